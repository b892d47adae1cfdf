using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Reporting;

/// <summary>
/// The outcome of one run: the single JSON object of <c>--json</c>, on success and on failure.
/// Money and decimals are strings, because many readers lose digits of JSON numbers; unknown money is null.
/// </summary>
internal sealed class Report
{
    private readonly JObject own = [];

    public ExitCode ExitCode { get; set; } = ExitCode.Success;

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

    /// <summary>Advice for a run that leaves its job unfinished; null if there is none.</summary>
    public string? NextStep { get; set; }

    /// <summary>True if the command only queries a job: a negative answer is then final and changes nothing about the job.</summary>
    public bool IsQuery { get; set; }

    /// <summary>Records that a job exists: from here on a failure leaves it unfinished.</summary>
    public void Adopt(FalJob job)
    {
        Submitted = Submitted.Yes;
        RequestId = job.RequestId;
        Token = job.Token;
    }

    /// <summary>Returns whether a failure is final, so that its own exit code applies.</summary>
    public bool IsConclusive(ExitCode exitCode) => Submitted == Submitted.No || (IsQuery && exitCode == ExitCode.Failed);

    /// <summary>Declares keys that the object always has.</summary>
    public void DeclareKeys(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            own[name] = JValue.CreateNull();
        }
    }

    /// <summary>Adds warnings of one kind.</summary>
    public void Warn(string code, IEnumerable<string> sentences) => Findings.AddRange(sentences.Select(sentence => (code, "warning", sentence)));

    /// <summary>Sets one of the command's own keys; a decimal becomes a string, null stays null.</summary>
    public void Set(string name, object? value) => own[name] = value switch
    {
        null => JValue.CreateNull(),
        decimal number => Text(number),
        JToken json => json,
        _ => JToken.FromObject(value),
    };

    /// <summary>Returns the object as one line of JSON.</summary>
    public string ToJson()
    {
        JObject json = new()
        {
            ["ok"] = ExitCode == ExitCode.Success,
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

    /// <summary>Formats a decimal in its shortest form: 0.0720 becomes 0.072.</summary>
    public static string? Text(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture);
}
