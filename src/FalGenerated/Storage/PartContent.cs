using System.Net;

namespace FalGenerated.Storage;

/// <summary>The body of one PUT: it knows its length and writes the same bytes each time it is sent.</summary>
internal sealed class PartContent : HttpContent
{
    private readonly UploadPart _part;
    private readonly Action<int> _written;

    public PartContent(UploadPart part, string contentType, Action<int> written)
    {
        _part = part;
        _written = written;
        Headers.TryAddWithoutValidation("Content-Type", contentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        _part.CopyToAsync(stream, _written, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _part.CopyToAsync(stream, _written, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = _part.Length;
        return true;
    }
}
