# claimcheck behind gunicorn, as a user without rights. The database is another container (docker-compose.yml); in the
# target `alone` it is the embedded one: docker build --target alone --tag claimcheck-alone .
FROM python:3.13.12-slim-trixie AS program

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    DEBUG=off

RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin claimcheck \
    && install --directory --owner=claimcheck --mode=0700 /keys /pulls /backups /data
WORKDIR /app

COPY requirements.txt ./
RUN pip install --no-cache-dir --no-deps --require-hashes --only-binary :all: -r requirements.txt \
    && pip check

COPY manage.py ./
COPY claimcheck claimcheck
COPY claims claims
COPY sources sources

# Static files are collected under names that hold their hash; the key of this step signs nothing that stays.
RUN SECRET_KEY=$(python -c "import secrets; print(secrets.token_hex(32))") ALLOWED_HOSTS=localhost \
    DATABASE_URL=postgresql://nobody@nowhere/none python manage.py collectstatic --noinput --verbosity 0

USER claimcheck
EXPOSE 8000

# To try it, on one machine: all that is kept lies in /data.
FROM program AS alone
ENV DEBUG=on CLAIMCHECK_VAR=/data
VOLUME /data
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["python", "manage.py", "serve", "--host=0.0.0.0"]

FROM program
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["python", "-c", "import os, urllib.request as u; host = os.environ['ALLOWED_HOSTS'].split(',')[0].strip('*.') or 'localhost'; u.urlopen(u.Request('http://127.0.0.1:8000/healthz', headers={'Host': host}), timeout=4)"]

CMD ["gunicorn", "claimcheck.wsgi", "--bind=0.0.0.0:8000", "--worker-class=gthread", "--workers=2", "--threads=16", "--worker-tmp-dir=/dev/shm", "--keep-alive=75", "--graceful-timeout=30", "--no-control-socket", "--access-logfile=-"]
