using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>A parameter in normal form.</summary>
/// <remarks>As many members as a parameter of OpenAPI has; they are made in one place, by name.</remarks>
internal sealed record ParameterModel(string Name, string Location, bool Required, string Style, bool Explode, bool Deprecated, Schema? Schema, Node Where, IReadOnlyList<Annotation> Annotations)
{
    /// <summary>Parameters are matched by this: header names ignore case, a path placeholder counts by its position.</summary>
    public string Key(IReadOnlyList<string> placeholders)
    {
        int position = Location == "path" ? placeholders.ToList().IndexOf(Name) : -1;
        return position >= 0 ? $"path:{position}" : Location + ":" + (Location == "header" ? Name.ToUpperInvariant() : Name);
    }
}
