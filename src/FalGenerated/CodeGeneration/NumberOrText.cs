using System.Globalization;
using FalGenerated.Wire;
using Newtonsoft.Json;

namespace FalGenerated.CodeGeneration;

/// <summary>A value that is a number or a text on the wire, as some contracts write a bit rate. The default value is the empty text.</summary>
[JsonConverter(typeof(NumberOrTextConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(FalJsonConverterFactory))]
public readonly record struct NumberOrText
{
    private readonly string? text;

    /// <summary>A text.</summary>
    /// <param name="text">The text.</param>
    public NumberOrText(string text) => this.text = text;

    /// <summary>A number.</summary>
    /// <param name="number">The number.</param>
    public NumberOrText(decimal number) => Number = number;

    /// <summary>The number; null when this is a text.</summary>
    public decimal? Number { get; }

    /// <summary>The text; null when this is a number.</summary>
    public string? Text => Number is null ? text ?? "" : null;

    /// <summary>A text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator NumberOrText(string text) => new(text);

    /// <summary>A number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator NumberOrText(decimal number) => new(number);

    /// <summary>A whole number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator NumberOrText(long number) => new((decimal)number);

    /// <summary>The number or the text.</summary>
    public override string ToString() => Number?.ToString(CultureInfo.InvariantCulture) ?? Text!;
}
