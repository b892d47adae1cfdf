using System.CommandLine;
using FalGenerated.Generator.Commands;

RootCommand root = new("From a pinned fal document to code, and what a change of it breaks.");
ContractCommands.AddTo(root, args.FirstOrDefault());
return await CommandLineRun.InvokeAsync(root, args);
