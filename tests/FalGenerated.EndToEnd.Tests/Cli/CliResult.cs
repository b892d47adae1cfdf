using Newtonsoft.Json.Linq;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>What a finished run of the command line left behind.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error)
{
    /// <summary>The keys of every JSON object, whatever the verb.</summary>
    public static IReadOnlyList<string> BaseKeys { get; } =
        ["ok", "exitCode", "submitted", "requestId", "token", "status", "outputPath", "outputUrl", "billedSeconds", "costUsd", "error", "findings"];

    /// <summary>The lines on stderr.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The one JSON object that stdout holds; fails when stdout holds anything else.</summary>
    public JObject Json()
    {
        string[] lines = Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        JObject json = JObject.Parse(Assert.Single(lines));
        Assert.Equal(ExitCode, (int)json["exitCode"]!);
        Assert.Equal(ExitCode == 0, (bool)json["ok"]!);
        Assert.Empty(BaseKeys.Except(json.Properties().Select(property => property.Name)));
        return json;
    }

    /// <summary>The verb's own keys.</summary>
    public IEnumerable<string> OwnKeys() => Json().Properties().Select(property => property.Name).Except(BaseKeys);

    /// <summary>The stable word of the failure.</summary>
    public string? Code() => (string?)Json()["error"]!["code"];
}
