namespace FalGenerated.Emulator;

/// <summary>The files port: upload by PUT, download by GET. No key has any business here.</summary>
internal sealed class FilesRoutes(FileStore files, UploadTickets tickets)
{
    public Route? Match(string method, string path) => method switch
    {
        "PUT" when path.StartsWith("/upload/", StringComparison.Ordinal) => new Route(Operations.Upload, UploadAsync),
        "GET" or "HEAD" => new Route(Operations.File, (request, _) => ValueTask.FromResult(Download(request))),
        _ => null,
    };

    private async ValueTask<Reply> UploadAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        if (tickets.Find(request.RawPath, request.Query("signature")) is not { } ticket)
        {
            return Reply.Detail(403, "The upload address is not valid");
        }

        var bytes = await files.WriteAsync(request.BodyStream, cancellationToken).ConfigureAwait(false);
        files.Publish(ticket.FilePath, ticket.FileName, request.Header("Content-Type") ?? ticket.ContentType, bytes);
        return new Reply(200).With("ETag", $"\"{bytes.Sha256[..32]}\"");
    }

    private Reply Download(EmulatorRequest request)
    {
        if (files.Find(request.RawPath) is not { } file)
        {
            return Reply.Detail(404, "Not found");
        }

        return new Reply(200)
        {
            Stream = async (target, cancellationToken) =>
            {
                var source = File.OpenRead(file.Location);
                await using (source.ConfigureAwait(false))
                {
                    await source.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
                }
            },
            StreamLength = file.Length,
        }.With("Content-Type", file.ContentType).With("ETag", $"\"{file.Sha256[..32]}\"");
    }
}
