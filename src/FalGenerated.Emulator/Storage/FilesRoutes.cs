using System.Globalization;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.Storage;

/// <summary>The files port: addresses that carry their own credential, and the CDN's routes that take its token. No key.</summary>
internal sealed class FilesRoutes(FileStore files, CdnTokens tokens, UploadRoutes uploads, CdnUploadRoutes cdn)
{
    public Route Match(string method, EmulatorRequest request)
    {
        var path = request.RawPath;
        return method switch
        {
            "PUT" or "POST" when path.StartsWith("/upload/", StringComparison.Ordinal) => uploads.Match(method, path),
            "PUT" or "POST" => cdn.Match(method, path),
            "GET" or "HEAD" => Route.Of(Operations.File, Download) with { TakesToken = true },
            _ => Route.Always(Operations.Unrouted, Reply.MethodNotAllowed),
        };
    }

    private Reply Download(EmulatorRequest request)
    {
        if (files.Find(request.RawPath) is not { } file)
        {
            return Reply.Detail(404, "Not found");
        }

        var open = file.Lifecycle.Access == FileLifecycle.Allow
            || tokens.Accepts(request.Header("Authorization"))
            || tokens.IsSigned(file.Path, request.Query("signature"));
        return open ? FileReply.Of(file, request)
            : file.Lifecycle.Access == FileLifecycle.Forbid ? Reply.Detail(403, "Forbidden")
            : Reply.Detail(404, "Not found");
    }

    /// <summary>The number of a part in a path's last segment; null for anything else.</summary>
    public static int? PartNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
