using System.Collections.Concurrent;
using Spectre.Console;

namespace FalGenerated.Cli.Terminal;

/// <summary>A bar for the whole and a row for each part that is at work, at the bottom of the terminal. It disappears when it is disposed.</summary>
internal sealed class LiveBoard : IAsyncDisposable
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, ProgressTask> rows = new(StringComparer.Ordinal);
    private readonly Task display;
    private readonly ProgressContext? context;
    private readonly ProgressTask? total;

    public LiveBoard(Progress progress)
    {
        ProgressContext? given = null;
        display = progress.StartAsync(one =>
        {
            given = one;
            return ended.Task;
        });
        context = given;
        total = context?.AddTask("");
    }

    private LiveBoard() => display = Task.CompletedTask;

    /// <summary>Gets a board that shows nothing.</summary>
    public static LiveBoard Hidden { get; } = new();

    /// <summary>Moves the bar of the whole.</summary>
    public void SetTotal(int done, int all, string text)
    {
        if (total is not null)
        {
            total.MaxValue = Math.Max(1, all);
            total.Value = done;
            total.Description = Markup.Escape(text);
        }
    }

    /// <summary>Shows a part, or changes its text.</summary>
    public void SetRow(string key, string text)
    {
        if (context is not null)
        {
            ProgressTask row = rows.GetOrAdd(key, _ => context.AddTask("", maxValue: 1));
            row.IsIndeterminate = true;
            row.Description = Markup.Escape(text);
        }
    }

    /// <summary>Takes a part away.</summary>
    public void RemoveRow(string key)
    {
        if (context is not null && rows.TryRemove(key, out ProgressTask? row))
        {
            row.StopTask();
            context.RemoveTask(row);
        }
    }

    public async ValueTask DisposeAsync()
    {
        ended.TrySetResult();
        await display.ConfigureAwait(false);
    }
}
