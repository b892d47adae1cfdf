using System.CommandLine;
using FalGenerated.Cli.Running;
using FalGenerated.Emulator;

namespace FalGenerated.Cli.Verbs;

/// <summary><c>emulator</c>: hosts fal's queue on this machine until it is interrupted.</summary>
internal sealed class EmulatorVerb : VerbCommand
{
    private readonly Option<int> port = new("--port") { Description = "The API port; 0 takes a free one.", DefaultValueFactory = _ => 0 };
    private readonly Option<double> speed = new("--speed") { Description = "How many seconds pass in the emulator for one of yours.", DefaultValueFactory = _ => 1 };

    public EmulatorVerb()
        : base("emulator", "Host an emulator of fal's queue on this machine, for tests in any language.")
    {
        Add(port);
        Add(speed);
    }

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        FalEmulatorOptions options = new() { Port = parse.GetValue(port), Speed = parse.GetValue(speed) };
        await using FalEmulator emulator = await FalEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
        Describe(emulator, session);
        session.PrintReport();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, session.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // An interrupt is how a host ends: it is no failure.
        }
    }

    private static void Describe(FalEmulator emulator, Session session)
    {
        (string Name, string Key, string Value)[] lines =
        [
            ("queue", "queueUrl", emulator.QueueUrl.AbsoluteUri),
            ("run", "runUrl", emulator.RunUrl.AbsoluteUri),
            ("storage", "restUrl", emulator.RestUrl.AbsoluteUri),
            ("platform", "apiUrl", emulator.ApiUrl.AbsoluteUri),
            ("admin", "adminUrl", emulator.AdminUrl.AbsoluteUri),
            ("files", "filesUrl", emulator.FilesUrl.AbsoluteUri),
            ("key", "key", emulator.Key),
        ];
        foreach ((string name, string key, string value) in lines)
        {
            session.Say($"{name,-9} {value}");
            session.Report.Set(key, value);
        }

        session.Say("");
        session.Say($"fal-upscale   fal-upscale upscale clip.mp4 --server {emulator.QueueUrl}");
        session.Say(".NET SDK      new FalOptions { Key, QueueUrl, RunUrl, RestUrl, ApiUrl } with the values above");
        session.Say("JavaScript    fal.config({ requestMiddleware }) that replaces https://queue.fal.run by the queue address, and so on");
        session.Say($"Python        FAL_RUN_HOST and FAL_QUEUE_RUN_HOST need https: put a TLS proxy in front of {emulator.QueueUrl.Authority}");
        session.Say("Any other     send 'Authorization: Key …' with the key above to the queue address; Ctrl-C ends the emulator");
    }
}
