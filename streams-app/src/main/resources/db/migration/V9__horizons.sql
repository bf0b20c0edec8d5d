-- What is over is forgotten after a time: once a day the horizons move. Of missed runs the newest moves them as far.
INSERT INTO stockstream.schedules (name, cron, every_seconds, zone, task_type, queue, enabled, missed_runs, overlap) VALUES
    ('move_horizons', '30 3 * * *', NULL, '${business_zone}', 'move_horizons', 'system', true, 'run_once', 'skip');

-- Up to when a table remembers: of what was requested before, rows may be gone, so it is not done again.
CREATE TABLE stockstream.horizons (
    name text PRIMARY KEY CHECK (name IN ('task_ledger', 'handled_requests')),
    before timestamptz NOT NULL CHECK (before >= '0001-01-01 00:00:00+00' AND before < '10000-01-01 00:00:00+00'),
    -- Rows are deleted only once every transaction knows the horizon.
    moved_at timestamptz NOT NULL DEFAULT now()
        CHECK (moved_at >= '0001-01-01 00:00:00+00' AND moved_at < '10000-01-01 00:00:00+00')
);
GRANT SELECT, INSERT, UPDATE ON stockstream.horizons TO stockstream_api;

-- Null in rows that the API wrote before a worker did. A row is as old as the later of this and its claim.
ALTER TABLE stockstream.task_ledger ADD COLUMN requested_at timestamptz
    CHECK (requested_at >= '0001-01-01 00:00:00+00' AND requested_at < '10000-01-01 00:00:00+00');
CREATE INDEX task_ledger_claimed_at ON stockstream.task_ledger (claimed_at);
GRANT DELETE ON stockstream.task_ledger TO stockstream_api;

ALTER TABLE stockstream.handled_requests ADD COLUMN requested_at timestamptz
    CHECK (requested_at >= '0001-01-01 00:00:00+00' AND requested_at < '10000-01-01 00:00:00+00');
CREATE INDEX handled_requests_handled_at ON stockstream.handled_requests (handled_at);
GRANT DELETE ON stockstream.handled_requests TO stockstream_api;
