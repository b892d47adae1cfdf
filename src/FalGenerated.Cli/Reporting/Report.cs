using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Reporting;

/// <summary>
/// What one run has to say: the single JSON object of <c>--json</c>, on success and on failure alike.
/// Money and decimals are strings, because JSON numbers lose digits in many readers; unknown money is null.
/// </summary>
internal sealed class Report
{
    private readonly JObject own = [];

    public ExitCode ExitCode { get; set; } = ExitCode.Done;

    public Submitted Submitted { get; set; } = Submitted.No;

    public string? RequestId { get; set; }

    public string? Token { get; set; }

    public string? Status { get; set; }

    public string? OutputPath { get; set; }

    public string? OutputUrl { get; set; }

    public decimal? BilledSeconds { get; set; }

    public decimal? CostUsd { get; set; }

    public (string Code, string Message)? Error { get; set; }

    public List<(string Code, string Severity, string Message)> Findings { get; } = [];

    /// <summary>How to go on after a run that leaves its job unfinished; null while there is nothing to say.</summary>
    public string? WayOn { get; set; }

    /// <summary>Whether the verb only asks about a job: then a definite no is an answer, and the job stays what it is.</summary>
    public bool OnlyAsks { get; set; }

    /// <summary>A job exists: from here on a failure leaves it unfinished.</summary>
    public void Adopt(FalJob job)
    {
        Submitted = Submitted.Yes;
        RequestId = job.RequestId;
        Token = job.Token;
    }

    /// <summary>Whether a failure ends the matter, so that its own exit code holds.</summary>
    public bool IsOver(ExitCode exitCode) => Submitted == Submitted.No || (OnlyAsks && exitCode == ExitCode.SaidNo);

    /// <summary>Names keys that the object has in any case.</summary>
    public void Expect(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            own[name] = JValue.CreateNull();
        }
    }

    /// <summary>Adds warnings of one kind.</summary>
    public void Warn(string code, IEnumerable<string> sentences) => Findings.AddRange(sentences.Select(sentence => (code, "warning", sentence)));

    /// <summary>Sets a key of the verb's own; a decimal becomes a string, null stays null.</summary>
    public void Set(string name, object? value) => own[name] = value switch
    {
        null => JValue.CreateNull(),
        decimal number => Text(number),
        JToken json => json,
        _ => JToken.FromObject(value),
    };

    /// <summary>The object as one line of JSON.</summary>
    public string ToJson()
    {
        JObject json = new()
        {
            ["ok"] = ExitCode == ExitCode.Done,
            ["exitCode"] = (int)ExitCode,
            ["submitted"] = Submitted switch { Submitted.Yes => "yes", Submitted.Unknown => "unknown", _ => "no" },
            ["requestId"] = RequestId,
            ["token"] = Token,
            ["status"] = Status,
            ["outputPath"] = OutputPath,
            ["outputUrl"] = OutputUrl,
            ["billedSeconds"] = Text(BilledSeconds),
            ["costUsd"] = Text(CostUsd),
            ["error"] = Error is null ? JValue.CreateNull() : new JObject { ["code"] = Error.Value.Code, ["message"] = Error.Value.Message },
            ["findings"] = new JArray(Findings.Select(finding => new JObject
            {
                ["code"] = finding.Code,
                ["severity"] = finding.Severity,
                ["message"] = finding.Message,
            })),
        };
        foreach (JProperty property in own.Properties())
        {
            json.Add(property.Name, property.Value);
        }

        return json.ToString(Formatting.None);
    }

    /// <summary>A decimal in its shortest form: 0.0720 reads 0.072.</summary>
    public static string? Text(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture);
}
