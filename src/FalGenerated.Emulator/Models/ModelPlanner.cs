using FalGenerated.Emulator.Contract;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;

namespace FalGenerated.Emulator.Models;

/// <summary>
/// Plans the jobs of every endpoint: it checks the input as the service's runner does, and leaves a good one to the upscaler, or makes
/// the output up from the document of another endpoint.
/// </summary>
internal sealed class ModelPlanner(ServedContracts contracts, OutcomePlan outcomes, UpscalerModel upscaler)
{
    private static readonly KeyValuePair<string, string> Sample = new("X-Fal-Emulator", "sample");

    /// <summary>True if the app exists; a wrong path below it shows only in the result.</summary>
    public bool Knows(string appId) => contracts.All.Any(contract => contract.AppId == appId);

    /// <summary>Looks at a submission at once and returns its work.</summary>
    public JobPlan Plan(Submission submission)
    {
        if (contracts.Find(submission.EndpointId) is not { } contract)
        {
            var path = submission.EndpointId[submission.AppId.Length..];
            var missing = Reply.Detail(404, $"Path {(path.Length == 0 ? "/" : path)} not found");
            return new JobPlan(_ => new Outcome(404, missing.Body) { BillableUnits = "0" }) { Refuses = true };
        }

        var problems = contract.Check(submission.Input);
        return problems.Count > 0 ? Refusal.Of(problems)
            : contract.EndpointId == Pinned.EndpointId ? upscaler.Plan(submission)
            : new JobPlan(job => outcomes.For(job.Number) ?? new Outcome(200, Reply.Utf8(contract.Sample)) { BillableUnits = "1", Headers = [Sample] });
    }
}
