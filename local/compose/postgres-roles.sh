#!/usr/bin/env bash
# Run once by the postgres image on an empty data folder: the database and the roles that applications log in with.
set -euo pipefail
psql -v ON_ERROR_STOP=1 --username postgres --dbname postgres \
  -v migrator="$DATABASE_MIGRATOR_PASSWORD" -v cdc="$DATABASE_CDC_PASSWORD" -v api="$DATABASE_API_PASSWORD" \
  -v history="$DATABASE_HISTORY_PASSWORD" <<'SQL'
CREATE ROLE stockstream_migrator LOGIN PASSWORD :'migrator';
CREATE ROLE stockstream_cdc LOGIN REPLICATION PASSWORD :'cdc';
CREATE ROLE stockstream_api LOGIN PASSWORD :'api';
CREATE ROLE stockstream_history LOGIN PASSWORD :'history';
CREATE DATABASE stockstream OWNER stockstream_migrator;
REVOKE ALL ON DATABASE stockstream FROM PUBLIC;
GRANT CONNECT ON DATABASE stockstream TO stockstream_cdc, stockstream_api, stockstream_history;
SQL
