-- The heartbeat that Debezium writes and reads back: it lets the replication slot move on while no other table changes,
-- and its age tells whether changes flow at all.
CREATE TABLE stockstream.heartbeat (
    id integer PRIMARY KEY,
    at timestamptz NOT NULL
);

-- What Debezium carries. Made here, not by the connector, so that its role needs no right to create anything.
CREATE PUBLICATION stockstream FOR TABLE stockstream.heartbeat;

-- The roles belong to the installation, because their passwords do; here they get what they may do.
GRANT USAGE ON SCHEMA stockstream TO stockstream_cdc, stockstream_api;
GRANT SELECT, INSERT, UPDATE ON stockstream.heartbeat TO stockstream_cdc;
