using Newtonsoft.Json.Linq;

namespace FalGenerated.CodeGeneration;

/// <summary>
/// The part of one call beside its typed arguments. The generated raw clients take it, because the platform headers,
/// the address that a reply named, and extra body fields are the same for every endpoint and stand in no schema.
/// </summary>
public sealed class FalCall
{
    /// <summary>A call without anything beside its arguments.</summary>
    public static FalCall Plain { get; } = new();

    /// <summary>The absolute address to use instead of the one that the raw client builds; null means the built one.</summary>
    public Uri? Address { get; init; }

    /// <summary>Headers to add, by name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Query parameters to append, by name; values are escaped here.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    /// <summary>Members that are added to the body, or replace the typed ones of the same wire name.</summary>
    public IReadOnlyDictionary<string, JToken> ExtraBody { get; init; } = new Dictionary<string, JToken>();

    /// <summary>Facts for the handlers on the way out (operation class, key, permit); never written to the wire.</summary>
    public Action<HttpRequestOptions>? Annotate { get; init; }

    /// <summary>The body as it was built, checked and recorded before; null where the raw client writes its typed argument.</summary>
    internal ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The clock, for the delay that a failing answer asks for.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Takes the paths of members that do not fit the contract and are left out; null where nothing reports them.</summary>
    internal Action<IReadOnlyList<string>>? OnMisfits { get; init; }

    /// <summary>Gets a value indicating whether an answer with a member that does not fit is refused: a list that lacks an item would prove too much.</summary>
    internal bool IsStrict { get; init; }

    /// <summary>Gets a value indicating whether the innermost guard decides about a second send of the body. Without it there is no second send.</summary>
    internal bool IsGuarded { get; init; }
}
