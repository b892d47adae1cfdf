namespace FalGenerated.PostgreSql.Idempotency;

/// <summary>The statements of the journal. Each is one atomic step, and running it again changes nothing.</summary>
internal static class JournalSql
{
    private const string Columns = "position, key, endpoint_id, input_sha256, started_at, label, contract_sha256, facts::text, state, token";

    private const string IsJob = "('Accepted', 'Finished', 'Failed')";

    /// <summary>Takes a key that is free, or that this very attempt took.</summary>
    public static string Begin(string schema) =>
        $"""
        INSERT INTO "{schema}".submits AS present (key, endpoint_id, input_sha256, started_at, label, contract_sha256, facts, state, begun_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'Begun', $8)
        ON CONFLICT (key) DO UPDATE SET
            endpoint_id = excluded.endpoint_id, input_sha256 = excluded.input_sha256, started_at = excluded.started_at, label = excluded.label,
            contract_sha256 = excluded.contract_sha256, facts = excluded.facts, state = 'Begun', token = NULL, begun_by = excluded.begun_by,
            changed_at = clock_timestamp()
        WHERE present.state = 'NotSent' OR (present.state = 'Begun' AND present.begun_by = excluded.begun_by)
        """;

    /// <summary>Records a state: a job is never undone, nor its end, nor its token. A key that never began is taken by a job, or by doubt.</summary>
    public static string Record(string schema) =>
        $"""
        INSERT INTO "{schema}".submits AS present (key, endpoint_id, input_sha256, started_at, state, token)
        SELECT $1, '', '', timestamptz 'epoch', $2, $3
        WHERE $2 IN {IsJob} OR $2 = 'Unknown' OR EXISTS (SELECT 1 FROM "{schema}".submits WHERE key = $1)
        ON CONFLICT (key) DO UPDATE SET
            state = CASE
                WHEN (present.token IS NOT NULL OR present.state IN {IsJob}) AND excluded.state NOT IN {IsJob} THEN present.state
                WHEN present.state IN ('Finished', 'Failed') AND excluded.state = 'Accepted' THEN present.state
                ELSE excluded.state
            END,
            token = coalesce(present.token, excluded.token),
            changed_at = clock_timestamp()
        """;

    public static string Find(string schema) => $"""SELECT {Columns} FROM "{schema}".submits WHERE key = $1""";

    /// <summary>The next entries behind a position, the oldest key first; with facts, those that hold them.</summary>
    public static string Page(string schema) =>
        $"""
        SELECT {Columns} FROM "{schema}".submits
        WHERE position > $1 AND ($2::jsonb IS NULL OR facts @> $2)
        ORDER BY position LIMIT $3
        """;
}
