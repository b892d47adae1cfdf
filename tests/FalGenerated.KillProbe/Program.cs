using FalGenerated;
using FalGenerated.BytedanceUpscaler;

// Arguments: the emulator's address, the journal's path, then the names of the intents.
// Each step is a line on stdout, flushed, so that whoever watches can kill this process at it.
Uri server = new(args[0]);
using FalClient fal = new(new FalOptions
{
    ApiKey = "emulator-key-id:emulator-key-secret",
    QueueUrl = server,
    RunUrl = server,
    RestUrl = server,
    ApiUrl = server,
    JournalPath = args[1],
});
FalEndpoint<UpscaleVideoInput, UpscaleVideoOutput> endpoint = fal.Endpoint(UpscaleVideoEndpoint.Descriptor);
int exitCode = 0;
foreach (string intent in args[2..])
{
    try
    {
        Say("begin", intent);
        UpscaleVideoInput input = new() { VideoUrl = $"https://media.example/{intent}.mp4" };
        FalJob<UpscaleVideoOutput> job = await endpoint.SubmitAsync(input, new SubmitOptions { IdempotencyKey = intent });
        Say("accepted", $"{intent} {job.RequestId}");
        await foreach (QueueStatus status in job.WatchAsync())
        {
            Say(status.IsCompleted ? "completed" : "waiting", intent);
        }

        UpscaleVideoOutput output = await job.GetResultAsync();
        Say("result", $"{intent} {job.RequestId} {output.Duration}");
    }
    catch (FalOutcomeUnknownException)
    {
        Say("doubt", intent);
        exitCode = 5;
    }
    catch (FalException error)
    {
        Say("failed", $"{intent} {error.GetType().Name}");
        exitCode = exitCode == 0 ? 4 : exitCode;
    }
}

return exitCode;

static void Say(string step, string what)
{
    Console.Out.WriteLine($"{step} {what}");
    Console.Out.Flush();
}
