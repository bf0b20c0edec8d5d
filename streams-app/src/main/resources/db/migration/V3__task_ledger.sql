-- What task workers did in the outside world. A task that was asked for again (a replay, a redelivery after a crash) finds its row and is
-- not done twice. Not carried to Kafka: workers report on tasks.reports.
CREATE TABLE stockstream.task_ledger (
    task_id text PRIMARY KEY CHECK (length(task_id) BETWEEN 1 AND 300),
    type text NOT NULL,
    -- Null while a worker is at it.
    done_at timestamptz,
    -- JSON; null while a worker is at it.
    result text,
    worker text NOT NULL,
    -- Until then the claim of a worker that was not heard of again counts.
    claimed_until timestamptz NOT NULL,
    claimed_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE ON stockstream.task_ledger TO stockstream_api;
