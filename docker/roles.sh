#!/bin/bash
# Runs once, on an empty data volume: the owner of the schema, the role that the application works as and, where it has a password, the
# one that makes backups: it reads every row and writes none.
set -euo pipefail
[[ ${RELAY_DATABASE_BACKUP_PASSWORD:-} ]] || unset RELAY_DATABASE_BACKUP_PASSWORD

# Passwords come from the environment, not from arguments, which every process of the machine can read.
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv owner_password RELAY_DATABASE_OWNER_PASSWORD
\getenv app_password RELAY_DATABASE_PASSWORD
CREATE ROLE relay_owner LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE relay_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD :'app_password';
CREATE DATABASE relay OWNER relay_owner;
\getenv backup_password RELAY_DATABASE_BACKUP_PASSWORD
\if :{?backup_password}
CREATE ROLE relay_backup LOGIN NOSUPERUSER BYPASSRLS REPLICATION NOCREATEROLE NOCREATEDB PASSWORD :'backup_password';
GRANT pg_read_all_data TO relay_backup;
\endif
SQL
# The image lets nobody but its own machine copy the server; a database that is elsewhere needs the same line in its pg_hba.conf.
if [[ ${RELAY_DATABASE_BACKUP_PASSWORD:-} && -w ${PGDATA:-/none}/pg_hba.conf ]]; then
    echo 'host replication relay_backup all scram-sha-256' >>"$PGDATA/pg_hba.conf"
fi
