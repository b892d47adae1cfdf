-- Submits and sums. One row a key, one row a reservation; nothing is ever deleted.
CREATE TABLE "{schema}".submits (
    position bigint GENERATED ALWAYS AS IDENTITY,
    key text COLLATE "C" PRIMARY KEY,
    endpoint_id text NOT NULL,
    input_sha256 text NOT NULL,
    started_at timestamptz NOT NULL,
    label text,
    contract_sha256 text,
    facts jsonb,
    state text NOT NULL CHECK (state IN ('Begun', 'NotSent', 'Unknown', 'Accepted', 'Finished', 'Failed')),
    token text,
    -- The attempt that began it: one whose commit was not confirmed recognises itself by this.
    begun_by uuid,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE UNIQUE INDEX submits_position ON "{schema}".submits (position);
CREATE INDEX submits_facts ON "{schema}".submits USING gin (facts jsonb_path_ops);

CREATE TABLE "{schema}".sums (
    position bigint GENERATED ALWAYS AS IDENTITY,
    id text COLLATE "C" PRIMARY KEY,
    budget text COLLATE "C" NOT NULL,
    at_most_usd numeric CHECK (at_most_usd >= 0),
    idempotency_key text COLLATE "C",
    terms json,
    state text NOT NULL CHECK (state IN ('Reserved', 'Settled', 'Released')),
    counted_usd numeric NOT NULL CHECK (counted_usd >= 0),
    notice text NOT NULL,
    reserved_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX sums_budget ON "{schema}".sums (budget, position) INCLUDE (counted_usd, reserved_at);
CREATE INDEX sums_key ON "{schema}".sums (idempotency_key, position) WHERE idempotency_key IS NOT NULL;
