using System.ComponentModel;

namespace FalGenerated.CodeGeneration;

/// <summary>Makes a generated union from its value.</summary>
/// <typeparam name="TSelf">The union.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITextOrObject<TSelf>
    where TSelf : ITextOrObject<TSelf>
{
    /// <summary>Makes the union.</summary>
    /// <param name="value">Its text, its object, or JSON of another shape.</param>
    static abstract TSelf Create(object value);
}
