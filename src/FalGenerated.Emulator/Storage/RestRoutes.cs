using System.Text.Json.Nodes;

namespace FalGenerated.Emulator;

/// <summary>The REST host: it hands out upload addresses.</summary>
internal sealed class RestRoutes(UploadTickets tickets, KeyCheck keys, Origins origins)
{
    public Route? Match(string method, string path) => (method, path.TrimEnd('/')) switch
    {
        ("POST", "/storage/upload/initiate") => new Route(Operations.Initiate, InitiateAsync),
        _ => null,
    };

    private async ValueTask<Reply> InitiateAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        var (_, refusal) = keys.Check(request, "storage");
        if (refusal is not null)
        {
            return refusal;
        }

        if (request.Query("storage_type") is { } storage and not "fal-cdn-v3")
        {
            return Reply.Detail(400, $"Storage type '{storage}' is not supported");
        }

        var body = await request.ReadObjectAsync(cancellationToken).ConfigureAwait(false);
        if (body is null)
        {
            return Reply.Detail(422, "The body is not a JSON object");
        }

        var ticket = tickets.Issue(Text(body, "file_name") ?? "upload.bin", Text(body, "content_type") ?? "application/octet-stream");
        var files = origins.Files(request).TrimEnd('/');
        return Reply.Json(200, new JsonObject
        {
            ["upload_url"] = $"{files}{ticket.Path}?signature={ticket.Secret}",
            ["file_url"] = files + ticket.FilePath,
        });
    }

    private static string? Text(JsonObject body, string name) =>
        body[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
