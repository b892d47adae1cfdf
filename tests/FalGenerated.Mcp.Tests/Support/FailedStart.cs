using System.Globalization;
using System.Text.RegularExpressions;
using FalGenerated.Mcp.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace FalGenerated.Mcp.Tests.Support;

/// <summary>A command line that starts no server: exit code 2, one sentence on stderr, nothing on stdout.</summary>
internal static partial class FailedStart
{
    /// <summary>Runs it, and returns the sentence.</summary>
    public static async Task<string> OfAsync(string[] args)
    {
        StringWriter error = new(CultureInfo.InvariantCulture);
        using MemoryStream output = new();

        int code = await McpProgram.RunAsync(args, new ServerEnvironment(Stream.Null, output, TextWriter.Null, error, NullLoggerFactory.Instance, McpBench.Token));

        Assert.Equal(2, code);
        Assert.Equal(0, output.Length);
        Assert.Matches(OneLine(), error.ToString());
        return error.ToString();
    }

    [GeneratedRegex(@"\Afal-mcp: [^\n]+\n\z")]
    private static partial Regex OneLine();
}
