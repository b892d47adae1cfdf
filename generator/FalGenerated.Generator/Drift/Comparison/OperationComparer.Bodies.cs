using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.NormalForm;

namespace FalGenerated.Generator.Drift.Comparison;

/// <content>Request body and responses.</content>
internal sealed partial class OperationComparer
{
    private void CompareBody()
    {
        Scope scope = this.scope with { Direction = Direction.Request };
        BodyModel? was = before.Body;
        BodyModel? now = after.Body;
        if (was is null && now is null)
        {
            return;
        }

        if (was is null)
        {
            Add(scope, now!.Required ? "request-body-added-required" : "request-body-added-optional", "body", before.Where, new(null, now.Where, null, now.Required ? "required" : "optional"), $"a body is new and {(now.Required ? "required" : "optional")}");
            return;
        }

        if (now is null)
        {
            Add(scope, "request-body-removed", "body", was.Where, new(was.Where, null, was.Required ? "required" : "optional", null), "the body is no longer taken");
            return;
        }

        if (was.Required != now.Required)
        {
            Add(scope, now.Required ? "request-body-became-required" : "request-body-became-optional", "body", was.Where, new(was.Where, now.Where, was.Required ? "required" : "optional", now.Required ? "required" : "optional"), now.Required ? "the body is required now" : "the body may be left out now");
        }

        AnnotationComparer.Compare(context, scope, "body", was.Annotations, now.Annotations, was.Where);
        foreach (MediaModel media in was.Media.Values.OrderBy(media => media.Name, StringComparer.Ordinal))
        {
            if (now.Media.TryGetValue(media.Name, out MediaModel? other))
            {
                string place = Place("body", media);
                AnnotationComparer.Compare(context, scope, place, media.Annotations, other.Annotations, media.Where);
                CompareSchemas(scope, place, media.Schema, other.Schema, media.Where, other.Where);
            }
            else
            {
                Add(scope, "request-media-type-removed", "body", was.Where, new(media.Where, null, media.Name, null), $"{Truncate.Of(media.Name, 60)} is no longer taken");
            }
        }

        foreach (MediaModel media in now.Media.Values.Where(media => !was.Media.ContainsKey(media.Name)))
        {
            Add(scope, "request-media-type-added", "body", was.Where, new(null, media.Where, null, media.Name), $"{Truncate.Of(media.Name, 60)} is taken too");
        }
    }

    private void CompareResponses()
    {
        foreach (ResponseModel was in before.Responses.Values.OrderBy(response => response.Status, StringComparer.Ordinal))
        {
            Scope scope = this.scope with { Direction = Direction.Response, Status = was.Status };
            if (after.Responses.TryGetValue(was.Status, out ResponseModel? now) || after.Responses.TryGetValue(was.Status[..1] + "XX", out now))
            {
                CompareResponse(scope, was, now);
            }
            else
            {
                ReportRemovedStatus(scope, was);
            }
        }

        foreach (ResponseModel now in after.Responses.Values.Where(response => !before.Responses.ContainsKey(response.Status)))
        {
            Scope scope = this.scope with { Direction = Direction.Response, Status = now.Status };
            Add(scope, now.IsSuccess ? "response-success-status-added" : "response-error-status-added", now.Status, before.Where["responses"] ?? before.Where, new(null, now.Where, null, now.Status), $"the status {now.Status} is declared now");
        }
    }

    /// <summary>A client that was told of several successes lives with those that stay.</summary>
    private void ReportRemovedStatus(Scope scope, ResponseModel was)
    {
        bool anotherStays = was.IsSuccess && before.Responses.Values.Any(other => other.IsSuccess && after.Responses.ContainsKey(other.Status));
        Difference difference = new(was.Where, null, was.Status, null);
        context.Sink.Add(FindingSink.Make(was.IsSuccess ? "response-success-status-removed" : "response-error-status-removed", scope, was.Status, was.Where, $"the status {was.Status} is no longer declared", $"{was.Status} ")
            .With(difference).Judged(anotherStays ? Level.Warning : null));
    }

    private void CompareResponse(Scope scope, ResponseModel was, ResponseModel now)
    {
        AnnotationComparer.Compare(context, scope, was.Status, was.Annotations, now.Annotations, was.Where);
        CompareHeaders(scope, was, now);
        if (now.Media.Count == 0 && was.Media.Values.Any(media => media.Schema is not null))
        {
            Add(scope, "response-schema-removed", was.Status, was.Where, new(was.Where, now.Where, "schema", null), "nothing is said about the body any more");
            return;
        }

        foreach (MediaModel media in was.Media.Values.OrderBy(media => media.Name, StringComparer.Ordinal))
        {
            string place = Place(was.Status, media);
            if (!now.Media.TryGetValue(media.Name, out MediaModel? other))
            {
                Add(scope, "response-media-type-removed", was.Status, was.Where, new(media.Where, null, media.Name, null), $"{Truncate.Of(media.Name, 60)} no longer comes");
                continue;
            }

            AnnotationComparer.Compare(context, scope, place, media.Annotations, other.Annotations, media.Where);
            if (media.Schema is not null && other.Schema is null)
            {
                Add(scope, "response-schema-removed", place, media.Where, new(media.Schema.Origin, null, "schema", null), "nothing is said about the body any more");
            }
            else
            {
                CompareSchemas(scope, place, media.Schema, other.Schema, media.Where, other.Where);
            }
        }

        foreach (MediaModel media in now.Media.Values.Where(media => !was.Media.ContainsKey(media.Name)))
        {
            Add(scope, "response-media-type-added", was.Status, was.Where, new(null, media.Where, null, media.Name), $"{Truncate.Of(media.Name, 60)} may come too");
        }
    }

    private void CompareHeaders(Scope scope, ResponseModel was, ResponseModel now)
    {
        foreach (string key in was.Headers.Keys.Order(StringComparer.Ordinal))
        {
            HeaderModel header = was.Headers[key];
            string place = $"{was.Status}.header.{header.Name}";
            if (!now.Headers.TryGetValue(key, out HeaderModel? other))
            {
                Add(scope, "response-header-removed", place, was.Where, new(header.Where, null, header.Name, null), "the header is no longer promised");
                continue;
            }

            if (header.Required != other.Required)
            {
                Add(scope, "unclassified-change", place, header.Where, new(header.Where, other.Where, header.Required ? "required" : "optional", other.Required ? "required" : "optional"), $"the header is {(other.Required ? "required" : "optional")} now");
            }

            CompareSchemas(scope, place, header.Schema, other.Schema, header.Where, other.Where);
            AnnotationComparer.Compare(context, scope, place, header.Annotations, other.Annotations, header.Where);
        }

        foreach (HeaderModel header in now.Headers.Keys.Where(key => !was.Headers.ContainsKey(key)).Select(key => now.Headers[key]))
        {
            Add(scope, "response-header-added", $"{was.Status}.header.{header.Name}", was.Where, new(null, header.Where, null, header.Name), "the header is promised now");
        }
    }

    /// <summary>JSON is the rule and goes without saying.</summary>
    private static string Place(string root, MediaModel media) => media.Name == "application/json" ? root : $"{root}({media.Name})";
}
