using System.CommandLine;
using FalGenerated.Generator.Commands;

RootCommand root = new("fal-contract: from a pinned fal document to code, and what changed between two documents.")
{
    NormalizeCommand.Create(),
    GenerateCommand.Create(),
};

ParseResult command = root.Parse(args);
int exitCode = await command.InvokeAsync();
return command.Errors.Count > 0 ? 2 : exitCode;
