using System.Globalization;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.ModelsApi;

/// <summary>The query of a list: its page, its times, and members with few legal values.</summary>
internal static class ListQuery
{
    /// <summary>The first problem of <c>limit</c>, <c>cursor</c>, <c>start</c> and <c>end</c>; null for none.</summary>
    public static string? Problem(EmulatorRequest request, int mostRows) =>
        request.Query("limit") is not null && !(Number(request, "limit") is { } limit && limit >= 1 && limit <= mostRows) ? $"limit goes from 1 to {mostRows}"
        : request.Query("cursor") is not null && Number(request, "cursor") is null ? "cursor is not one that was answered"
        : Array.Find<string>(["start", "end"], name => request.Query(name) is not null && Time(request, name) is null) is { } moment
            ? $"{moment} is an ISO 8601 time"
            : null;

    /// <summary>The problem of a member whose values are known; null for none.</summary>
    public static string? Unknown(EmulatorRequest request, string name, params string[] known) =>
        request.QueryAll(name).Any(given => !known.Contains(given, StringComparer.Ordinal)) ? $"{name} is one of {string.Join(", ", known)}" : null;

    /// <summary>The page that the query asks for, as the named member of the answer.</summary>
    public static Reply Page(EmulatorRequest request, string member, IReadOnlyList<JsonNode> rows, int defaultRows)
    {
        var limit = Number(request, "limit") ?? defaultRows;
        var offset = Number(request, "cursor") ?? 0;
        var more = rows.Count - limit > offset;
        return Reply.Json(200, new JsonObject
        {
            [member] = new JsonArray([.. rows.Skip(offset).Take(limit)]),
            ["next_cursor"] = more ? (offset + limit).ToString(CultureInfo.InvariantCulture) : null,
            ["has_more"] = more,
        });
    }

    public static DateTimeOffset? Time(EmulatorRequest request, string name) =>
        DateTimeOffset.TryParse(request.Query(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static int? Number(EmulatorRequest request, string name) =>
        int.TryParse(request.Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
