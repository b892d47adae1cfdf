using System.Net;

namespace FalGenerated.Files;

/// <summary>The body of one PUT: it knows its length and writes the same bytes each time it is sent.</summary>
internal sealed class PartContent : HttpContent
{
    private readonly UploadPart part;
    private readonly Action<int> written;

    public PartContent(UploadPart part, string contentType, Action<int> written)
    {
        this.part = part;
        this.written = written;
        Headers.TryAddWithoutValidation("Content-Type", contentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        part.CopyToAsync(stream, written, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        part.CopyToAsync(stream, written, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = part.Length;
        return true;
    }
}
