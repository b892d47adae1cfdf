using System.CommandLine;
using FalGenerated.Generator.Drift.Fetching;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Drift.Policy;

namespace FalGenerated.Generator.Commands;

/// <summary>The options of the verbs that look at the live document.</summary>
internal sealed class SourceOptions
{
    private readonly Argument<string?> _endpoint = new("endpoint") { Description = "An endpoint of the lock; without it, all.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _from = new("--from") { Description = "Take the document from a file; nothing is fetched." };
    private readonly Option<string?> _source = new("--source") { Description = "A mirror's host, or the document's own address." };
    private readonly Option<double> _timeout = new("--timeout") { Description = "Seconds to wait for each text.", DefaultValueFactory = _ => 30 };
    private readonly Option<bool> _offline = new("--offline") { Description = "Never touch the network." };

    public Option<string> Root { get; } = ContractOptions.Root();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_endpoint);
        command.Options.Add(Root);
        command.Options.Add(_from);
        command.Options.Add(_source);
        command.Options.Add(_timeout);
        command.Options.Add(_offline);
    }

    public string? Endpoint(ParseResult result) => result.GetValue(_endpoint);

    public bool IsFile(ParseResult result) => result.GetValue(_from) is not null;

    public IReadOnlyList<LockEntry> Entries(ParseResult result, LockFile file)
    {
        string? endpoint = result.GetValue(_endpoint);
        List<LockEntry> entries = [.. file.Entries.Where(entry => endpoint is null || entry.Endpoint == endpoint)];
        if (entries.Count == 0)
        {
            throw new UsageException($"the lock has no endpoint '{Drift.Excerpt.Of(endpoint ?? "")}'; it has: {string.Join(", ", file.Entries.Select(entry => entry.Endpoint))}.");
        }

        bool oneDocument = result.GetValue(_from) is not null || (result.GetValue(_source) is { } source && !FetchAddress.IsRoot(FetchAddress.Mirror(source)));
        return oneDocument && entries.Count > 1
            ? throw new UsageException("the lock has several endpoints; name the one that the document describes.")
            : entries;
    }

    public LiveSource Source(ParseResult result)
    {
        double seconds = result.GetValue(_timeout);
        if (seconds is not (> 0 and <= 3600))
        {
            throw new UsageException("--timeout is a number of seconds above 0, at most 3600.");
        }

        if (result.GetValue(_from) is not null && result.GetValue(_source) is not null)
        {
            throw new UsageException("give --from or --source, not both.");
        }

        return new LiveSource(result.GetValue(_from), result.GetValue(_source), result.GetValue(_offline), () => ContractFetcher.Create(TimeSpan.FromSeconds(seconds)));
    }
}
