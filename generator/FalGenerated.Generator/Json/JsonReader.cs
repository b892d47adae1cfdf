using System.Text.Json;
using FalGenerated.Generator.Diagnostics;

namespace FalGenerated.Generator.Json;

/// <summary>Reads strict JSON (RFC 8259) into positioned nodes. Refuses, with the place, whatever is not JSON, too large or too deep.</summary>
internal static class JsonReader
{
    /// <summary>Documents above this size are refused: 10 MB.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Documents nested deeper than this are refused.</summary>
    public const int MaxDepth = 64;

    /// <summary>Numbers are exact, so a longer one costs more than its digits are worth.</summary>
    private const int MaxNumber = 1000;

    /// <exception cref="DiagnosticException">The bytes are not one JSON value within the limits.</exception>
    public static Node Read(SourceText source)
    {
        if (source.Bytes.Length > MaxBytes)
        {
            throw Refusal(source, 0, DiagnosticCode.TooLarge, $"the document has {source.Bytes.Length:N0} bytes; at most {MaxBytes:N0} are read");
        }

        int skipped = source.Bytes.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
        Utf8JsonReader reader = new(source.Bytes.Span[skipped..], new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            Node root = ReadValue(ref reader, source, skipped);
            reader.Read();
            return root;
        }
        catch (JsonException error)
        {
            if (IsUtf16(source.Bytes.Span))
            {
                throw Refusal(source, 0, DiagnosticCode.NotJson, "this is UTF-16, and JSON travels as UTF-8; save it as UTF-8");
            }

            if (ForeignText.IsYaml(source.Bytes.Span))
            {
                throw Refusal(source, 0, DiagnosticCode.NotJson, "this is YAML, and only JSON is read; convert it first, for example with 'yq -o=json document.yaml > document.json'");
            }

            int offset = OffsetOf(source, error);
            throw Refusal(source, offset, DiagnosticCode.NotJson, offset >= source.Bytes.Span.TrimEnd(" \t\r\n"u8).Length
                ? "this is not JSON: the text ends before the document does, so it was cut off; fetch it again"
                : $"this is not JSON ({FirstSentence(error.Message)}); give the document as the service sends it");
        }
    }

    private static Node ReadValue(ref Utf8JsonReader reader, SourceText source, int skipped)
    {
        int offset = (int)reader.TokenStartIndex + skipped;
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, source, skipped, offset),
            JsonTokenType.StartArray => ReadArray(ref reader, source, skipped, offset),
            JsonTokenType.String => new TextNode(source, offset, ReadText(ref reader, source, offset)),
            JsonTokenType.Number => new NumberNode(source, offset, ReadNumber(ref reader, source, offset)),
            JsonTokenType.True => new BooleanNode(source, offset, true),
            JsonTokenType.False => new BooleanNode(source, offset, false),
            _ => new NullNode(source, offset),
        };
    }

    private static ObjectNode ReadObject(ref Utf8JsonReader reader, SourceText source, int skipped, int offset)
    {
        ObjectNode node = new(source, offset);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            int nameOffset = (int)reader.TokenStartIndex + skipped;
            string name = ReadText(ref reader, source, nameOffset);
            if (node.TryGet(name, out _))
            {
                throw Refusal(source, nameOffset, DiagnosticCode.NotJson, $"the member '{name}' stands twice in one object; readers disagree on which one counts, so remove one");
            }

            reader.Read();
            node.Append(name, ReadValue(ref reader, source, skipped));
        }

        return node;
    }

    private static ArrayNode ReadArray(ref Utf8JsonReader reader, SourceText source, int skipped, int offset)
    {
        ArrayNode node = new(source, offset);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            node.Add(ReadValue(ref reader, source, skipped));
        }

        return node;
    }

    private static string ReadNumber(ref Utf8JsonReader reader, SourceText source, int offset) => reader.ValueSpan.Length <= MaxNumber
        ? System.Text.Encoding.ASCII.GetString(reader.ValueSpan)
        : throw Refusal(source, offset, DiagnosticCode.TooLarge, $"the number is {reader.ValueSpan.Length:N0} characters long; at most {MaxNumber:N0} are read");

    private static string ReadText(ref Utf8JsonReader reader, SourceText source, int offset)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Refusal(source, offset, DiagnosticCode.NotJson, "the text is not valid Unicode (a lone surrogate or a broken UTF-8 sequence)");
        }
    }

    /// <summary>A byte order mark, or the zero byte that half of every ASCII character is.</summary>
    private static bool IsUtf16(ReadOnlySpan<byte> bytes) => bytes.Length >= 2 && (bytes[..2] is [0xFF, 0xFE] or [0xFE, 0xFF] or [0, not 0] or [not 0, 0]);

    private static int OffsetOf(SourceText source, JsonException error)
    {
        long line = error.LineNumber ?? 0;
        int offset = 0;
        ReadOnlySpan<byte> bytes = source.Bytes.Span;
        while (line > 0)
        {
            int next = bytes[offset..].IndexOf((byte)'\n');
            if (next < 0)
            {
                break;
            }

            offset += next + 1;
            line--;
        }

        return (int)Math.Min(offset + (error.BytePositionInLine ?? 0), bytes.Length);
    }

    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }

    private static DiagnosticException Refusal(SourceText source, int offset, DiagnosticCode code, string message) =>
        new([new Diagnostic(source.Name, source.PositionOf(offset), code, "", message)]);
}
