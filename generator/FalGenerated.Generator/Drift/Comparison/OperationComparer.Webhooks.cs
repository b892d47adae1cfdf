using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <content>A call that the vendor makes to us.</content>
internal sealed partial class OperationComparer
{
    /// <summary>The body is read and the answer is sent: the other way round than in a call of ours.</summary>
    public void CompareAsWebhook()
    {
        AnnotationComparer.Compare(context, scope, "", before.Annotations, after.Annotations, before.Where);
        foreach (string member in (ReadOnlySpan<string>)["operationId", "tags", "deprecated", "parameters", "security", "servers"])
        {
            CompareRaw(member, before.Where[member], after.Where[member]);
        }

        CompareMedia(scope with { Direction = Direction.Response }, "body", (before.Body?.Media, after.Body?.Media), "response-media-type-removed", "response-media-type-added");
        foreach (string status in before.Responses.Keys.Union(after.Responses.Keys).Order(StringComparer.Ordinal))
        {
            ResponseModel? was = before.Responses.GetValueOrDefault(status);
            ResponseModel? now = after.Responses.GetValueOrDefault(status);
            if (was is null || now is null)
            {
                CompareRaw(status, was?.Where, now?.Where);
                continue;
            }

            AnnotationComparer.Compare(context, scope, status, was.Annotations, now.Annotations, was.Where);
            CompareMedia(scope with { Direction = Direction.Request, Status = status }, status, (was.Media, now.Media), "request-media-type-removed", "request-media-type-added");
        }
    }

    private void CompareMedia(Scope side, string root, (IReadOnlyDictionary<string, MediaModel>? Old, IReadOnlyDictionary<string, MediaModel>? New) media, string removed, string added)
    {
        foreach (string name in (media.Old?.Keys ?? []).Union(media.New?.Keys ?? []).Order(StringComparer.Ordinal))
        {
            MediaModel? was = media.Old?.GetValueOrDefault(name);
            MediaModel? now = media.New?.GetValueOrDefault(name);
            if (was is not null && now is not null)
            {
                CompareSchemas(side, Place(root, was), was.Schema, now.Schema, was.Where, now.Where);
            }
            else
            {
                Add(side, was is null ? added : removed, root, before.Where, new(was?.Where, now?.Where, was?.Name, now?.Name), was is null ? $"{name} may come" : $"{name} no longer comes");
            }
        }
    }

    private void CompareRaw(string member, Node? was, Node? now)
    {
        string? from = was is null ? null : Literal.OfKeyword(member, was);
        string? to = now is null ? null : Literal.OfKeyword(member, now);
        if (from != to)
        {
            Add(scope, "unclassified-change", member, before.Where, new(was, now, from, to), $"'{member}' {Change.Describe(from, to)}");
        }
    }
}
