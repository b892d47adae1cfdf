using System.Diagnostics;

namespace FalGenerated.Emulator.Ffmpeg;

/// <summary>Runs a program to its end, or to the cancellation, which kills it and its children.</summary>
internal static class ToolProcess
{
    private const int LinesKept = 5;
    private const int LineLength = 300;

    /// <summary>Runs a program and hands each line of its standard output on.</summary>
    /// <returns>The exit code, and the last lines that it wrote about errors.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; the program has ended.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">It could not be started.</exception>
    public static async Task<(int ExitCode, string Errors)> RunAsync(
        string program, IEnumerable<string> arguments, Action<string> onLine, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var output = ReadAsync(process.StandardOutput, onLine);
        Queue<string> errors = new();
        var problems = ReadAsync(process.StandardError, line => Remember(errors, line));
        try
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            await Task.WhenAll(output, problems).ConfigureAwait(false);
            throw;
        }

        await Task.WhenAll(output, problems).ConfigureAwait(false);
        return (process.ExitCode, string.Join("; ", errors));
    }

    private static async Task ReadAsync(StreamReader reader, Action<string> onLine)
    {
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            onLine(line);
        }
    }

    private static void Remember(Queue<string> lines, string line)
    {
        lines.Enqueue(line.Length > LineLength ? line[..LineLength] : line);
        if (lines.Count > LinesKept)
        {
            lines.Dequeue();
        }
    }
}
