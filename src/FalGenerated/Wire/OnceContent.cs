using System.Net;

namespace FalGenerated.Wire;

/// <summary>
/// A body that can be written once. Below the innermost handler a request can still be repeated, by a followed redirect or by a
/// connection that dies before the answer begins; then the body is written again, and that is where it stops.
/// </summary>
internal sealed class OnceContent(byte[] body) : HttpContent
{
    private int written;

    public static async Task<OnceContent> OfAsync(HttpContent original, CancellationToken cancellationToken)
    {
        OnceContent once = new(await original.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        foreach ((string name, IEnumerable<string> values) in original.Headers)
        {
            once.Headers.TryAddWithoutValidation(name, values);
        }

        return once;
    }

    /// <summary>Whether a copy of the body was kept on its way: then the framework writes that, without asking here.</summary>
    public async Task<bool> IsKeptAsync()
    {
        if (Volatile.Read(ref written) == 0)
        {
            return false;
        }

        try
        {
            await CopyToAsync(Stream.Null).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (error is SecondSendException or ObjectDisposedException)
        {
            return false;
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref written, 1) == 0
            ? stream.WriteAsync(body, cancellationToken).AsTask()
            : throw new SecondSendException();

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
