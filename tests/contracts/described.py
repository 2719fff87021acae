"""The description of the API, checked by two linters of others."""

import shutil

from tests.contracts.workshop import DESCRIPTION, HERE, Failed, Workshop, ran


def install(shop: Workshop) -> str:
    """npm's packages, exactly those of the lock; no script of theirs is run."""
    shop.room.mkdir(parents=True, exist_ok=True)
    lock, installed = HERE / "package-lock.json", shop.room / "package-lock.json"
    if not (shop.room / "node_modules").exists() or installed.read_text() != lock.read_text():
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, shop.room)
        ran(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], shop.room)
    for name in ("redocly.yaml", "spectral.yaml"):
        shutil.copy(HERE / name, shop.room)
    shutil.copy(DESCRIPTION, shop.room / "openapi.yaml")
    return ran(["node", "--version"], shop.room).strip()


def redocly(shop: Workshop) -> str:
    """No error and no warning."""
    told = shop.npx("redocly", "lint", "--config", "redocly.yaml", "--format", "json", "openapi.yaml")
    if '"errors": 0' not in told or '"warnings": 0' not in told:
        raise Failed(told)
    return "0 errors, 0 warnings"


def spectral(shop: Workshop) -> str:
    """Likewise; hints too would end it."""
    told = shop.npx(
        "spectral", "lint", "--ruleset", "spectral.yaml", "--fail-severity", "hint", "openapi.yaml"
    )
    return told.strip().splitlines()[0]
