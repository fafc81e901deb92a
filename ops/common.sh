# shellcheck shell=bash
# What the scripts beside this file share; sourced, never run. Bash 4.4 or later, GNU coreutils and tar.
# Everything that they make is readable by its owner alone.
set -euo pipefail
umask 077
export LC_ALL=C PGAPPNAME=ncb-relay-ops

ops=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
name=$(basename "$0")
data=${RELAY_DATA:-data}
# The folders of the default installation; each can be named by the environment variable by which the relay itself finds it.
embedded=${RELAY_DATABASE_EMBEDDED_DIRECTORY:-$data/postgres}
audit=${RELAY_AUDIT_DIRECTORY:-$data/audit}
mailbox=${RELAY_MAIL_MAILBOX_DIRECTORY:-$data/mailbox}
export PGDATABASE=${PGDATABASE:-relay}
# A server that is away answers nothing at all; libpq itself would wait for minutes.
export PGCONNECT_TIMEOUT=${PGCONNECT_TIMEOUT:-10}

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s: %s\n' "$name" "$*" >&2
  exit 1
}

# Whether the relay's database is named by libpq's own variables, as in production, and not the folder of the default installation.
external() { [[ -n ${PGHOST:-}${PGSERVICE:-} ]]; }

# client PROGRAM: the PostgreSQL 17 program of this name. pg_dump and pg_basebackup refuse a server that is newer than they are.
client() {
  local at
  for at in "${RELAY_POSTGRES_BIN:-}" /usr/lib/postgresql/17/bin /usr/pgsql-17/bin "$(dirname "$(command -v "$1" || echo /none/x)")"; do
    if [[ -n $at && -x $at/$1 ]] && "$at/$1" --version | grep -Eq '\) (1[7-9]|[2-9][0-9])'; then
      printf '%s' "$at/$1"
      return
    fi
  done
  fail "$1 of PostgreSQL 17 is missing (Debian 13: apt-get install postgresql-client-17), or name its folder in RELAY_POSTGRES_BIN"
}

# sql [ARGUMENTS]: psql that stops at the first error, reads no ~/.psqlrc and prints rows as text, their columns apart by tabs.
sql() { "$psql" --no-psqlrc --quiet --tuples-only --no-align --field-separator=$'\t' --set ON_ERROR_STOP=1 "$@"; }

# One line of secrets.properties of the embedded server: secret postgres
secret() { sed -n "s/^$1=//p" "$embedded/secrets.properties"; }

# How the server of the default installation is reached while it runs; false where it does not.
embedded_server() {
  local pid_file=$embedded/server/postmaster.pid
  [[ -f $pid_file ]] && kill -0 "$(head -n 1 "$pid_file")" 2>/dev/null || return 1
  PGHOST=localhost PGPORT=$(sed -n 4p "$pid_file") PGUSER=postgres PGPASSWORD=$(secret postgres)
  export PGHOST PGPORT PGUSER PGPASSWORD
}

# Ends with an error while a relay runs from the folder of the default installation. The relay holds this lock, whatever becomes of it.
refuse_running() {
  [[ -e $embedded/relay.lock ]] || return 0
  if flock --help | grep -q -- --fcntl; then
    flock --fcntl --nonblock "$embedded/relay.lock" true || fail "a relay runs from $embedded; stop it first"
  fi
  if [[ -f $embedded/server/postmaster.pid ]] && kill -0 "$(head -n 1 "$embedded/server/postmaster.pid")" 2>/dev/null; then
    fail "a PostgreSQL server runs on $embedded/server; stop the relay first, or start and stop it once if it was killed"
  fi
}

# about KEY: the value of a line of a backup's about.txt
about() { sed -n "s/^$1=//p" "$backup/about.txt"; }

# Every file of the backup is named in its manifest with its SHA-256, and no other file lies there.
check_manifest() {
  [[ -f $backup/MANIFEST.sha256 ]] || fail "$backup is no finished backup: it has no MANIFEST.sha256"
  (cd "$backup" && sha256sum --check --strict --quiet MANIFEST.sha256) || fail "$backup is not what was backed up: see the files named above"
  local unlisted
  unlisted=$(cd "$backup" && diff <(find . -type f ! -name MANIFEST.sha256 | sort) <(cut -c67- MANIFEST.sha256 | sort)) ||
    fail "$backup has other files than its manifest names: $unlisted"
}
