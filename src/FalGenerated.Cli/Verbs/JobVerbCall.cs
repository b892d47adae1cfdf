using System.CommandLine;
using FalGenerated.Cli.Running;

namespace FalGenerated.Cli.Verbs;

/// <summary>What a verb about one job is called with.</summary>
internal sealed record JobVerbCall(ParseResult Parse, FalClient Client, Session Session);
