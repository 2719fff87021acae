# Of what the published image of PostgreSQL does at its start the part that docker-compose.yml asks for.
set -eu
umask 0077
if [ "$1" = postgres ] && [ ! -e "$PGDATA/PG_VERSION" ]; then
    rm -rf "$PGDATA.new"
    # shellcheck disable=SC2086
    initdb --pgdata="$PGDATA.new" --username="$POSTGRES_USER" --pwfile="$POSTGRES_PASSWORD_FILE" \
        --auth-host=scram-sha-256 --auth-local=trust ${POSTGRES_INITDB_ARGS:-}
    pg_ctl --pgdata="$PGDATA.new" --wait --options="-c listen_addresses='' -c unix_socket_directories=/tmp" start
    createdb --host=/tmp --username="$POSTGRES_USER" "$POSTGRES_DB"
    pg_ctl --pgdata="$PGDATA.new" --wait --mode=fast stop
    mv "$PGDATA.new" "$PGDATA"
fi
if [ "$1" = postgres ]; then
    shift
    set -- postgres -c listen_addresses='*' "$@"
fi
exec "$@"
