using System.CommandLine;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Fetching;
using FalGenerated.Generator.Drift.Lock;

namespace FalGenerated.Generator.Commands;

/// <summary>The options of the commands that look at the live document.</summary>
internal sealed class SourceOptions
{
    private readonly Argument<string?> endpoint = new("endpoint") { Description = "An endpoint of the lock; without it, all.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> from = new("--from") { Description = "Take the document from a file; nothing is fetched." };
    private readonly Option<string?> source = new("--source") { Description = "A mirror's root, ending in a slash, or the document's own address." };
    private readonly Option<double> timeout = new("--timeout") { Description = "Seconds to wait for each text.", DefaultValueFactory = _ => 30 };
    private readonly Option<bool> offline = new("--offline") { Description = "Never touch the network." };

    public Option<string> Root { get; } = ContractOptions.Root();

    public void AddTo(Command command)
    {
        command.Arguments.Add(endpoint);
        command.Options.Add(Root);
        command.Options.Add(from);
        command.Options.Add(source);
        command.Options.Add(timeout);
        command.Options.Add(offline);
    }

    public string? Endpoint(ParseResult result) => result.GetValue(endpoint);

    public bool IsFile(ParseResult result) => result.GetValue(from) is not null;

    public IReadOnlyList<LockEntry> Entries(ParseResult result, LockFile file)
    {
        string? wanted = result.GetValue(endpoint);
        List<LockEntry> entries = [.. file.Entries.Where(entry => wanted is null || entry.Endpoint == wanted)];
        if (entries.Count == 0)
        {
            throw new UsageException($"the lock has no endpoint '{Truncate.Of(wanted ?? "")}'; it has: {string.Join(", ", file.Entries.Select(entry => entry.Endpoint))}.");
        }

        bool oneDocument = result.GetValue(from) is not null || (result.GetValue(source) is { } mirror && !FetchAddress.IsRoot(FetchAddress.Mirror(mirror)));
        return oneDocument && entries.Count > 1
            ? throw new UsageException("the lock has several endpoints; name the one that the document describes.")
            : entries;
    }

    public LiveSource Source(ParseResult result)
    {
        double seconds = result.GetValue(timeout);
        if (seconds is not (> 0 and <= 3600))
        {
            throw new UsageException("--timeout is a number of seconds above 0, at most 3600.");
        }

        if (result.GetValue(from) is not null && result.GetValue(source) is not null)
        {
            throw new UsageException("give --from or --source, not both.");
        }

        return new LiveSource(result.GetValue(from), result.GetValue(source), result.GetValue(offline), () => ContractFetcher.Create(TimeSpan.FromSeconds(seconds)));
    }
}
