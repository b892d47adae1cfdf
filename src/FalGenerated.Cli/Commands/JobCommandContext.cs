using System.CommandLine;
using FalGenerated.Cli.Hosting;

namespace FalGenerated.Cli.Commands;

/// <summary>What a verb about one job is called with.</summary>
internal sealed record JobCommandContext(ParseResult Parse, FalClient Client, Session Session);
