using FalGenerated.PostgreSql.Connections;
using Npgsql;

namespace FalGenerated.PostgreSql.Batches;

/// <summary>Waits until something happened to a batch, without asking in between. It holds one connection from the first wait on.</summary>
public sealed class BatchListener : IAsyncDisposable
{
    private readonly Database database;
    private readonly string channel;
    private NpgsqlConnection? connection;

    internal BatchListener(Database database, string channel)
    {
        this.database = database;
        this.channel = channel;
    }

    /// <summary>
    /// Returns when it happened to any batch since the last wait, or when the time is over. The first wait returns at once. While the
    /// database is away it waits for the whole time.
    /// </summary>
    /// <param name="longest">The longest time to wait.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken = default)
    {
        try
        {
            if (connection is null)
            {
                connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
                await Rows.ChangeAsync(connection, $"""LISTEN "{channel}" """, []).ConfigureAwait(false);
                return;
            }

            await connection.WaitAsync(longest, cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            await DisposeAsync().ConfigureAwait(false);
            await Task.Delay(longest, database.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gives the connection back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (connection is { } held)
        {
            connection = null;
            await held.DisposeAsync().ConfigureAwait(false);
        }
    }
}
