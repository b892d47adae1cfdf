using System.Buffers;
using System.Net;

namespace FalGenerated.Wire;

/// <summary>A body that was read: in pieces, so that it is in the memory once however long it is.</summary>
internal sealed class LoadedContent : HttpContent
{
    private const int PieceBytes = 64 * 1024;
    private readonly List<byte[]> pieces = [];
    private long length;

    private LoadedContent()
    {
    }

    /// <summary>Gets a value indicating whether more would have come than was read.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Reads a body, and no more than the limit of it.</summary>
    /// <param name="content">The body, which is done with afterwards.</param>
    /// <param name="most">The limit in bytes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="HttpRequestException">The body broke off.</exception>
    public static async Task<LoadedContent> OfAsync(HttpContent content, int most, CancellationToken cancellationToken)
    {
        LoadedContent loaded = new();
        Stream body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            await loaded.FillAsync(body, most, cancellationToken).ConfigureAwait(false);
        }

        foreach ((string name, IEnumerable<string> values) in content.Headers.NonValidated.Select(header => (header.Key, header.Value.AsEnumerable())))
        {
            if (!loaded.IsCut || !name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                loaded.Headers.TryAddWithoutValidation(name, values);
            }
        }

        return loaded;
    }

    /// <summary>The bytes that were read.</summary>
    public long Length => length;

    /// <summary>The body from its beginning.</summary>
    public Stream Open() => new PieceStream(pieces);

    protected override bool TryComputeLength(out long length)
    {
        length = this.length;
        return true;
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        foreach (byte[] piece in pieces)
        {
            await stream.WriteAsync(piece).ConfigureAwait(false);
        }
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult(Open());

    private async Task FillAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            // A byte more than the limit tells that there is more.
            while (await body.ReadAtLeastAsync(buffer.AsMemory(0, PieceBytes), PieceBytes, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) is > 0 and int count)
            {
                int wanted = (int)Math.Min(count, most - length);
                if (wanted > 0)
                {
                    pieces.Add(buffer[..wanted]);
                    length += wanted;
                }

                if (wanted < count)
                {
                    IsCut = true;
                    return;
                }
            }
        }
        catch (IOException error)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection broke in the middle of an answer.", error);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
