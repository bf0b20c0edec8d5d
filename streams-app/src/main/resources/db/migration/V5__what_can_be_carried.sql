-- What nothing behind the tables could carry, or name, is kept out here, whoever writes: times that no calendar has, ids that no path holds, skus
-- that no movement can name. What is there already is mended where it can be; else a warning says what is left, and nothing is lost.

-- The time of creation stays, unless it is none: then a correction is taken.
CREATE OR REPLACE FUNCTION stockstream.stamp_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.version := nextval('stockstream.row_version');
    IF TG_OP = 'UPDATE' THEN
        IF OLD.created_at >= '0001-01-01 00:00:00+00' AND OLD.created_at < '10000-01-01 00:00:00+00' THEN
            NEW.created_at := OLD.created_at;
        END IF;
        NEW.updated_at := now();
    END IF;
    RETURN NEW;
END $$;

-- An id that is given by hand moves the sequence along. So that it never ends there, the last nine tenths of all ids are only generated.
CREATE OR REPLACE FUNCTION stockstream.follow_ids() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    ids text := pg_get_serial_sequence(format('%I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME), 'id');
    behind boolean;
BEGIN
    EXECUTE format('SELECT last_value < $1 OR (last_value = $1 AND NOT is_called) FROM %s', ids) INTO behind USING NEW.id;
    IF behind THEN
        IF NEW.id > 99999999999999999 THEN
            RAISE EXCEPTION 'id % of % is too large to be given by hand', NEW.id, TG_TABLE_NAME
                USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_TABLE_NAME || '_id_given',
                    HINT = 'Give an id up to 99999999999999999, or none: then it is generated.';
        END IF;
        -- Two at a time could set it back.
        PERFORM pg_advisory_xact_lock(ids::regclass::oid::bigint);
        EXECUTE format('SELECT setval(%L, $1) FROM %s WHERE last_value < $1 OR (last_value = $1 AND NOT is_called)', ids, ids)
            USING NEW.id;
    END IF;
    RETURN NULL;
END $$;

-- Adds a constraint, also where rows break it that are there already: they stay, and have to obey it when they are changed.
CREATE FUNCTION pg_temp.keep_out(table_name text, constraint_name text, condition text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE stockstream.%I ADD CONSTRAINT %I CHECK (%s) NOT VALID', table_name, constraint_name, condition);
    EXECUTE format('ALTER TABLE stockstream.%I VALIDATE CONSTRAINT %I', table_name, constraint_name);
EXCEPTION WHEN check_violation THEN
    EXECUTE format('ALTER TABLE stockstream.%I ADD CONSTRAINT %I CHECK (%s) NOT VALID', table_name, constraint_name, condition);
    RAISE WARNING 'Rows of stockstream.% break %: SELECT id FROM stockstream.% WHERE NOT (%)', table_name, constraint_name, table_name, condition
        USING HINT = 'Correct them with UPDATE; nothing else can be changed of them before.';
END $$;

DO $$
DECLARE
    name text;
    time record;
    passed boolean;
BEGIN
    FOREACH name IN ARRAY ARRAY['users', 'addresses', 'products', 'warehouses', 'schedules'] LOOP
        EXECUTE format('UPDATE stockstream.%I SET created_at = now() '
            'WHERE NOT (created_at >= ''0001-01-01 00:00:00+00'' AND created_at < ''10000-01-01 00:00:00+00'') '
            'OR NOT (updated_at >= ''0001-01-01 00:00:00+00'' AND updated_at < ''10000-01-01 00:00:00+00'')', name);
    END LOOP;

    FOR time IN
        SELECT columns.table_name, columns.column_name FROM information_schema.columns
        WHERE columns.table_schema = 'stockstream' AND columns.data_type = 'timestamp with time zone'
    LOOP
        PERFORM pg_temp.keep_out(time.table_name, time.table_name || '_' || time.column_name || '_calendar', format(
            '%1$I >= ''0001-01-01 00:00:00+00'' AND %1$I < ''10000-01-01 00:00:00+00''', time.column_name));
    END LOOP;

    FOREACH name IN ARRAY ARRAY['users', 'addresses', 'products', 'schedules'] LOOP
        -- A sequence that was led beyond its end goes back to where the ids go on.
        EXECUTE format('SELECT last_value > 999999999999999999 FROM %s', pg_get_serial_sequence('stockstream.' || name, 'id')) INTO passed;
        IF passed THEN
            EXECUTE format('SELECT setval(%L, coalesce(max(id), 1)) FROM stockstream.%I WHERE id BETWEEN 1 AND 99999999999999999',
                pg_get_serial_sequence('stockstream.' || name, 'id'), name);
        END IF;
        EXECUTE format('ALTER TABLE stockstream.%I ALTER COLUMN id SET MAXVALUE 999999999999999999', name);
        PERFORM pg_temp.keep_out(name, name || '_id_range', 'id BETWEEN 1 AND 999999999999999999');
    END LOOP;
END $$;

-- As the doors have it. Control characters of both ranges, such as a line feed.
SELECT pg_temp.keep_out('products', 'products_sku_plain',
    'char_length(sku) <= 100 AND sku ~ ''[^[:space:]]'' AND sku !~ ''[\u0001-\u001F\u007F-\u009F]''');
SELECT pg_temp.keep_out('products', 'products_currency_code', 'currency ~ ''^[A-Z]{3}$''');
SELECT pg_temp.keep_out('addresses', 'addresses_country_code', 'country ~ ''^[A-Z]{2}$''');
SELECT pg_temp.keep_out('users', 'users_username_plain',
    'username ~ ''[^[:space:]]'' AND username !~ ''[\u0001-\u001F\u007F-\u009F]''');
SELECT pg_temp.keep_out('users', 'users_email_plain', 'email ~ ''.@.'' AND email !~ ''[\u0001-\u001F\u007F-\u009F]''');
SELECT pg_temp.keep_out('warehouses', 'warehouses_id_plain',
    'char_length(id) <= 100 AND id ~ ''[^[:space:]]'' AND id !~ ''[\u0001-\u001F\u007F-\u009F]'' AND id NOT IN (''.'', ''..'')');
