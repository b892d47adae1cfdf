using FalGenerated.Cli.Running;

return await CommandLineProgram.RunAsync(args, Console.Out, Console.Error, terminal: !Console.IsErrorRedirected, TimeProvider.System).ConfigureAwait(false);
