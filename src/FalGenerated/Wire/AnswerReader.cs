using System.Globalization;
using Newtonsoft.Json;

namespace FalGenerated.Wire;

/// <summary>
/// Reads the JSON of an answer within bounds: it ends when the call is cancelled, and refuses what would fill the memory. A number that decimal
/// cannot hold is read as one that no member takes, because it must cost that member only and not the answer.
/// </summary>
internal sealed class AnswerReader : JsonTextReader
{
    // A value costs about a hundred bytes as a tree: a body of 16 MiB may be made of eight million.
    private const int MostTokens = 500_000;
    private const int TokensBetweenLooks = 4096;
    private readonly CancellationToken cancellationToken;
    private int tokens;

    public AnswerReader(TextReader text, CancellationToken cancellationToken)
        : base(text)
    {
        this.cancellationToken = cancellationToken;
        ArrayPool = JsonBuffers.Instance;
        Culture = CultureInfo.InvariantCulture;
        DateParseHandling = DateParseHandling.None;
        FloatParseHandling = FloatParseHandling.Decimal;
        MaxDepth = 64;
    }

    /// <inheritdoc />
    public override bool Read()
    {
        if (++tokens % TokensBetweenLooks == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (tokens > MostTokens)
        {
            throw new JsonReaderException($"The body has more than {MostTokens} values.");
        }

        try
        {
            return base.Read();
        }
        catch (JsonReaderException error) when (IsNumber(error))
        {
            SetToken(JsonToken.Float, double.PositiveInfinity);
            return true;
        }
    }

    // The number is behind the reader then: the library reads its characters first.
    private static bool IsNumber(JsonReaderException error) =>
        error.Message.StartsWith("Cannot read ", StringComparison.Ordinal)
        || error.Message.Contains("is not a valid decimal", StringComparison.Ordinal)
        || error.Message.Contains("is not a valid number", StringComparison.Ordinal)
        || error.Message.Contains("is too large to parse", StringComparison.Ordinal)
        || error.Message.Contains("too large or small", StringComparison.Ordinal);
}
