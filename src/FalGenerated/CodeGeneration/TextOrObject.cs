using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using FalGenerated.Wire;

namespace FalGenerated.CodeGeneration;

/// <summary>Base of generated unions: a value that is a text or an object on the wire.</summary>
/// <typeparam name="TText">The text: a string or an open enum.</typeparam>
/// <typeparam name="TObject">The object.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TextOrObject<TText, TObject>
    where TText : notnull
    where TObject : class
{
    /// <summary>Keeps the value.</summary>
    /// <param name="value">A <typeparamref name="TText"/>, a <typeparamref name="TObject"/>, or a JToken of another shape that the service sent.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    protected TextOrObject(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>The text, the object, or a <see cref="Newtonsoft.Json.Linq.JToken"/> where the service sent another shape.</summary>
    public object Value { get; }

    /// <summary>Gets the text.</summary>
    /// <param name="text">The text; the default value when this is none.</param>
    /// <returns>True when this is a text.</returns>
    public bool TryGetText([MaybeNullWhen(false)] out TText text)
    {
        bool isText = Value is TText;
        text = isText ? (TText)Value : default;
        return isText;
    }

    /// <summary>Gets the object.</summary>
    /// <param name="value">The object; null when this is none.</param>
    /// <returns>True when this is an object.</returns>
    public bool TryGetObject([NotNullWhen(true)] out TObject? value)
    {
        value = Value as TObject;
        return value is not null;
    }

    /// <summary>The value as JSON.</summary>
    public override string ToString() => FalJson.Write(Value);
}
