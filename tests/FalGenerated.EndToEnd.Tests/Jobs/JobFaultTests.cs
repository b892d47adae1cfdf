using System.Text.Json.Nodes;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Emulator;
using FalGenerated.Tests.Storage;

namespace FalGenerated.EndToEnd.Tests.Jobs;

/// <summary>Every fault at every request of a job: the right result or the right typed error, and the right number of jobs.</summary>
public sealed class JobFaultTests
{
    private const string Ok = "result";
    private const string Unknown = nameof(FalOutcomeUnknownException);

    private static readonly Dictionary<string, Fault> Faults = new()
    {
        ["reset before headers"] = new() { Kind = FaultKind.Reset },
        ["lost reply"] = new() { Kind = FaultKind.LoseReply },
        ["reset in the body"] = new() { Kind = FaultKind.Cut, AtByte = 3 },
        ["500"] = new() { Kind = FaultKind.Answer, Status = 500, Text = "" },
        ["500 json"] = new() { Kind = FaultKind.Answer, Status = 500, Json = new JsonObject { ["detail"] = "boom", ["error_type"] = "internal_error" } },
        ["502 html"] = new() { Kind = FaultKind.Answer, Status = 502, Text = "<html><center>nginx</center></html>" },
        ["503"] = new() { Kind = FaultKind.Answer, Status = 503, Text = "<html><center>nginx</center></html>" },
        ["429"] = new() { Kind = FaultKind.Answer, Status = 429, Json = new JsonObject { ["detail"] = "slow down" } },
        ["429 with retry-after"] = new()
        {
            Kind = FaultKind.Answer, Status = 429, Json = new JsonObject(), Headers = new Dictionary<string, string> { ["Retry-After"] = "2" },
        },
        ["slow headers"] = new() { Kind = FaultKind.Delay, DelaySeconds = 0.3 },
        ["truncated json"] = new() { Kind = FaultKind.Truncate },
        ["unknown status"] = new() { Kind = FaultKind.Merge, Merge = new JsonObject { ["status"] = "PAUSED_FOR_TEA" } },
        ["unknown fields"] = new() { Kind = FaultKind.Merge, Merge = new JsonObject { ["mood"] = "good", ["more"] = new JsonObject { ["x"] = 1 } } },
        ["cut in a line"] = new() { Kind = FaultKind.CutStream, AfterEvents = 1 },
        ["ended early"] = new() { Kind = FaultKind.EndStream, AfterEvents = 1 },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, string, int> Cases
    {
        get
        {
            TheoryData<string, string, string, string, int> cases = [];
            foreach (string fault in Faults.Keys)
            {
                bool stream = fault is "cut in a line" or "ended early";
                if (!stream)
                {
                    // A submit: operation, fault, mode, what comes of it, jobs at the service.
                    (string outcome, int jobs) = fault switch
                    {
                        "lost reply" => (Unknown, 1),
                        "reset before headers" or "500" or "500 json" or "502 html" => (Unknown, 0),
                        _ => (Ok, 1),
                    };
                    cases.Add(Operations.Submit, fault, nameof(WaitMode.Poll), outcome, jobs);
                    cases.Add(Operations.Status, fault, nameof(WaitMode.Poll), Ok, 1);
                    cases.Add(Operations.Result, fault, nameof(WaitMode.Poll), Ok, 1);
                }

                cases.Add(Operations.Stream, fault, nameof(WaitMode.Auto), Ok, 1);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Fault_AtARequestOfAJob_EndsAsItShould(string operation, string fault, string mode, string expected, int jobs)
    {
        await using FalEmulator emulator = await FalEmulator.StartAsync(
            new() { QueueTime = TimeSpan.FromMilliseconds(30), RunTime = TimeSpan.FromMilliseconds(60) }, Token);
        emulator.Inject(Faults[fault] with { Operation = operation, Request = 1, Times = operation == Operations.Stream ? 2 : 1 });
        using SocketsHttpHandler connections = new() { AllowAutoRedirect = false };
        using FalClient client = new(
            new FalOptions { ApiKey = emulator.Key, QueueUrl = emulator.QueueUrl, RunUrl = emulator.RunUrl, RestUrl = emulator.RestUrl, ApiUrl = emulator.ApiUrl },
            connections,
            mode == nameof(WaitMode.Poll) ? new QuickTime() : TimeProvider.System);

        string outcome = await RunAsync(client, Enum.Parse<WaitMode>(mode));

        Assert.Equal(expected, outcome);
        Assert.Equal(jobs, emulator.Jobs.Count);
        Assert.InRange(emulator.Submits, 1, fault is "503" or "429" or "429 with retry-after" ? 2 : 1);
    }

    private static async Task<string> RunAsync(FalClient client, WaitMode mode)
    {
        try
        {
            FalJob<UpscaleVideoOutput> job = await client.Endpoint(UpscaleVideoEndpoint.Descriptor)
                .SubmitAsync(new UpscaleVideoInput { VideoUrl = "https://media.example/in.mp4" }, cancellationToken: Token);
            UpscaleVideoOutput output = await job.WaitAsync(options: new() { Mode = mode, Logs = true }, cancellationToken: Token);
            return output.Duration > 0 ? Ok : "an empty output";
        }
        catch (FalException error)
        {
            return error.GetType().Name;
        }
    }
}
