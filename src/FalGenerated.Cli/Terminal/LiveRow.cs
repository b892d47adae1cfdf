using Spectre.Console;

namespace FalGenerated.Cli.Terminal;

/// <summary>A progress row at the bottom of the terminal. It disappears when it is disposed.</summary>
internal sealed class LiveRow : IAsyncDisposable
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task display;
    private readonly ProgressTask? row;

    public LiveRow(Progress progress, string text)
    {
        ProgressTask? added = null;
        display = progress.StartAsync(context =>
        {
            added = context.AddTask(Markup.Escape(text));
            added.IsIndeterminate = true;
            return ended.Task;
        });
        row = added;
    }

    private LiveRow() => display = Task.CompletedTask;

    /// <summary>Gets a row that shows nothing.</summary>
    public static LiveRow Hidden { get; } = new();

    /// <summary>Replaces the text.</summary>
    public void Describe(string text)
    {
        if (row is not null)
        {
            row.Description = Markup.Escape(text);
        }
    }

    /// <summary>Moves the bar.</summary>
    /// <param name="done">The bytes so far.</param>
    /// <param name="total">All bytes; null if unknown.</param>
    public void Advance(long done, long? total)
    {
        if (row is null)
        {
            return;
        }

        row.IsIndeterminate = total is null;
        row.MaxValue = Math.Max(total ?? done, 1);
        row.Value = done;
    }

    public async ValueTask DisposeAsync()
    {
        ended.TrySetResult();
        await display.ConfigureAwait(false);
    }
}
