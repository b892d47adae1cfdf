using System.Net;

namespace FalGenerated.Wire;

/// <summary>
/// A paid body, and the record of how often it was asked for: the one place that sees whether anything can have been sent. It is written once, so that
/// a repeated request ends here, unless nothing but our own connections stands below: the runtime writes a body again only where the server
/// has refused the stream.
/// </summary>
/// <param name="body">The bytes.</param>
/// <param name="mayRepeat">Whether the body may be written again, because only the runtime can ask for it.</param>
internal sealed class OnceContent(byte[] body, bool mayRepeat = false) : HttpContent
{
    private int asked;
    private volatile bool isHeld;

    /// <summary>Gets whether the body was asked for. Before that nothing of it can have left.</summary>
    public bool IsAsked => Volatile.Read(ref asked) > 0;

    /// <summary>Makes the body of another content one of these.</summary>
    public static async Task<OnceContent> OfAsync(HttpContent original, bool mayRepeat, CancellationToken cancellationToken)
    {
        OnceContent once = new(await original.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false), mayRepeat);
        foreach ((string name, IEnumerable<string> values) in original.Headers)
        {
            once.Headers.TryAddWithoutValidation(name, values);
        }

        return once;
    }

    /// <summary>
    /// Says whether a handler on the way took a copy of the body, or asked for it twice: what was answered may then belong to another send.
    /// </summary>
    public async Task<bool> IsCopiedAsync()
    {
        int before = Volatile.Read(ref asked);
        if (mayRepeat || before == 0)
        {
            return false;
        }

        if (before > 1 || isHeld)
        {
            return true;
        }

        try
        {
            // Once the framework has buffered a content, it writes the buffer and does not ask here.
            await CopyToAsync(Stream.Null).ConfigureAwait(false);
            return true;
        }
        catch (SecondSendException)
        {
            return false;
        }
        catch (ObjectDisposedException)
        {
            // It cannot be told any more.
            return true;
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref asked) > 1 && !mayRepeat)
        {
            throw new SecondSendException();
        }

        // No connection can be rewound, so this is a handler's memory or file.
        isHeld = stream.CanSeek;
        return stream.WriteAsync(body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
