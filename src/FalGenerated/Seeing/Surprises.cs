using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>What the service said and the contract does not know. Each is counted every time and logged once per kind.</summary>
internal sealed class Surprises(ILogger log)
{
    // The service writes these names: a broken one must not fill the memory.
    private const int MostKinds = 1000;
    private readonly ConcurrentDictionary<(string, string), bool> known = new();

    public void Look(QueueStatus status)
    {
        if (!status.Status.IsKnown)
        {
            Note("state", status.Status.Value ?? "");
        }

        foreach (string name in status.AdditionalProperties.Keys)
        {
            Note("field", name);
        }
    }

    public void Look(int statusCode)
    {
        if (statusCode is not (200 or 202))
        {
            Note("status", statusCode.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    public void LookAtOutput<TOutput>(TOutput output)
    {
        if (Members<TOutput>.Unknown?.GetValue(output) is IDictionary<string, JToken> members)
        {
            foreach (string name in members.Keys)
            {
                Note("field", name);
            }
        }
    }

    private void Note(string kind, string what)
    {
        FalTelemetry.Surprises.Add(1, FalTelemetry.Tag("fal.surprise", kind));
        string text = Redact.Text(what.Length <= 80 ? what : what[..80]);
        if (known.Count < MostKinds && known.TryAdd((kind, text), true))
        {
            FalLog.Surprise(log, kind, text);
        }
    }

    private static class Members<TOutput>
    {
        public static PropertyInfo? Unknown { get; } =
            Array.Find(typeof(TOutput).GetProperties(), property => property.GetCustomAttribute<JsonExtensionDataAttribute>() is not null);
    }
}
