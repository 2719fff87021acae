# The replica: copied from the primary at its first start, then it follows. Promoted, it stays what it has become.
set -eu
umask 0077
PGDATA=${PGDATA:-/var/lib/postgresql/18/docker}
if [ ! -e "$PGDATA/PG_VERSION" ]; then
    PGPASSWORD=$(cat /run/secrets/replication_password)
    export PGPASSWORD
    rm -rf "$PGDATA.copying"
    pg_basebackup --host=db --username=claimcheck_replication --pgdata="$PGDATA.copying" \
        --write-recovery-conf --slot=claimcheck_replica --wal-method=stream --checkpoint=fast
    mv "$PGDATA.copying" "$PGDATA"
    unset PGPASSWORD
fi
exec postgres -D "$PGDATA" -c hba_file=/etc/claimcheck/pg_hba.conf -c listen_addresses='*' -c hot_standby_feedback=on
