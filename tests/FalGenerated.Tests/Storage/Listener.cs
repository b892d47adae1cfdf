namespace FalGenerated.Tests.Storage;

/// <summary>Hears progress at once, on the thread that reports it.</summary>
internal sealed class Listener(Action<TransferProgress> hear) : IProgress<TransferProgress>
{
    public void Report(TransferProgress value) => hear(value);
}
