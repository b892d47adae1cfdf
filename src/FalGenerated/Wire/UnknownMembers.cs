using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using FalGenerated.Diagnostics;
using FalGenerated.Net;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Wire;

/// <summary>Notes members, states and statuses that the contract does not know, and members that do not fit it. Each is counted every time and logged once per kind.</summary>
internal sealed class UnknownMembers(ILogger log)
{
    // The service writes these names: a broken one must not fill the memory.
    private const int MostKinds = 1000;

    // The service's pages name it, its document does not: the attempt's id.
    private static readonly string[] Documented = ["gateway_request_id"];
    private readonly ConcurrentDictionary<(string, string), bool> known = new();

    // Attributes are read once for a type: reading them costs more than reading an answer. Members that can hold no unknown ones are left out.
    private static readonly ConcurrentDictionary<Type, Member[]> Members = new();

    public void Look(QueueStatus status)
    {
        // The answer to a submit may have none.
        if (!status.Status.IsKnown && status.Status.Value is { Length: > 0 } state)
        {
            Note("state", state);
        }

        NoteFields(status.AdditionalProperties.Keys.Except(Documented));
    }

    public void Look(int statusCode)
    {
        if (statusCode is not (200 or 202))
        {
            Note("status", statusCode.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Looks at a decoded value, at what is inside it too.</summary>
    public void LookAtMembers(object? value)
    {
        if (value is null or string or JToken or IDictionary || value.GetType().IsValueType)
        {
            return;
        }

        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                LookAtMembers(item);
            }

            return;
        }

        foreach (Member member in Members.GetOrAdd(value.GetType(), MembersOf))
        {
            if (member.HoldsUnknown)
            {
                NoteFields((member.Property.GetValue(value) as IDictionary<string, JToken>)?.Keys ?? []);
            }
            else
            {
                LookAtMembers(member.Property.GetValue(value));
            }
        }
    }

    /// <summary>Notes members that were left out because they do not fit. A list may have a thousand of one kind.</summary>
    public void LookAtMisfits(IReadOnlyList<string> paths)
    {
        foreach (string path in paths.Take(MostKinds))
        {
            Note("misfit", path);
        }
    }

    private void NoteFields(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            Note("field", name);
        }
    }

    private void Note(string kind, string what)
    {
        FalTelemetry.UnknownMembers.Add(1, FalTelemetry.Tag("fal.unknown", kind));
        // Cut behind the redaction: half a key is not recognised as one.
        string redacted = Redact.Text(what);
        string text = redacted.Length <= 80 ? redacted : redacted[..80];
        if (known.Count < MostKinds && known.TryAdd((kind, text), true))
        {
            FalLog.UnknownMember(log, kind, text);
        }
    }

    private static Member[] MembersOf(Type type) =>
        [.. type.GetProperties()
            .Select(property => new Member(property, property.IsDefined(typeof(JsonExtensionDataAttribute))))
            .Where(member => member.HoldsUnknown
                || (member.Property.IsDefined(typeof(JsonPropertyAttribute)) && !member.Property.PropertyType.IsValueType && member.Property.PropertyType != typeof(string)))];

    private sealed record Member(PropertyInfo Property, bool HoldsUnknown);
}
