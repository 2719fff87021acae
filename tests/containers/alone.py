"""The image that runs by itself, with the embedded database, as docs/install.md has it."""

import re
import time
import urllib.request

from tests.containers.site import Site, until

IMAGE = CONTAINER = "claimcheck-alone"
VOLUME = "claimcheck-alone-data"
ADDRESS = "http://127.0.0.1:18090"
COUNT = "from claims.models import Claim; print(Claim.objects.count())"


def ran_alone(site: Site) -> str:
    """From an empty volume to the first page, the example; thrown away and started again, all is there."""
    docker = site.engine.docker
    docker("build", "--quiet", "--target", "alone", "--tag", IMAGE, str(site.folder))
    try:
        first = _started(site)
        style = re.findall(r'href="(/static/[^"]+\.css)"', _page("/accounts/login/"))[0]
        assert _page(style), f"{style} is not served"
        begun = time.monotonic()
        told = docker("exec", CONTAINER, "python", "manage.py", "demo", "--no-serve")
        loaded = time.monotonic() - begun
        assert len(re.findall(r"^  (\w+) +[\w-]+ +(\S{12})\r?$", told, re.MULTILINE)) == 4, told[-600:]
        before = _claims(site)
        assert before > 0, "the example recorded no claim"
        _stopped(site)
        again = _started(site)
        assert _claims(site) == before, f"{_claims(site)} of {before} claims are there"
        _stopped(site)
    finally:
        docker("rm", "--force", CONTAINER, check=False)
        docker("volume", "rm", "--force", VOLUME, check=False)
    return (
        f"first page after {first:.1f} s, example of {before} claims in {loaded:.1f} s; "
        f"a new container over the same volume has them after {again:.1f} s"
    )


def _started(site: Site) -> float:
    """Seconds to the first page."""
    begun = time.monotonic()
    published = ("--publish", f"{ADDRESS.removeprefix('http://')}:8000", "--volume", f"{VOLUME}:/data")
    site.engine.docker("run", "--detach", "--name", CONTAINER, *published, IMAGE)
    until(lambda: bool(_page("/accounts/login/")), 180)
    return time.monotonic() - begun


def _stopped(site: Site) -> None:
    """By itself, within what the engine gives it."""
    site.engine.docker("stop", "--time", "40", CONTAINER)
    code = site.engine.inspect(CONTAINER, "{{.State.ExitCode}}")
    assert code in ("0", "143"), f"it ended with {code}"
    site.engine.docker("rm", CONTAINER)


def _claims(site: Site) -> int:
    told = site.engine.docker("exec", CONTAINER, "python", "manage.py", "shell", "-v", "0", "-c", COUNT)
    return int(told.strip().splitlines()[-1])


def _page(path: str) -> str:
    """What it answers; empty where it does not answer yet."""
    try:
        with urllib.request.urlopen(ADDRESS + path, timeout=30) as answer:
            return str(answer.read().decode("utf-8", "replace"))
    except OSError:
        return ""
