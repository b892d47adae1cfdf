using FalGenerated.Cli.Hosting;
using FalGenerated.Emulator;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Commands;

/// <summary>Prints the addresses of a hosted emulator and how to point clients at it.</summary>
internal static class EmulatorSummary
{
    public static void Show(FalEmulator emulator, IEnumerable<Scenario> scenarios, Session session)
    {
        (string Name, string Key, string Value)[] lines =
        [
            ("queue", "queueUrl", emulator.QueueUrl.AbsoluteUri),
            ("run", "runUrl", emulator.RunUrl.AbsoluteUri),
            ("storage", "restUrl", emulator.RestUrl.AbsoluteUri),
            ("platform", "apiUrl", emulator.ApiUrl.AbsoluteUri),
            ("site", "siteUrl", emulator.SiteUrl.AbsoluteUri),
            ("admin", "adminUrl", emulator.AdminUrl.AbsoluteUri),
            ("files", "filesUrl", emulator.FilesUrl.AbsoluteUri),
            ("key", "key", emulator.Key),
        ];
        foreach ((string name, string key, string value) in lines)
        {
            session.WriteLine($"{name,-9} {value}");
            session.Report.Set(key, value);
        }

        session.Report.Set("scenarios", new JArray(scenarios.Select(scenario => scenario.Name)));
        session.WriteLine("");
        session.WriteLine(emulator.UpscaleNote);
        session.WriteLine($"fal-upscale   fal-upscale upscale clip.mp4 --server {emulator.QueueUrl} --output big.mp4");
        session.WriteLine(".NET          new FalOptions { Key, QueueUrl, RunUrl, RestUrl, ApiUrl } with the values above");
        session.WriteLine("JavaScript    fal.config({ credentials, requestMiddleware }): put the addresses above in place of");
        session.WriteLine("              https://queue.fal.run/, https://fal.run/ and https://rest.fal.ai/");
        session.WriteLine("Any other     send 'Authorization: Key …' with the key above to the queue's address");
        session.WriteLine("Faults        POST the name of a scenario, or its JSON, to the admin address + 'scenarios'");
        session.WriteLine("Ctrl-C ends it.");
    }
}
