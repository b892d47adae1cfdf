using System.ComponentModel;

namespace FalGenerated.CodeGeneration;

/// <summary>A limit that a contract states for a member of the input.</summary>
/// <param name="Path">The member by wire names, with <c>[]</c> for each item of a list: <c>elements[].image_url</c>.</param>
/// <param name="Kind">The thing that is limited.</param>
/// <param name="Value">The limit: characters, items, bytes, seconds, pixels, a ratio, or frames per second.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record InputLimit(string Path, InputLimitKind Kind, decimal Value);
