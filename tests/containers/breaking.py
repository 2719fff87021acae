"""What is broken, beset and exchanged while it runs, and how the site takes it."""

import json
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.containers.half_sent import besieged
from tests.containers.site import Site, until

WRITE = {
    "external_id": "",
    "topic": "Trial",
    "question": "How many ships took part?",
    "unit": "item",
    "source": "Source 3",
    "quote": "exactly 20 ships",
    "said_on": "2024-10-31",
}


@dataclass
class Asked:
    """What readers were answered while something happened."""

    answers: Counter[int] = field(default_factory=Counter)
    slowest: float = 0.0


@contextmanager
def readers(site: Site, path: str = "/figures/") -> Iterator[Asked]:
    """Somebody who reads a page, again and again."""
    seen, over = Asked(), threading.Event()

    def read() -> None:
        while not over.is_set():
            answer = site.ask(path)
            seen.answers[answer.status] += 1
            seen.slowest = max(seen.slowest, answer.seconds)
            time.sleep(0.1)

    reading = threading.Thread(target=read)
    reading.start()
    try:
        yield seen
    finally:
        over.set()
        reading.join()


def killed(site: Site, service: str, token: str) -> str:
    """It comes back by itself, what was acknowledged before is there, and recording goes on."""
    assert record(site, token, f"before {service}") == 200, "no claim could be recorded before"
    container = site.container(service)
    before = site.engine.inspect(container, "{{.State.StartedAt}}")
    begun = time.monotonic()
    site.kill(service)
    until(lambda: site.engine.inspect(container, "{{.State.StartedAt}}") != before, 60)
    until(lambda: site.ask("/healthz").status == 200, 60)
    reading = time.monotonic() - begun
    until(lambda: record(site, token, f"after {service}") == 200, 90)
    recording = time.monotonic() - begun
    until(lambda: site.is_healthy(service), 180)
    healthy = time.monotonic() - begun
    there = site.sql("SELECT count(*) FROM claims_claim WHERE external_id IN "
                     f"('before {service}', 'after {service}')")  # fmt: skip
    assert there == "2", f"{there} of 2 acknowledged claims are there"
    if service in ("db", "replica"):
        count = "SELECT count(*) FROM claims_claim"
        until(lambda: site.sql(count, "replica") == site.sql(count), 60)
    times = (
        f"answers again after {reading:.1f} s, records after {recording:.1f} s, healthy after {healthy:.1f} s"
    )
    return f"{times}; the claim acknowledged before it is there"


def record(site: Site, token: str, name: str) -> int:
    """Record one claim, once however often it is asked: the status of the answer."""
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Type": "application/x-ndjson",
        "Idempotency-Key": name.replace(" ", "-"),
    }
    words = [word for pair in headers.items() for word in ("--header", ": ".join(pair))]
    line = json.dumps({**WRITE, "external_id": name})
    answer = site.ask("/api/v1/claims/bulk/", *words, "--data-binary", line)
    if answer.status == 200 and not json.loads(answer.body)["results"][0]["taken"]:
        raise AssertionError(answer.body[:300])
    return answer.status


def half_sent(site: Site, connections: int = 200, seconds: int = 45) -> str:
    """`/healthz` within a second, however many send half."""
    seen = besieged(site, connections=connections, seconds=seconds)
    told = (
        f"{seen.held} connections held, {len(seen.times)} × /healthz: "
        f"median {seen.times[len(seen.times) // 2]:.3f} s, "
        f"slowest {seen.times[-1]:.3f} s, other answers {seen.others or 'none'}"
    )
    assert not seen.others, told
    assert seen.times[-1] <= 1, told
    assert seen.held >= connections * 0.8, told
    return told


def upgraded(site: Site) -> str:
    """The next version is built and rolled in by the shipped script; nobody who reads notices."""
    settings = site.folder / "claimcheck/settings.py"
    text = settings.read_text()
    assert 'VERSION = "0.1.0"' in text
    settings.write_text(text.replace('VERSION = "0.1.0"', 'VERSION = "0.1.1"'))
    words = " ".join([*site.engine.compose, *site.files, "--profile=replica"])
    environment = {**site.engine.environment(), **site.settings, "COMPOSE": words}
    with readers(site) as seen:
        done = subprocess.run(
            ["sh", "deploy/roll.sh"], cwd=site.folder, env=environment, capture_output=True, text=True
        )
    assert done.returncode == 0, f"{done.stdout[-600:]} {done.stderr[-1200:]}"
    version = site.python("from django.conf import settings; print(settings.VERSION)").strip()
    worker = site.python("from django.conf import settings; print(settings.VERSION)", "worker").strip()
    told = f"site {version}, worker {worker}; meanwhile {dict(seen.answers)}, slowest {seen.slowest:.1f} s"
    assert (version, worker) == ("0.1.1", "0.1.1"), told
    assert set(seen.answers) == {200}, told
    return told


def stopped(site: Site) -> str:
    """Each ends by itself before compose would end it, and none by force."""
    told = []
    for service, grace in (("proxy", 40), ("web", 40), ("worker", 40), ("replica", 60), ("db", 60)):
        container = site.container(service)
        begun = time.monotonic()
        site.compose("stop", service)
        took, code = time.monotonic() - begun, site.engine.inspect(container, "{{.State.ExitCode}}")
        told.append(f"{service} {took:.0f} s ({code})")
        assert took < grace, f"{service} took {took:.0f} of {grace} s"
        assert code in ("0", "143"), f"{service} ended with {code}"
    return ", ".join(told)
