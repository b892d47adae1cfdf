using FalGenerated.Generator.Commands;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.AddEndpoint;

/// <summary>What <c>add</c> may be given instead of a document: each is refused in one sentence, and nothing is pinned.</summary>
public sealed class BadInputTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Inputs => ["yaml", "html", "truncated", "other endpoint", "50 MB", "50 MB of spaces", "depth", "deep schema", "digits", "digits of a bound", "empty", "zeros"];

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Add_OfSomethingElse_IsOneSentence(string kind)
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.PathOf("x.json"), TextOf(kind), Token);
        await CommandLine.AddAsync([SmallDocument.Endpoint, "--root", folder.PathOf("warm"), "--from", folder.PathOf("nothing.json")], Token);

        long started = TimeProvider.System.GetTimestamp();
        (int code, string output, string error) = await CommandLine.AddAsync([SmallDocument.Endpoint, "--root", folder.PathOf("openapi"), "--from", folder.PathOf("x.json")], Token);
        TimeSpan taken = TimeProvider.System.GetElapsedTime(started);

        // Printed, not asserted: the time is the machine's. The goal is two seconds.
        TestContext.Current.TestOutputHelper!.WriteLine($"{taken.TotalSeconds:0.0} s: {error}");
        Assert.Equal((ExitCodes.CannotCompare, ""), (code, output));
        Assert.Contains("error FALGEN", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.InRange(error.Length, 10, 600);
        Assert.False(Directory.Exists(folder.PathOf("openapi")));
    }

    private static string TextOf(string kind)
    {
        string document = SmallDocument.With();
        return kind switch
        {
            "yaml" => "openapi: 3.0.4\ninfo:\n  title: t\npaths: {}\n",
            "html" => "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head></html>",
            "truncated" => document[..(document.Length / 2)],
            "other endpoint" => document.Replace("\"openapi\": \"3.0.4\",", "\"openapi\": \"3.0.4\", \"info\": {\"title\":\"t\",\"version\":\"1\",\"x-fal-metadata\":{\"endpointId\":\"acme/other\"}},", StringComparison.Ordinal),
            "50 MB" => SmallDocument.WithInputProperties("{\"a\":{\"type\":\"string\",\"description\":\"" + new string('x', 50_000_000) + "\"}}"),
            "50 MB of spaces" => document + new string(' ', 50_000_000),
            "depth" => new string('[', 100_000) + new string(']', 100_000),
            "deep schema" => SmallDocument.WithInputProperties("{\"a\":" + string.Concat(Enumerable.Repeat("{\"items\":", 100_000)) + "{}" + new string('}', 100_001)),
            "digits" => SmallDocument.WithInputProperties("{\"a\":{\"type\":\"number\",\"default\":" + new string('9', 2_000_000) + "}}"),
            "digits of a bound" => SmallDocument.WithInputProperties("{\"a\":{\"type\":\"integer\",\"maximum\":" + new string('9', 2_000_000) + "}}"),
            "empty" => "",
            _ => new string('\0', 1000),
        };
    }
}
