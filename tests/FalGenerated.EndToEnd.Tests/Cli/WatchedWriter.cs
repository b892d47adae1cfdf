using System.Text;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>Text that a test can wait for.</summary>
internal sealed class WatchedWriter : TextWriter
{
    private readonly Lock gate = new();
    private readonly StringBuilder text = new();
    private readonly List<(string Wanted, TaskCompletionSource Seen)> waiters = [];

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Add(value.ToString());

    public override void Write(string? value) => Add(value);

    public override void WriteLine(string? value) => Add(value + "\n");

    /// <summary>Completes when the text holds <paramref name="wanted"/>.</summary>
    public Task WaitForAsync(string wanted, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            TaskCompletionSource seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
            waiters.Add((wanted, seen));
            Look();
            return seen.Task.WaitAsync(cancellationToken);
        }
    }

    public override string ToString()
    {
        lock (gate)
        {
            return text.ToString();
        }
    }

    private void Add(string? value)
    {
        lock (gate)
        {
            text.Append(value);
            Look();
        }
    }

    private void Look()
    {
        if (waiters.Count > 0)
        {
            string all = text.ToString();
            foreach ((string wanted, TaskCompletionSource seen) in waiters.Where(waiter => all.Contains(waiter.Wanted, StringComparison.Ordinal)))
            {
                seen.TrySetResult();
            }
        }
    }
}
