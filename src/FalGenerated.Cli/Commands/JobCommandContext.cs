using System.CommandLine;
using FalGenerated.Cli.Hosting;

namespace FalGenerated.Cli.Commands;

/// <summary>The context of a command about one job.</summary>
internal sealed record JobCommandContext(ParseResult Parse, FalClient Client, Session Session);
