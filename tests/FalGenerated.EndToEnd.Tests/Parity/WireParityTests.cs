using System.Text.Json.Nodes;
using FalGenerated.Emulator;
using FalGenerated.Emulator.Tests;

namespace FalGenerated.EndToEnd.Tests.Parity;

/// <summary>The same calls by the official JavaScript client and by the SDK: the same requests, but for the differences listed here.</summary>
public sealed class WireParityTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What the official client writes, what the SDK writes in its place, and why.</summary>
    private static readonly (string Official, string Sdk, string Reason)[] Differences =
    [
        (" [x-fal-queue-priority: normal]", "", "What is not set is not sent: the service's default applies."),
        ("/status?logs=0", "/status", "What is not set is not sent: the service's default applies."),
        (
            "[x-fal-request-timeout: 90]",
            "[x-fal-request-start-timeout: 90] [x-fal-request-timeout: 90]",
            "The preferred name beside the deprecated one."),
        ("hook?order=47&x=ä", "hook?order=47&x=%C3%A4", "A .NET Uri writes other letters than ASCII percent-encoded; the address is the same."),
    ];

    [Fact(Explicit = true)]
    public async Task Wire_SameCalls_AreTheSameRequests()
    {
        await NodeProject.RequireNodeAsync(Token);
        await NodeProject.RestoreAsync(Token);
        await using var emulator = await FalEmulator.StartAsync(cancellationToken: Token);
        var official = await OfficialAsync(emulator);
        var sdk = await SdkAsync(emulator);

        Assert.Equal(official.Keys.Order(), sdk.Keys.Order());
        Assert.All(Differences, row => Assert.Contains(official.Values.SelectMany(lines => lines), line => line.Contains(row.Official, StringComparison.Ordinal)));
        foreach (var (call, lines) in sdk)
        {
            // Parts go up in any order.
            Assert.Equal([call, .. official[call].Select(AsTheSdk).Order()], [call, .. lines.Order()]);
        }
    }

    private static string AsTheSdk(string line) =>
        Differences.Aggregate(line, (text, row) => text.Replace(row.Official, row.Sdk, StringComparison.Ordinal));

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> OfficialAsync(FalEmulator emulator)
    {
        var file = Path.Combine(Path.GetTempPath(), $"fal-wire-{Guid.NewGuid():N}.json");
        try
        {
            var (code, output) = await NodeProject.NodeAsync(emulator, ["record.mjs", file], Token);
            Assert.True(code == 0, output);
            var record = JsonNode.Parse(await File.ReadAllTextAsync(file, Token))!.AsObject();
            return record.ToDictionary(call => call.Key, call => (IReadOnlyList<string>)[.. call.Value!.AsArray().Select(Line)]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Line(JsonNode? exchange) =>
        WireLine.Of(
            (string)exchange!["method"]!,
            (string)exchange["path"]!,
            (string)exchange["query"]!,
            exchange["headers"]!.AsObject().Select(header => KeyValuePair.Create(header.Key, (string)header.Value!)),
            (string)exchange["body"]!);

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> SdkAsync(FalEmulator emulator)
    {
        using var fal = new FalClient(new FalOptions
        {
            ApiKey = emulator.Key,
            QueueUrl = emulator.QueueUrl,
            RunUrl = emulator.RunUrl,
            RestUrl = emulator.RestUrl,
            ApiUrl = emulator.ApiUrl,
        });
        Dictionary<string, IReadOnlyList<string>> record = [];
        foreach (var (name, call) in new SdkCalls(emulator, fal).ByName)
        {
            emulator.Reset();
            await call();
            record[name] = [.. emulator.Wire.Select(exchange => WireLine.Of(exchange.Method, exchange.Path, exchange.Query, exchange.Headers, exchange.Body))];
        }

        return record;
    }
}
