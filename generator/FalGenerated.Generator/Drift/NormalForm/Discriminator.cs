using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>The member that tells the arms of a union apart.</summary>
/// <param name="PropertyName">Its wire name.</param>
/// <param name="Mapping">Tag to schema, for the tags that are written down.</param>
/// <param name="Where">The discriminator object.</param>
internal sealed record Discriminator(string PropertyName, IReadOnlyDictionary<string, Schema> Mapping, Node Where);
