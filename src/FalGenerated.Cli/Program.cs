using FalGenerated.Cli.Running;

return await CommandLineProgram.RunAsync(args, Surroundings.OfProcess()).ConfigureAwait(false);
