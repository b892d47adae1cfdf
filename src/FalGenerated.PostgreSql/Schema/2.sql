-- Batches of clips.
CREATE TABLE "{schema}".batches (
    name text COLLATE "C" PRIMARY KEY,
    max_total_usd numeric CHECK (max_total_usd >= 0),
    max_price_usd numeric CHECK (max_price_usd > 0),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE "{schema}".clips (
    batch text COLLATE "C" NOT NULL REFERENCES "{schema}".batches (name),
    number integer NOT NULL CHECK (number > 0),
    source text NOT NULL,
    output text COLLATE "C" NOT NULL,
    options json NOT NULL,
    state text NOT NULL DEFAULT 'Waiting'
        CHECK (state IN ('Waiting', 'Running', 'InDoubt', 'Finished', 'Failed', 'Refused', 'OverLimit', 'NotSaved')),
    token text,
    request_id text,
    at_most_usd numeric,
    cost_usd numeric,
    billed_seconds numeric,
    findings text[] NOT NULL DEFAULT '{}',
    problem text,
    failures integer NOT NULL DEFAULT 0,
    worker text,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (batch, number),
    UNIQUE (batch, output)
);

CREATE INDEX clips_state ON "{schema}".clips (batch, state);

-- A display is told that a clip changed, so that it need not ask in between.
CREATE FUNCTION "{schema}".tell_clip() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('{schema}_clips', NEW.batch);
    RETURN NULL;
END
$$;

CREATE TRIGGER clips_changed AFTER INSERT OR UPDATE OF state, problem ON "{schema}".clips
    FOR EACH ROW EXECUTE FUNCTION "{schema}".tell_clip();
