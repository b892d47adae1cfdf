using FalGenerated.Worker;

return await WorkerProgram.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
