using System.Text.Json.Nodes;
using FalGenerated.Emulator.Contract;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;

namespace FalGenerated.Emulator.Models;

/// <summary>The end of a job whose input the model refuses: 422, and nothing is billed.</summary>
internal static class Refusal
{
    public static JobPlan Of(JsonArray problems)
    {
        var outcome = OutcomeOf(problems);
        return new JobPlan(_ => outcome) { Refuses = true };
    }

    /// <summary>The outcome for one member of the input.</summary>
    public static Outcome OutcomeOf(string member, string type, string message, JsonNode? value, JsonObject? context = null) =>
        OutcomeOf([DetailItem.Create(["body", member], type, message, value, context)]);

    private static Outcome OutcomeOf(JsonArray problems) =>
        new(422, Reply.Utf8(new JsonObject { ["detail"] = problems })) { BillableUnits = "0" };
}
