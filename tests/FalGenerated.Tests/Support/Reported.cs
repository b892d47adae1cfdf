namespace FalGenerated.Tests.Support;

/// <summary>Receives progress on the thread that reports it, so that a test sees it in order.</summary>
public sealed class Reported(Action<QueueStatus> onStatus) : IProgress<QueueStatus>
{
    public void Report(QueueStatus value) => onStatus(value);
}
