using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.Storage;

/// <summary>The CDN's own upload, with its token on every call: one POST, or parts below the address of the future file.</summary>
internal sealed class CdnUploadRoutes(FileStore files, CdnTokens tokens, CurrentOptions current, Origins origins)
{
    private const string SinglePath = "/files/upload";
    private const string MultipartPath = "/files/upload/multipart";
    private const string PartsSegment = "/multipart/";

    private readonly ConcurrentDictionary<string, PendingFile> pending = new(StringComparer.Ordinal);

    private delegate ValueTask<Reply> Handler(EmulatorRequest request, CancellationToken cancellationToken);

    public Route Match(string method, string path)
    {
        if (method == "POST" && path is SinglePath or MultipartPath)
        {
            return path == SinglePath
                ? WithToken(Operations.Upload, SingleAsync)
                : WithToken(Operations.InitiateMultipart, (request, _) => ValueTask.FromResult(Initiate(request)));
        }

        var mark = path.IndexOf(PartsSegment, StringComparison.Ordinal);
        var steps = mark < 0 ? [] : path[(mark + PartsSegment.Length)..].Split('/');
        return (method, steps) switch
        {
            ("PUT", [var id, var last]) when FilesRoutes.PartNumber(last) is { } number =>
                WithToken(Operations.Part, (request, token) => PartAsync(request, path[..mark], id, number, token)),
            ("POST", [var id, "complete"]) =>
                WithToken(Operations.Complete, (request, token) => CompleteAsync(request, path[..mark], id, token)),
            _ => Route.Always(Operations.Unrouted, Reply.MethodNotAllowed),
        };
    }

    public void Clear() => pending.Clear();

    private Route WithToken(string operation, Handler answer) => new(operation, (request, cancellationToken) =>
        tokens.Accepts(request.Header("Authorization"))
            ? answer(request, cancellationToken)
            : ValueTask.FromResult(Reply.Detail(401, "The token is missing or has expired")))
    { TakesToken = true };

    private async ValueTask<Reply> SingleAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        var target = NewFile(request);
        var piece = await files.WriteAsync(request.BodyStream, cancellationToken).ConfigureAwait(false);
        files.Publish(target.Path, target.Name, target.ContentType, new StoredBytes([piece]), target.Lifecycle);
        return Reply.Json(200, new JsonObject { ["access_url"] = origins.Files(request).TrimEnd('/') + target.Path });
    }

    private Reply Initiate(EmulatorRequest request)
    {
        var target = NewFile(request);
        var id = Identifiers.NewHex();
        pending[id] = target;
        return Reply.Json(200, new JsonObject
        {
            ["access_url"] = origins.Files(request).TrimEnd('/') + target.Path,
            ["uploadId"] = id,
        });
    }

    private async ValueTask<Reply> PartAsync(EmulatorRequest request, string path, string id, int number, CancellationToken cancellationToken)
    {
        if (!pending.TryGetValue(id, out var target) || target.Path != path || !PartList.IsNumber(number))
        {
            return Reply.Detail(404, "Not found");
        }

        var tag = target.Parts.Put(number, await files.WriteAsync(request.BodyStream, cancellationToken).ConfigureAwait(false));

        // The tag is lost to callers that let the answer be compressed.
        return new Reply(200).With("ETag", request.Header("Accept-Encoding") is null or "" or "identity" ? tag : null);
    }

    private async ValueTask<Reply> CompleteAsync(EmulatorRequest request, string path, string id, CancellationToken cancellationToken)
    {
        if (!pending.TryGetValue(id, out var target) || target.Path != path)
        {
            return Reply.Detail(404, "Not found");
        }

        var body = await request.ReadObjectAsync(cancellationToken).ConfigureAwait(false);
        var (bytes, problem) = target.Parts.Complete(body?["parts"] as JsonArray, current.Value.MinPartBytes);
        if (bytes is null)
        {
            return Reply.Detail(400, problem!);
        }

        files.Publish(path, target.Name, target.ContentType, bytes, target.Lifecycle);
        return Reply.Json(200, new JsonObject { ["access_url"] = origins.Files(request).TrimEnd('/') + path });
    }

    private static PendingFile NewFile(EmulatorRequest request)
    {
        var name = request.Header("X-Fal-File-Name") ?? "upload.bin";
        return new PendingFile(
            Identifiers.NewFilePath(name), name, request.Header("Content-Type") ?? "application/octet-stream", FileLifecycle.Of(request), new PartList());
    }

    private sealed record PendingFile(string Path, string Name, string ContentType, FileLifecycle Lifecycle, PartList Parts);
}
