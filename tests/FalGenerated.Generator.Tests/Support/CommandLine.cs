using System.CommandLine;
using FalGenerated.Generator.Commands;

namespace FalGenerated.Generator.Tests.Support;

/// <summary>Commands of the tool, run within the test.</summary>
internal static class CommandLine
{
    public static async Task<(int Code, string Output, string Error)> AddAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using StringWriter output = new(), error = new();
        int code = await AddCommand.Create().Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
