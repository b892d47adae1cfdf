namespace FalGenerated.PostgreSql.Spending;

/// <summary>The statements of the ledger.</summary>
internal static class LedgerSql
{
    /// <summary>Lets one reservation of a budget through at a time, until its transaction ends.</summary>
    public const string LockBudget = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

    private const string Columns = "position, id, budget, at_most_usd, idempotency_key, terms::text, state, counted_usd, notice, reserved_at";

    /// <summary>
    /// True when an id is known, and the sums that count. A sum beyond what a decimal holds is rounded up, and an absurd one capped: it must
    /// stop the budget, not the program.
    /// </summary>
    public static string Counted(string schema) =>
        $"""
        SELECT EXISTS (SELECT 1 FROM "{schema}".sums WHERE id = $3), CASE
            WHEN usd < 1000000000 THEN ceil(usd * 1000000000000000000) * 0.000000000000000001
            ELSE least(ceil(usd), 79228162514264337593543950335)
        END
        FROM (
            SELECT coalesce(sum(counted_usd), 0) AS usd FROM "{schema}".sums
            WHERE budget = $1 AND ($2::interval IS NULL OR clock_timestamp() - reserved_at < $2)
        ) AS counted
        """;

    public static string Insert(string schema) =>
        $"""
        INSERT INTO "{schema}".sums (id, budget, at_most_usd, idempotency_key, terms, state, counted_usd, notice, reserved_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, date_trunc('milliseconds', clock_timestamp()))
        """;

    public static string FindForUpdate(string schema) => $"""SELECT {Columns} FROM "{schema}".sums WHERE id = $1 FOR UPDATE""";

    public static string Change(string schema) =>
        $"""UPDATE "{schema}".sums SET state = $2, counted_usd = $3, notice = $4, changed_at = clock_timestamp() WHERE id = $1""";

    public static string PageOfBudget(string schema) => Page(schema, "budget");

    public static string PageOfKey(string schema) => Page(schema, "idempotency_key");

    private static string Page(string schema, string column) =>
        $"""SELECT {Columns} FROM "{schema}".sums WHERE {column} = $1 AND position > $2 ORDER BY position LIMIT $3""";
}
