using System.Runtime.InteropServices;

namespace FalGenerated.Cli.Running;

/// <summary>Ctrl-C and a request to terminate, as a token: the verb ends by itself and reports. A second one ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly PosixSignalRegistration[] signals;

    public Interruption(CancellationToken outer)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];
    }

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        Array.ForEach(signals, signal => signal.Dispose());
        source.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    }
}
