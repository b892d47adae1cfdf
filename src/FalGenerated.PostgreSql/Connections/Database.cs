using System.Globalization;
using Npgsql;

namespace FalGenerated.PostgreSql.Connections;

/// <summary>
/// One database and schema. Work on it is repeated when its connection is lost, so all work is written to be repeated: a lost
/// connection does not tell whether its work was committed.
/// </summary>
/// <param name="source">Opens connections.</param>
/// <param name="schema">The schema that holds the tables.</param>
/// <param name="patience">The time for which work is repeated.</param>
/// <param name="time">The clock of pauses.</param>
/// <param name="requireSchema">Throws when the schema does not fit; asked before the first work.</param>
internal sealed class Database(
    NpgsqlDataSource source, string schema, TimeSpan patience, TimeProvider time, Func<NpgsqlConnection, Database, Task> requireSchema)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private volatile bool isChecked;

    public string Schema => schema;

    public TimeProvider Time => time;

    /// <summary>The channel on which changes of clips are told.</summary>
    public string ChangeChannel => $"{schema}_clips";

    /// <summary>The channel on which starts of batches are told.</summary>
    public string StartChannel => $"{schema}_batches";

    /// <summary>Host, port and database; no user and no password.</summary>
    public string Name { get; } = NameOf(source.ConnectionString);

    /// <summary>Runs work that may be repeated on a connection, until it succeeds or the patience is over.</summary>
    /// <param name="work">The work. It is not cancelled once it began, so that its outcome is known.</param>
    /// <param name="cancellationToken">Cancels before the work begins, and between repetitions.</param>
    /// <exception cref="FalJournalException">The database cannot be reached or refuses, or its schema does not fit.</exception>
    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        for (TimeSpan pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await TryAsync(work, checksSchema: true, cancellationToken).ConfigureAwait(false);
            }
            catch (NpgsqlException error) when (LostConnection.Is(error) && time.GetElapsedTime(started) + pause < patience)
            {
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            }
            catch (NpgsqlException error)
            {
                throw Failure(Sentence(error), error);
            }
        }
    }

    /// <summary>Runs work once, without patience.</summary>
    /// <param name="work">The work.</param>
    /// <param name="checksSchema">False for work that makes the schema.</param>
    /// <param name="cancellationToken">Cancels before the work begins.</param>
    /// <exception cref="FalJournalException">The database cannot be reached or refuses, or its schema does not fit.</exception>
    public async Task<T> RunOnceAsync<T>(Func<NpgsqlConnection, Task<T>> work, bool checksSchema, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(work, checksSchema, cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error)
        {
            throw Failure(Sentence(error), error);
        }
    }

    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => source.OpenConnectionAsync(cancellationToken);

    public FalJournalException Failure(string problem, Exception? cause = null) => new(Name, problem, innerException: cause);

    private async Task<T> TryAsync<T>(Func<NpgsqlConnection, Task<T>> work, bool checksSchema, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            if (checksSchema && !isChecked)
            {
                await requireSchema(connection, this).ConfigureAwait(false);
                isChecked = true;
            }

            cancellationToken.ThrowIfCancellationRequested();
            return await work(connection).ConfigureAwait(false);
        }
    }

    private static string Sentence(NpgsqlException error) => error is PostgresException refused ? $"it says {refused.MessageText}." : $"{error.Message.TrimEnd('.')}.";

    private static string NameOf(string connectionString)
    {
        NpgsqlConnectionStringBuilder parts = new(connectionString);
        return string.Create(CultureInfo.InvariantCulture, $"postgresql://{parts.Host}:{parts.Port}/{parts.Database}");
    }
}
