using FalGenerated.Batches.Reporting;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Reporting;
using FalGenerated.Wire;
using Newtonsoft.Json;

namespace FalGenerated.Cli.Batches;

/// <summary>
/// The clips of a batch and how each stands, in a file beside the outputs. It is for reports and for going on quickly: what was paid stands in the
/// journal and its ledger, and a batch without this file finds its jobs there.
/// </summary>
internal sealed class BatchRecord : IDisposable
{
    private const string FileName = ".fal-batch.jsonl";
    private const string LockName = ".fal-batch.lock";
    private readonly Dictionary<string, ClipRow> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<BatchClipState, int> states = [];
    private readonly Lock gate = new();
    private decimal spentUsd;
    private readonly FileStream? held;
    private readonly StreamWriter? writer;

    private BatchRecord(string path, FileStream? held)
    {
        this.held = held;
        Load(path);
        writer = held is null ? null : OpenEnd(path);
    }

    /// <summary>Gets the clips in the order in which they came to the batch.</summary>
    public IReadOnlyList<ClipRow> Rows
    {
        get
        {
            lock (gate)
            {
                return [.. rows.Values.OrderBy(row => row.Number)];
            }
        }
    }

    /// <summary>Counts the clips by state, and sums what those with a job cost or may cost. It is kept as clips change: a batch has many, and is asked at each change.</summary>
    public (IReadOnlyDictionary<BatchClipState, int> States, decimal SpentUsd) Count()
    {
        lock (gate)
        {
            return (states.Where(state => state.Value > 0).ToDictionary(), spentUsd);
        }
    }

    /// <summary>Gets the limit that the last run had, in US dollars; null for none.</summary>
    public decimal? LimitUsd { get; private set; }

    /// <summary>Opens the record of a folder to run its batch.</summary>
    /// <exception cref="CommandException">Another process runs it.</exception>
    public static BatchRecord Open(string folder)
    {
        FileStream? held = null;
        try
        {
            held = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            return new(Path.Combine(folder, FileName), held);
        }
        catch (IOException) when (held is null)
        {
            throw new CommandException(ExitCode.Refused, "batch_running", $"Another process runs the batch of {folder}; wait for it, or choose another --output-folder.");
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    }

    /// <summary>Reads the record of a folder while its batch may run.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static BatchRecord Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        return File.Exists(path) ? new(path, null) : throw new CommandException(ExitCode.Refused, "no_batch", $"There is no batch in {folder}: name its sources to start it, or another --output-folder.");
    }

    /// <summary>Finds a clip by its output; null if it is new.</summary>
    public ClipRow? Find(string output)
    {
        lock (gate)
        {
            return rows.GetValueOrDefault(output);
        }
    }

    /// <summary>Keeps the limit of this run.</summary>
    public void SetLimit(decimal? usd)
    {
        lock (gate)
        {
            LimitUsd = usd;
            Write(new Line { HasLimit = true, LimitUsd = usd });
        }
    }

    /// <summary>Keeps the state of a clip. A new one gets the next number.</summary>
    public ClipRow Set(ClipRow row)
    {
        lock (gate)
        {
            row = row with { Number = rows.TryGetValue(row.Output, out ClipRow? earlier) ? earlier.Number : rows.Count + 1 };
            Keep(row);
            Write(new Line { Clip = row });
            return row;
        }
    }

    public void Dispose()
    {
        writer?.Dispose();
        held?.Dispose();
    }

    private void Keep(ClipRow row)
    {
        if (rows.TryGetValue(row.Output, out ClipRow? earlier))
        {
            states[earlier.State]--;
            spentUsd -= SpentOn(earlier);
        }

        rows[row.Output] = row;
        states[row.State] = states.GetValueOrDefault(row.State) + 1;
        spentUsd += SpentOn(row);
    }

    private static decimal SpentOn(ClipRow row) => row.RequestId is not null || row.State == BatchClipState.InDoubt ? row.CostUsd ?? row.AtMostUsd ?? 0 : 0;

    private void Write(Line line)
    {
        writer!.WriteLine(FalJson.Write(line));
        writer.Flush();
    }

    private void Load(string path)
    {
        foreach (string text in File.Exists(path) ? File.ReadLines(path) : [])
        {
            Line? line = Parse(text);
            if (line?.Clip is { } row)
            {
                Keep(row);
            }
            else if (line is { HasLimit: true })
            {
                LimitUsd = line.LimitUsd;
            }
        }
    }

    // A line that was cut when the process ended says less than the journal, which is asked anyway.
    private static Line? Parse(string text)
    {
        try
        {
            return FalJson.Read<Line>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static StreamWriter OpenEnd(string path)
    {
        FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        file.Seek(-Math.Min(1, file.Length), SeekOrigin.End);
        bool isCut = file.Length > 0 && file.ReadByte() != '\n';
        file.Seek(0, SeekOrigin.End);
        StreamWriter writer = new(file);
        if (isCut)
        {
            writer.WriteLine();
        }

        return writer;
    }

    private sealed record Line
    {
        [JsonProperty("clip")]
        public ClipRow? Clip { get; init; }

        [JsonProperty("hasLimit", DefaultValueHandling = DefaultValueHandling.Ignore)]
        public bool HasLimit { get; init; }

        [JsonProperty("limitUsd")]
        public decimal? LimitUsd { get; init; }
    }
}
