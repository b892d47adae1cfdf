using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>A response in normal form.</summary>
internal sealed record ResponseModel(
    string Status,
    IReadOnlyDictionary<string, MediaModel> Media,
    IReadOnlyDictionary<string, HeaderModel> Headers,
    Node Where,
    IReadOnlyList<Annotation> Annotations)
{
    public bool IsSuccess => Status.StartsWith('2');
}
