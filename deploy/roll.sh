#!/bin/sh
# Brings this version into a running `docker compose` installation while it goes on answering: the new site is started
# beside the old one, and the old one ends when its requests have ended. `sh deploy/roll.sh`, after a backup.
set -eu
cd "$(dirname "$0")/.."
compose() { ${COMPOSE:-docker compose} "$@"; }

compose build
compose up --detach --no-deps db
old=$(compose ps -q web)
compose run --rm migrate
compose run --rm registers
compose up --detach --no-deps --no-recreate --scale web=2 web
new=$(compose ps -q web | grep -v -x -F "$old")
tries=60
until [ "$(docker inspect --format '{{.State.Health.Status}}' "$new")" = healthy ]; do
    tries=$((tries - 1))
    if [ "$tries" = 0 ]; then
        echo "The new site does not become healthy: docker logs $new. The old one answers as before." >&2
        exit 1
    fi
    sleep 2
done
docker stop --time 40 $old >/dev/null
docker rm $old >/dev/null
compose up --detach --no-deps worker proxy
