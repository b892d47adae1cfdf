namespace FalGenerated.Generator.OpenApi;

/// <summary>The JSON type that a schema asks for, null apart.</summary>
internal enum SchemaKind
{
    /// <summary>No type is named.</summary>
    Any,

    /// <summary>No value fits: <c>false</c>, or a composition that contradicts itself.</summary>
    Never,
    Object,
    Array,
    String,
    Number,
    Integer,
    Boolean,

    /// <summary>Only null.</summary>
    Null,
}
