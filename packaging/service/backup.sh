#!/bin/sh
# Copies a Keepsight database whole, while it is in use, with the head of its log beside it.
# usage: backup.sh FOLDER          (with the environment of the service: KEEPSIGHT_FOLDER, KEEPSIGHT_DATABASE)
set -eu
umask 077
to="$1/keepsight-$(date +%Y%m%dT%H%M%S)"
mkdir -p "$to"
"${KEEPSIGHT:-keepsight}" audit head "$to/head.json"   # first: what is sealed by now is in the copy
case "${KEEPSIGHT_DATABASE:-}" in
postgresql://* | postgres://*) pg_dump --format=custom --no-owner --file="$to/keepsight.dump" "$KEEPSIGHT_DATABASE" ;;
*) "${PYTHON:-python3}" - "${KEEPSIGHT_DATABASE:-${KEEPSIGHT_FOLDER:-keepsight-data}/keepsight.sqlite3}" "$to/keepsight.sqlite3" <<'PY' ;;
import sqlite3, sys
with sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True) as here, sqlite3.connect(sys.argv[2]) as there:
    here.backup(there)
PY
esac
echo "The copy is in $to. Keep it, and head.json, on another machine."
