-- What the stores forget stays readable here. Filled from the topics by streams-app (role stockstream_history), read by
-- query-api. Tables are partitioned by the UTC month of the time that lists sort by; that time is a number, as the log
-- has it, because producers may give any, and a timestamptz cannot hold them all. A record is the JSON that the store
-- API answers with: text, because jsonb refuses what JSON allows (U+0000).
CREATE SCHEMA history;

-- Milliseconds since the epoch, unless it says otherwise. Ids sort by their bytes, as the stores sort them.
CREATE TABLE history.orders (
    order_id text COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    status text NOT NULL,
    user_id bigint,
    -- Where the record stands on orders.orders: of one order the highest offset is the newest.
    log_partition integer NOT NULL,
    log_offset bigint NOT NULL,
    record text NOT NULL,
    PRIMARY KEY (order_id, created_at)
) PARTITION BY RANGE (created_at);
CREATE INDEX ON history.orders (created_at DESC, order_id);
CREATE INDEX ON history.orders (status, created_at DESC, order_id);
CREATE INDEX ON history.orders (user_id, created_at DESC, order_id) WHERE user_id IS NOT NULL;

-- On orders.decisions. The record has its position.
CREATE TABLE history.order_decisions (
    order_id text COLLATE "C" NOT NULL,
    decided_at bigint NOT NULL,
    sequence bigint NOT NULL,
    log_partition integer NOT NULL,
    log_offset bigint NOT NULL,
    record text NOT NULL,
    PRIMARY KEY (order_id, log_offset, decided_at)
) PARTITION BY RANGE (decided_at);

-- On stock.movements. Of a movement whose departure is reported after its arrival, or anew, an older row may be left.
CREATE TABLE history.movements (
    movement_id text COLLATE "C" NOT NULL,
    sku text COLLATE "C" NOT NULL,
    -- Microseconds.
    at bigint NOT NULL,
    sender text COLLATE "C",
    receiver text COLLATE "C",
    log_partition integer NOT NULL,
    log_offset bigint NOT NULL,
    record text NOT NULL,
    PRIMARY KEY (movement_id, sku, at)
) PARTITION BY RANGE (at);
CREATE INDEX ON history.movements (sku, at DESC, movement_id);
CREATE INDEX ON history.movements (sender, at DESC, movement_id, sku) WHERE sender IS NOT NULL;
CREATE INDEX ON history.movements (receiver, at DESC, movement_id, sku) WHERE receiver IS NOT NULL;

-- On tasks.tasks.
CREATE TABLE history.tasks (
    task_id text COLLATE "C" NOT NULL,
    requested_at bigint NOT NULL,
    type text NOT NULL,
    -- Null when no worker does it.
    queue text,
    state text NOT NULL,
    log_partition integer NOT NULL,
    log_offset bigint NOT NULL,
    record text NOT NULL,
    PRIMARY KEY (task_id, requested_at)
) PARTITION BY RANGE (requested_at);
CREATE INDEX ON history.tasks (requested_at DESC, task_id);
CREATE INDEX ON history.tasks (type, requested_at DESC, task_id);
CREATE INDEX ON history.tasks (state, requested_at DESC, task_id);

-- Whatever has no month of its own: times that nobody could mean.
CREATE TABLE history.orders_other PARTITION OF history.orders DEFAULT;
CREATE TABLE history.order_decisions_other PARTITION OF history.order_decisions DEFAULT;
CREATE TABLE history.movements_other PARTITION OF history.movements DEFAULT;
CREATE TABLE history.tasks_other PARTITION OF history.tasks DEFAULT;

-- Of which kinds something may have been forgotten, and before when. Without a row the stores have everything.
CREATE TABLE history.horizons (
    kind text PRIMARY KEY CHECK (kind IN ('orders', 'movements', 'tasks')),
    before timestamptz NOT NULL CHECK (before >= '0001-01-01 00:00:00+00' AND before < '10000-01-01 00:00:00+00'),
    -- Nothing is forgotten until every reader knows that something may be.
    announced_at timestamptz NOT NULL DEFAULT now()
        CHECK (announced_at >= '0001-01-01 00:00:00+00' AND announced_at < '10000-01-01 00:00:00+00')
);

-- Units of the partition key in a second.
CREATE FUNCTION history.units(parent text) RETURNS bigint
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
RETURN CASE parent WHEN 'movements' THEN 1000000 ELSE 1000 END;

-- Adds the partition of a month, with the owner's rights: who fills the tables may change no others. Rows that came to
-- the rest before move into it. Months that nobody could mean are left to the rest, so there never are many.
CREATE FUNCTION history.add_month(parent text, any_day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '5s' AS $$
DECLARE
    month date := date_trunc('month', any_day)::date;
    part text := parent || to_char(month, '"_"YYYY"_"MM');
    key text := CASE parent WHEN 'orders' THEN 'created_at' WHEN 'order_decisions' THEN 'decided_at'
                            WHEN 'movements' THEN 'at' WHEN 'tasks' THEN 'requested_at' END;
    first bigint := extract(epoch FROM month)::bigint * history.units(parent);
    behind bigint := extract(epoch FROM month + interval '1 month')::bigint * history.units(parent);
BEGIN
    IF key IS NULL THEN
        RAISE EXCEPTION 'history has no table %', parent;
    END IF;
    IF month < '2000-01-01' OR month > now() + interval '2 months' THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('history.' || parent));
    IF to_regclass('history.' || part) IS NOT NULL THEN
        RETURN;
    END IF;
    EXECUTE format('CREATE TABLE history.%I (LIKE history.%I INCLUDING ALL)', part, parent);
    EXECUTE format('WITH moved AS (DELETE FROM history.%1$I WHERE %2$I >= $1 AND %2$I < $2 RETURNING *)'
        ' INSERT INTO history.%3$I SELECT * FROM moved', parent || '_other', key, part) USING first, behind;
    EXECUTE format('ALTER TABLE history.%I ATTACH PARTITION history.%I FOR VALUES FROM (%s) TO (%s)',
        parent, part, first, behind);
END $$;

-- Drops every month that ended before a day; returns how many partitions that were.
CREATE FUNCTION history.drop_months(before date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '5s' AS $$
DECLARE
    part record;
    dropped integer := 0;
BEGIN
    FOR part IN
        SELECT child.relname AS name
        FROM pg_inherits
        JOIN pg_class child ON child.oid = inhrelid
        JOIN pg_class parent ON parent.oid = inhparent
        JOIN pg_namespace space ON space.oid = child.relnamespace
        WHERE space.nspname = 'history' AND parent.relkind = 'p' AND child.relkind = 'r'
          AND child.relname ~ '_[0-9]{4}_[0-9]{2}$'
          AND to_date(right(child.relname, 7), 'YYYY_MM') + interval '1 month' <= before
    LOOP
        EXECUTE format('DROP TABLE history.%I', part.name);
        dropped := dropped + 1;
    END LOOP;
    DELETE FROM history.orders_other WHERE created_at < extract(epoch FROM before)::bigint * 1000;
    DELETE FROM history.order_decisions_other WHERE decided_at < extract(epoch FROM before)::bigint * 1000;
    DELETE FROM history.movements_other WHERE at < extract(epoch FROM before)::bigint * 1000000;
    DELETE FROM history.tasks_other WHERE requested_at < extract(epoch FROM before)::bigint * 1000;
    RETURN dropped;
END $$;

REVOKE EXECUTE ON FUNCTION history.add_month(text, date), history.drop_months(date) FROM PUBLIC;
GRANT USAGE ON SCHEMA history TO stockstream_history, stockstream_api;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA history TO stockstream_history;
GRANT EXECUTE ON FUNCTION history.add_month(text, date), history.drop_months(date) TO stockstream_history;
GRANT SELECT ON ALL TABLES IN SCHEMA history TO stockstream_api;
