using System.CommandLine;
using FalGenerated.Generator.Commands;

RootCommand root = new("From a pinned fal document to code, and what a change of it breaks.")
{
    NormalizeCommand.Create(),
    GenerateCommand.Create(),
    PageCommand.Create(),
    AddCommand.Create(),
};
DriftCommands.AddTo(root, args.FirstOrDefault());

return await CommandLineRun.InvokeAsync(root, args);
