using System.Runtime.InteropServices;

namespace FalGenerated.Cli.Hosting;

/// <summary>
/// Turns SIGINT and SIGTERM into a cancellation token: the command ends by itself and reports. A second signal ends the process at
/// once, still with a report, because whether a job exists decides what to do next. A third one is left to the system.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly PosixSignalRegistration[] signals;
    private int count;

    public Interruption(CancellationToken outer)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];
    }

    public CancellationToken Token => source.Token;

    /// <summary>The session to report; null until the command line is parsed.</summary>
    public Session? Session { get; set; }

    public void Dispose()
    {
        Array.ForEach(signals, signal => signal.Dispose());
        source.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        int number = Interlocked.Increment(ref count);
        signal.Cancel = number == 1 || (number == 2 && Session is not null);
        if (number == 1)
        {
            source.Cancel();
        }
        else if (signal.Cancel)
        {
            Environment.Exit((int)Session!.End(new OperationCanceledException()));
        }
    }
}
