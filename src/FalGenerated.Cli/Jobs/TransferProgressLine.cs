using System.Globalization;
using FalGenerated.Cli.Hosting;

namespace FalGenerated.Cli.Jobs;

/// <summary>The progress of one transfer: a bar that is redrawn on a terminal, and a line at the end.</summary>
internal sealed class TransferProgressLine(Session session, string what) : IProgress<TransferProgress>, IDisposable
{
    private const int Width = 30;
    private TransferProgress? last;

    public void Report(TransferProgress value)
    {
        last = value;
        session.Screen.Redraw($"{what} {Bar(value)} {Figures(value)}");
    }

    public void Dispose()
    {
        if (last is not null)
        {
            session.Note($"{what} {Figures(last)}");
        }
    }

    private static string Bar(TransferProgress value)
    {
        if (value.TotalBytes is not > 0)
        {
            return "";
        }

        int done = (int)Math.Clamp(Width * value.Bytes / value.TotalBytes.Value, 0, Width);
        return $"[{new string('#', done)}{new string('.', Width - done)}]";
    }

    private static string Figures(TransferProgress value)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{value.Bytes / 1e6:0.0}");
        text += value.TotalBytes is { } total ? string.Create(CultureInfo.InvariantCulture, $" of {total / 1e6:0.0} MB") : " MB";
        if (value.BytesPerSecond > 0)
        {
            text += string.Create(CultureInfo.InvariantCulture, $", {value.BytesPerSecond / 1e6:0.0} MB/s");
        }

        return value.Remaining is { TotalSeconds: > 1 } left ? text + $", {left:hh\\:mm\\:ss} left" : text;
    }
}
