using System.Threading.Channels;

namespace FalGenerated.Wire;

/// <summary>Lets one through at a time, in order of arrival. One token goes round; unlike a semaphore there is nothing to dispose.</summary>
internal sealed class AsyncGate
{
    private readonly Channel<byte> token = Channel.CreateBounded<byte>(1);

    public AsyncGate() => token.Writer.TryWrite(0);

    public async ValueTask EnterAsync(CancellationToken cancellationToken) => await token.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);

    public void Leave() => token.Writer.TryWrite(0);
}
