-- What task workers did in the outside world. A task that was asked for again (a replay, a redelivery after a crash) finds its row and is
-- not done twice. Not carried to Kafka: workers report on tasks.reports.
CREATE TABLE stockstream.task_ledger (
    task_id text PRIMARY KEY CHECK (length(task_id) BETWEEN 1 AND 300),
    type text NOT NULL,
    -- Number of the newest attempt, from 1.
    attempt integer NOT NULL CHECK (attempt > 0),
    -- How many of them were made since the task was last asked for.
    tries integer NOT NULL CHECK (tries > 0),
    -- Who made the newest attempt.
    worker text NOT NULL,
    -- Until then nobody else may try; in the past when the worker was not heard of again, null when nobody is at it.
    claimed_until timestamptz,
    claimed_at timestamptz NOT NULL DEFAULT now(),
    -- Null until the work is done.
    done_at timestamptz,
    -- JSON; null until the work is done.
    result text
);
GRANT SELECT, INSERT, UPDATE ON stockstream.task_ledger TO stockstream_api;
