using System.Globalization;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Terminal;

namespace FalGenerated.Cli.Jobs;

/// <summary>Shows the progress of one transfer: live on a terminal, and one line at the end.</summary>
internal sealed class TransferProgressLine(Session session, string what) : IProgress<TransferProgress>, IAsyncDisposable
{
    private readonly LiveRow row = session.Screen.StartTransfer(what);
    private volatile TransferProgress? last;

    public void Report(TransferProgress value)
    {
        last = value;
        row.Advance(value.Bytes, value.TotalBytes);
    }

    public async ValueTask DisposeAsync()
    {
        await row.DisposeAsync().ConfigureAwait(false);
        if (last is { } end)
        {
            session.Note($"{what} {Figures(end)}", Tone.Faint);
        }
    }

    private static string Figures(TransferProgress value)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{value.Bytes / 1e6:0.0}");
        text += value.TotalBytes is { } total ? string.Create(CultureInfo.InvariantCulture, $" of {total / 1e6:0.0} MB") : " MB";
        return value.BytesPerSecond > 0 ? text + string.Create(CultureInfo.InvariantCulture, $", {value.BytesPerSecond / 1e6:0.0} MB/s") : text;
    }
}
