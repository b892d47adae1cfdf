using FalGenerated.Cli;
using FalGenerated.Cli.Hosting;

return await CommandLineProgram.RunAsync(args, CliEnvironment.OfProcess()).ConfigureAwait(false);
