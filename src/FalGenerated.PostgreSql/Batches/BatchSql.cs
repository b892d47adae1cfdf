namespace FalGenerated.PostgreSql.Batches;

/// <summary>The statements of batches and their clips.</summary>
internal static class BatchSql
{
    /// <summary>Takes a lock until the transaction ends, unless it is taken.</summary>
    public const string TryLock = "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0))";

    /// <summary>Tells those who listen, once the transaction is committed.</summary>
    public const string Tell = "SELECT pg_notify($1, $2)";

    private const string Columns =
        "batch, number, source, output, options::text, state, changed_at, token, request_id, at_most_usd, cost_usd, billed_seconds, findings, problem, failures, worker";

    public static string Put(string schema) =>
        $"""
        INSERT INTO "{schema}".batches (name, max_total_usd, max_price_usd) VALUES ($1, $2, $3)
        ON CONFLICT (name) DO UPDATE SET max_total_usd = excluded.max_total_usd, max_price_usd = excluded.max_price_usd
        """;

    /// <summary>The outputs that another source or other options have in the batch already.</summary>
    public static string Conflicts(string schema) =>
        $"""
        SELECT present.output, present.source FROM unnest($2, $3, $4) AS given (source, output, options)
        JOIN "{schema}".clips AS present ON present.batch = $1 AND present.output = given.output
        WHERE present.source <> given.source OR present.options::jsonb <> given.options::jsonb
        ORDER BY present.number
        """;

    /// <summary>Adds the clips that are not there yet, in their order. The batch's row is locked, so that numbers are given once.</summary>
    public static string Add(string schema) =>
        $"""
        INSERT INTO "{schema}".clips (batch, number, source, output, options)
        SELECT $1, (SELECT coalesce(max(number), 0) FROM "{schema}".clips WHERE batch = $1) + row_number() OVER (ORDER BY given.place), given.source, given.output, given.options::json
        FROM unnest($2, $3, $4) WITH ORDINALITY AS given (source, output, options, place)
        WHERE NOT EXISTS (SELECT 1 FROM "{schema}".clips AS present WHERE present.batch = $1 AND present.output = given.output)
        """;

    /// <summary>Opens the clips again that another try may help. A failed job makes room for a new one; a finished one never does.</summary>
    public static string Reopen(string schema) =>
        $"""
        UPDATE "{schema}".clips SET
            state = CASE WHEN state = 'NotSaved' THEN 'Running' ELSE 'Waiting' END,
            token = CASE WHEN state = 'Failed' THEN NULL ELSE token END,
            request_id = CASE WHEN state = 'Failed' THEN NULL ELSE request_id END,
            problem = NULL, failures = 0, changed_at = clock_timestamp()
        WHERE batch = $1 AND state IN ('InDoubt', 'Failed', 'Refused', 'OverLimit', 'NotSaved')
        """;

    /// <summary>Changes a clip. Finished and Failed are ends, and a clip with a job never becomes one without.</summary>
    public static string Change(string schema) =>
        $"""
        UPDATE "{schema}".clips SET
            state = $3, worker = $4, token = coalesce(token, $5), request_id = coalesce(request_id, $6), at_most_usd = coalesce($7, at_most_usd),
            cost_usd = coalesce($8, cost_usd), billed_seconds = coalesce($9, billed_seconds), findings = coalesce($10, findings), problem = $11, failures = $12,
            changed_at = clock_timestamp()
        WHERE batch = $1 AND number = $2 AND state NOT IN ('Finished', 'Failed')
            AND (token IS NULL OR $3 IN ('Running', 'Finished', 'Failed', 'NotSaved'))
        """;

    public static string Batches(string schema) =>
        $"""SELECT name, max_total_usd, max_price_usd FROM "{schema}".batches WHERE $1::text IS NULL OR name = $1 ORDER BY created_at, name""";

    public static string Clip(string schema) => $"""SELECT {Columns} FROM "{schema}".clips WHERE batch = $1 AND number = $2""";

    public static string Clips(string schema) => $"""SELECT {Columns} FROM "{schema}".clips WHERE batch = $1 AND number > $2 ORDER BY number LIMIT $3""";

    public static string OpenClips(string schema) => $"""SELECT batch, number FROM "{schema}".clips WHERE state IN ('Waiting', 'Running') ORDER BY batch, number""";

    public static string Counts(string schema) => $"""SELECT state, count(*)::integer FROM "{schema}".clips WHERE batch = $1 GROUP BY state""";

    public static string Money(string schema) =>
        $"""
        SELECT trim_scale(round(least(coalesce(sum(counted_usd), 0), 1000000000000), 12)), trim_scale(round(least(coalesce(sum(counted_usd) FILTER (WHERE state = 'Settled'), 0), 1000000000000), 12)),
            (SELECT count(*)::integer FROM "{schema}".clips WHERE batch = $2 AND state = 'Finished' AND changed_at > clock_timestamp() - interval '5 minutes')
        FROM "{schema}".sums WHERE budget = $1
        """;
}
