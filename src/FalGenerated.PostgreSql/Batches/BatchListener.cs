using FalGenerated.PostgreSql.Connections;
using Npgsql;

namespace FalGenerated.PostgreSql.Batches;

/// <summary>Waits until a batch changed, without asking in between. It holds one connection from the first wait on.</summary>
public sealed class BatchListener : IAsyncDisposable
{
    private readonly Database database;
    private NpgsqlConnection? connection;

    internal BatchListener(Database database) => this.database = database;

    /// <summary>
    /// Returns when a clip of any batch changed since the last wait, or when the time is over. The first wait returns at once. While the
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
                await Rows.ChangeAsync(connection, $"""LISTEN "{database.Channel}" """, []).ConfigureAwait(false);
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
