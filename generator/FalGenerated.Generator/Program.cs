using System.CommandLine;
using FalGenerated.Generator.Commands;

RootCommand root = new("fal-contract: from a pinned fal document to code, and what changed between two documents.");
Verbs.AddTo(root, args.FirstOrDefault());
return await CommandLineRun.InvokeAsync(root, args);
