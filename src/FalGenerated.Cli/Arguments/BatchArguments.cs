using System.CommandLine;
using System.Globalization;
using FalGenerated.Batches.Reporting;
using FalGenerated.Batches.Sources;

namespace FalGenerated.Cli.Arguments;

/// <summary>The options of a batch as a whole.</summary>
internal sealed class BatchArguments
{
    private const int MostAtOnce = 200;
    private const int MostPerMinute = 6000;

    private readonly Option<string?> folder = OptionParsers.Text("--output-folder", "FOLDER", "Where the outputs go; the same folder goes on.");
    private readonly Option<string?> name = OptionParsers.Text("--name", "PATTERN", $"Names of the outputs; {NamePattern.Default} by default.");
    private readonly Option<decimal?> maxTotal = OptionParsers.Number("--max-total", "USD", "Limit of all that it ever spends (exit 3).", most: 1_000_000);
    private readonly Option<int> concurrency = OptionParsers.Whole("--concurrency", "N", "Clips at a time; 4 by default.", MostAtOnce);
    private readonly Option<int> rate = OptionParsers.Whole("--rate", "N", "The most submits in a minute.", MostPerMinute);
    private readonly Option<int> failures = OptionParsers.Whole("--stop-after-failures", "N", "Submit nothing more after N failed clips.", int.MaxValue);
    private readonly Option<TimeOnly?> until = new("--until")
    {
        Description = "Submit nothing more from then on (local time).",
        HelpName = "HH:MM",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            if (TimeOnly.TryParseExact(result.Tokens[0].Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly value))
            {
                return value;
            }

            result.AddError($"--until cannot be '{result.Tokens[0].Value}': give a time of the day such as 06:30.");
            return null;
        },
    };

    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Quote the clips and stop; nothing is sent." };
    private readonly Option<string?> report = OptionParsers.Text("--report", "FORMAT", $"Only report: {string.Join(", ", BatchReport.Formats)}.");

    public BatchArguments() => report.AcceptOnlyFromAmong([.. BatchReport.Formats]);

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[folder, name, maxTotal, concurrency, rate, until, failures, dryRun, report])
        {
            command.Add(option);
        }
    }

    public string? Folder(ParseResult parse) => parse.GetValue(folder) is { } text ? Path.GetFullPath(text) : null;

    public string Name(ParseResult parse) => parse.GetValue(name) ?? NamePattern.Default;

    public decimal? MaxTotal(ParseResult parse) => parse.GetValue(maxTotal);

    public int Concurrency(ParseResult parse) => parse.GetValue(concurrency) is > 0 and var count ? count : 4;

    public int? Rate(ParseResult parse) => parse.GetValue(rate) is > 0 and var count ? count : null;

    public int? Failures(ParseResult parse) => parse.GetValue(failures) is > 0 and var count ? count : null;

    public bool IsDryRun(ParseResult parse) => parse.GetValue(dryRun);

    public string? Report(ParseResult parse) => parse.GetValue(report);

    /// <summary>Returns the next moment at which the local clock shows the time; null if none is given.</summary>
    public DateTimeOffset? Until(ParseResult parse, TimeProvider time)
    {
        if (parse.GetValue(until) is not { } clock)
        {
            return null;
        }

        DateTimeOffset now = time.GetLocalNow();
        DateTimeOffset today = new(DateOnly.FromDateTime(now.DateTime).ToDateTime(clock), now.Offset);
        return today > now ? today : today.AddDays(1);
    }
}
