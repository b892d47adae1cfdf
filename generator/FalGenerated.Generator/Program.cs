using System.CommandLine;
using FalGenerated.Generator.Commands;

RootCommand root = new("fal-contract: from a pinned fal document to code, and what changed between two documents.")
{
    NormalizeCommand.Create(),
    GenerateCommand.Create(),
    PageCommand.Create(),
    AddCommand.Create(),
};
DriftCommands.AddTo(root, args.FirstOrDefault());

return await CommandLineRun.InvokeAsync(root, args);
