namespace FalGenerated.Playground.Hosting;

/// <summary>Runs the program from arguments to exit code.</summary>
internal static class PlaygroundProgram
{
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        try
        {
            await using PlaygroundHost host = await PlaygroundHost.StartAsync(PlaygroundOptions.Parse(arguments)).ConfigureAwait(false);
            await output.WriteLineAsync($"The playground is at {host.Address} (Ctrl-C ends it). {host.EmulatorNote}").ConfigureAwait(false);
            await host.WaitForEndAsync().ConfigureAwait(false);
            return 0;
        }
        catch (ArgumentException problem)
        {
            await error.WriteLineAsync(problem.Message).ConfigureAwait(false);
            return 2;
        }
        catch (IOException problem)
        {
            await error.WriteLineAsync($"{problem.Message.TrimEnd('.')}; give another --port or --data.").ConfigureAwait(false);
            return 2;
        }
    }
}
