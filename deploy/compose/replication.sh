# On the primary: the role and the slot by which the replica follows. Run again, it only sets the password anew.
set -eu
PGPASSWORD=$(cat /run/secrets/owner_password)
password=$(cat /run/secrets/replication_password)
export PGPASSWORD
psql --host=db --username=claimcheck --dbname=claimcheck --quiet --set=ON_ERROR_STOP=1 --set=password="$password" <<'SQL'
SELECT 'CREATE ROLE claimcheck_replication' WHERE NOT EXISTS (
    SELECT FROM pg_roles WHERE rolname = 'claimcheck_replication') \gexec
ALTER ROLE claimcheck_replication LOGIN REPLICATION PASSWORD :'password';
SELECT 'claimcheck_replica is followed' FROM pg_create_physical_replication_slot('claimcheck_replica', true)
WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = 'claimcheck_replica');
SQL
