#!/bin/bash
# Runs once, on an empty data volume: the owner of the schema and the role that the application works as.
set -euo pipefail

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    --set owner_password="$RELAY_DATABASE_OWNER_PASSWORD" --set app_password="$RELAY_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE relay_owner LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE relay_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD :'app_password';
CREATE DATABASE relay OWNER relay_owner;
SQL
