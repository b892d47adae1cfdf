using System.Text.Json.Nodes;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.Storage;

/// <summary>The parts of one upload. A part may be sent again; its last version and last tag count.</summary>
internal sealed class PartList
{
    private const int MostParts = 10_000;

    private readonly Lock gate = new();
    private readonly SortedDictionary<int, (StoredPiece Piece, string Tag)> parts = [];

    public static bool IsNumber(int number) => number is >= 1 and <= MostParts;

    /// <summary>Keeps a part and returns its tag, quotes included.</summary>
    public string Put(int number, StoredPiece piece)
    {
        var tag = $"\"{Identifiers.NewHex()}\"";
        lock (gate)
        {
            parts[number] = (piece, tag);
        }

        return tag;
    }

    /// <summary>The whole file, or why the list that a client sent does not describe it.</summary>
    public (StoredBytes? Bytes, string? Problem) Complete(JsonArray? list, long minPartBytes)
    {
        lock (gate)
        {
            if (list is not { Count: > 0 })
            {
                return (null, "The list of parts is missing or empty");
            }

            // Any order: clients that send parts side by side list them as they were completed.
            SortedDictionary<int, StoredPiece> named = [];
            foreach (var entry in list)
            {
                var (number, tag) = Read(entry);
                if (number is null || tag is null)
                {
                    return (null, "Every part needs a partNumber and an etag");
                }

                if (!parts.TryGetValue(number.Value, out var part) || part.Tag != tag)
                {
                    return (null, $"Part {number} was not uploaded, or its etag is not the one that was answered");
                }

                if (!named.TryAdd(number.Value, part.Piece))
                {
                    return (null, $"Part {number} is listed twice");
                }
            }

            List<StoredPiece> pieces = [.. named.Values];
            var small = pieces.Take(pieces.Count - 1).Any(piece => piece.Length < minPartBytes);
            return small ? (null, $"A part other than the last is smaller than {minPartBytes} bytes") : (new StoredBytes(pieces), null);
        }
    }

    private static (int? Number, string? Tag) Read(JsonNode? entry) => entry is JsonObject part
        && part["partNumber"] is JsonValue number && number.TryGetValue<int>(out var value)
        && part["etag"] is JsonValue tag && tag.TryGetValue<string>(out var text)
            ? (value, text)
            : (null, null);
}
