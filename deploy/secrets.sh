#!/bin/sh
# Writes the secrets that docker-compose.yml reads into ./secrets (or $SECRETS), each in a file; what is there stays.
# COMPOSE_PROFILES=replica before it: readings go to the replica.
# sh deploy/secrets.sh figures.example.org: the name is that of a certificate which only this machine vouches for.
set -eu
umask 0077
name=${1:?name the host that the site is asked by, such as figures.example.org}
folder=${SECRETS:-$(dirname "$0")/../secrets}
mkdir -p "$folder"
chmod 0700 "$folder"

# The folder is closed to others, its files are not: the accounts within the containers read them.
keep() { # NAME VALUE
    if [ -e "$folder/$1" ]; then return; fi
    printf '%s' "$2" >"$folder/$1"
    chmod 0444 "$folder/$1"
    echo "$1 written"
}
random() { openssl rand -hex 32; }
value() { cat "$folder/$1"; }

keep secret_key "$(random)"
keep secret_key_fallbacks ""
keep metrics_token "$(random)"
keep grafana_password "$(random)"
keep email_url ""
keep openid_secret ""
keep owner_password "$(random)"
keep replication_password "$(random)"
keep owner_url "postgresql://claimcheck:$(value owner_password)@db:5432/claimcheck"
keep application_url "postgresql://claimcheck_application:$(random)@db:5432/claimcheck"
replica_url=""
case ",${COMPOSE_PROFILES:-}," in
*,replica,*) replica_url=$(value application_url | sed 's/@db:/@replica:/') ;;
esac
keep replica_url "$replica_url"
if [ ! -e "$folder/tls_key" ]; then
    openssl req -x509 -newkey rsa:2048 -nodes -days 397 -subj "/CN=$name" -addext "subjectAltName=DNS:$name" \
        -keyout "$folder/tls_key" -out "$folder/tls_certificate" 2>/dev/null
    chmod 0444 "$folder/tls_key" "$folder/tls_certificate"
    echo "tls_certificate and tls_key written: put those of a public authority in their place"
fi
