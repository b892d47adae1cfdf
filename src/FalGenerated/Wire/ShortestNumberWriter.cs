using System.Globalization;
using Newtonsoft.Json;

namespace FalGenerated.Wire;

/// <summary>Writes a decimal in its shortest form, as other clients do: 2 and not 2.0, 1.1 and not 1.10.</summary>
internal sealed class ShortestNumberWriter : JsonTextWriter
{
    // 28 places are all that a decimal has.
    private const string Shortest = "0.############################";

    public ShortestNumberWriter(TextWriter text)
        : base(text) => ArrayPool = JsonBuffers.Instance;

    /// <inheritdoc />
    public override void WriteValue(decimal value) => WriteRawValue(value.ToString(Shortest, CultureInfo.InvariantCulture));
}
