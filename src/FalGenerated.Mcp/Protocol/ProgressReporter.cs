using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace FalGenerated.Mcp.Protocol;

/// <summary>Sends the progress of one call to the client, in order, where the client asked for it.</summary>
internal sealed class ProgressReporter(McpServer server, ProgressToken? token) : IProgress<QueueStatus>, IProgress<TransferProgress>
{
    private readonly Lock gate = new();
    private Task sent = Task.CompletedTask;
    private long transferred;
    private int statuses;

    public void Report(QueueStatus value)
    {
        lock (gate)
        {
            Send(new ProgressNotificationValue { Progress = ++statuses, Message = value.ToString() });
        }
    }

    /// <summary>The bytes fall when a part is sent again, and a client expects a number that grows.</summary>
    public void Report(TransferProgress value)
    {
        lock (gate)
        {
            if (value.Bytes > transferred)
            {
                transferred = value.Bytes;
                Send(new ProgressNotificationValue { Progress = value.Bytes, Total = value.TotalBytes, Message = $"{value.Bytes} bytes transferred" });
            }
        }
    }

    /// <summary>Waits until all is sent, so that none comes behind the reply.</summary>
    public Task CompleteAsync()
    {
        lock (gate)
        {
            return sent;
        }
    }

    private void Send(ProgressNotificationValue value)
    {
        if (token is { } asked)
        {
            sent = SendAfterAsync(sent, asked, value);
        }
    }

    private async Task SendAfterAsync(Task before, ProgressToken asked, ProgressNotificationValue value)
    {
        await before.ConfigureAwait(false);
        await server.NotifyProgressAsync(asked, value, null, CancellationToken.None).ConfigureAwait(false);
    }
}
