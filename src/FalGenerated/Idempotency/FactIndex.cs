using System.Text;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Idempotency;

/// <summary>The keys whose entries may have a fact of a value. Lines are searched for it, not read.</summary>
internal sealed class FactIndex(string fact)
{
    private static readonly byte[] FactsMember = Encoding.UTF8.GetBytes("\"f\":{");

    private readonly byte[] member = Encoding.UTF8.GetBytes(FalJson.Write(fact) + ":");
    private readonly Dictionary<string, List<string>> keys = new(StringComparer.Ordinal);
    private readonly HashSet<(string Value, string Key)> known = [];

    public IReadOnlyList<string> KeysOf(JToken value) => keys.TryGetValue(FalJson.Write(value), out List<string>? found) ? found : [];

    public void Add(string key, JournalSlot slot)
    {
        if (!slot.Line.IsEmpty)
        {
            Search(key, slot.Line.Span);
        }
        else if (slot.Entry.Submit.Facts?[fact] is { } value)
        {
            Add(key, FalJson.Write(value));
        }
    }

    // A member of one name may stand deeper in the facts too. A key too many does no harm: the entry itself decides.
    private void Search(string key, ReadOnlySpan<byte> line)
    {
        int facts = line.IndexOf(FactsMember);
        ReadOnlySpan<byte> rest = facts < 0 ? default : line[(facts + FactsMember.Length)..];
        for (int at; (at = rest.IndexOf(member)) >= 0;)
        {
            rest = rest[(at + member.Length)..];
            Add(key, Encoding.UTF8.GetString(ValueOf(rest)));
        }
    }

    private void Add(string key, string value)
    {
        if (known.Add((value, key)))
        {
            (keys.TryGetValue(value, out List<string>? those) ? those : keys[value] = []).Add(key);
        }
    }

    private static ReadOnlySpan<byte> ValueOf(ReadOnlySpan<byte> text)
    {
        if (text is not [(byte)'"', ..])
        {
            int end = text.IndexOfAny((byte)',', (byte)'}');
            return end < 0 ? text : text[..end];
        }

        int length = 1;
        while (length < text.Length && text[length] != (byte)'"')
        {
            length += text[length] == (byte)'\\' ? 2 : 1;
        }

        return text[..Math.Min(text.Length, length + 1)];
    }
}
