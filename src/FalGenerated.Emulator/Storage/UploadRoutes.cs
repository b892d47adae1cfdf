using System.Text.Json.Nodes;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.Storage;

/// <summary>Routes of the upload addresses: one PUT, or numbered PUTs and a POST that completes them.</summary>
internal sealed class UploadRoutes(FileStore files, UploadTickets tickets, CurrentOptions current)
{
    public Route Match(string method, string path)
    {
        var slash = path.LastIndexOf('/');
        var (parent, last) = (path[..slash], path[(slash + 1)..]);
        var inside = parent.Count(letter => letter == '/') == 3;
        return (method, inside, FilesRoutes.PartNumber(last)) switch
        {
            ("PUT", true, { } number) => new Route(Operations.Part, (request, token) => PartAsync(request, parent, number, token)),
            ("POST", true, null) when last == "complete" =>
                new Route(Operations.Complete, (request, token) => CompleteAsync(request, parent, token)),
            ("PUT", false, _) => new Route(Operations.Upload, (request, token) => WholeAsync(request, path, token)),
            _ => Route.Always(Operations.Unrouted, Reply.MethodNotAllowed),
        };
    }

    private async ValueTask<Reply> WholeAsync(EmulatorRequest request, string path, CancellationToken cancellationToken)
    {
        var (ticket, refusal) = tickets.Find(path, request.Query("signature"));
        if (ticket is null)
        {
            return refusal!;
        }

        if (request.Header("Content-Type") != ticket.ContentType)
        {
            return Reply.Detail(403, $"The upload address was signed for the content type {ticket.ContentType}");
        }

        var piece = await files.WriteAsync(request.BodyStream, cancellationToken).ConfigureAwait(false);
        var file = files.Publish(ticket.FilePath, ticket.FileName, ticket.ContentType, new StoredBytes([piece]), ticket.Lifecycle);
        return new Reply(200).With("ETag", file.ETag);
    }

    private async ValueTask<Reply> PartAsync(EmulatorRequest request, string path, int number, CancellationToken cancellationToken)
    {
        var (ticket, refusal) = tickets.Find(path, request.Query("signature"));
        if (ticket is not { Parts: { } parts })
        {
            return refusal ?? Reply.MethodNotAllowed();
        }

        if (!PartList.IsNumber(number))
        {
            return Reply.Detail(400, "Part numbers go from 1 to 10000");
        }

        var tag = parts.Put(number, await files.WriteAsync(request.BodyStream, cancellationToken).ConfigureAwait(false));
        return Reply.Json(200, new JsonObject { ["partNumber"] = number, ["etag"] = tag }).With("ETag", tag);
    }

    private async ValueTask<Reply> CompleteAsync(EmulatorRequest request, string path, CancellationToken cancellationToken)
    {
        var (ticket, refusal) = tickets.Find(path, request.Query("signature"));
        if (ticket is not { Parts: { } parts })
        {
            return refusal ?? Reply.MethodNotAllowed();
        }

        var body = await request.ReadObjectAsync(cancellationToken).ConfigureAwait(false);
        var (bytes, problem) = parts.Complete(body?["parts"] as JsonArray, current.Value.MinPartBytes);
        if (bytes is null)
        {
            return Reply.Detail(400, problem!);
        }

        files.Publish(ticket.FilePath, ticket.FileName, ticket.ContentType, bytes, ticket.Lifecycle);
        return Reply.Json(200, new JsonObject());
    }
}
