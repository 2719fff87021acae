"""Clients that others' generators make of the description: compiled, and used against the demo."""

import json
import re
import shutil
import sys
from typing import Any

from tests.contracts.workshop import HERE, Failed, Workshop, ran

ENDED = re.compile(r"^\S*?([\w.]+\.ts)\(\d+,\d+\): error (TS\d+)", re.MULTILINE)
EXPECTED = re.compile(r"// (TS\d+)$", re.MULTILINE)
NAME = "claimcheck_client"
ASKING = """
import json, os, sys
from claimcheck_client import AuthenticatedClient, models
from claimcheck_client.api.figures import figures_list, figures_retrieve

scheme, text = os.environ["AUTHORIZATION"].split()
client = AuthenticatedClient(base_url=os.environ["CLAIMCHECK"], token=text, prefix=scheme)
told = {}
for listed in figures_list.sync(client=client).results:
    figure = figures_retrieve.sync(id=str(listed.id), client=client)
    shown = figure.display.text if isinstance(figure, models.PrintableFigure) else None
    number = figure.display.number if isinstance(figure, models.PrintableFigure) else None
    told[str(figure.id)] = {"standing": str(figure.standing), "text": shown, "number": number}
print(json.dumps(told))
"""


def typescript(shop: Workshop) -> str:
    """Both generators' clients and what uses them compile, and no standing was lost on the way."""
    shutil.rmtree(shop.typescript, ignore_errors=True)
    shutil.copytree(HERE / "typescript", shop.typescript)
    shop.npx("openapi-typescript", "openapi.yaml", "--output", "typescript/schema.d.ts")
    shop.npx(
        "openapi-ts",
        "--input",
        "openapi.yaml",
        "--output",
        "typescript/hey",
        "--client",
        "@hey-api/client-fetch",
    )
    _end_imports(shop)
    if "Omit<" in (shop.typescript / "schema.d.ts").read_text():
        raise Failed("schema.d.ts leaves a member out of a type: a figure without its standing?")
    shop.npx("tsc", "--project", "typescript")
    return "compiled"


def _end_imports(shop: Workshop) -> None:
    """Node wants the file's whole name in an import, which this generator leaves out."""
    for path in (shop.typescript / "hey").rglob("*.ts"):
        text = re.sub(r"(from '\.[^']*?)(\.gen|\.js)?'", _named(path), path.read_text())
        path.write_text(text)


def _named(path: Any) -> Any:
    def named(match: "re.Match[str]") -> str:
        target = match[1].removeprefix("from '") + (match[2] or "").removesuffix(".js")
        folder = (path.parent / target).is_dir()
        return f"from '{target}{'/index' if folder else ''}.js'"

    return named


def refused(shop: Workshop) -> str:
    """Each file ends with the very error that it names, and nothing else is wrong."""
    shutil.copytree(HERE / "typescript" / "refused", shop.typescript / "refused", dirs_exist_ok=True)
    files = sorted((shop.typescript / "refused").glob("*.ts"))
    options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022"]
    told = shop.npx("tsc", *options, *map(str, files), fails=True)
    expected = [f"{path.name} {code}" for path in files for code in EXPECTED.findall(path.read_text())]
    found = [f"{name} {code}" for name, code in ENDED.findall(told)]
    if len(expected) != len(files) or sorted(found) != sorted(expected):
        raise Failed(f"Expected {expected}, but was told:\n{told}")
    return f"{len(files)} refused"


def python(shop: Workshop) -> str:
    """A client that compiles."""
    target = shop.room / NAME
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none", "--overwrite"]
    ran([*command, "--path", "openapi.yaml", "--output-path", str(target)], shop.room)
    ran([sys.executable, "-m", "compileall", "-q", str(target)], shop.room)
    return "compiled"


def ask_in_typescript(shop: Workshop) -> str:
    """What both clients were told is what REST says."""
    surroundings = {"CLAIMCHECK": shop.site, "AUTHORIZATION": shop.authorization()}
    told = json.loads(ran(["node", "typescript/built/use.js"], shop.room, **surroundings))
    return "; ".join(f"{name}: {_compared(shop, answers)} answers" for name, answers in told.items())


def ask_in_python(shop: Workshop) -> str:
    """Likewise."""
    surroundings = {"CLAIMCHECK": shop.site, "AUTHORIZATION": shop.authorization()}
    told = json.loads(ran([sys.executable, "-c", ASKING], shop.room, **surroundings))
    return f"{_compared(shop, told)} answers"


def _compared(shop: Workshop, answers: dict[str, dict[str, Any]]) -> int:
    """How many there are; Failed where one is not what REST says, or has a number that it must not have."""
    figures = {row["id"]: row for row in shop.json("/api/v1/figures/")["results"]}
    if not figures.keys() <= answers.keys():
        raise Failed(f"A client was told of {len(answers)} figures, there are {len(figures)}.")
    for key, told in answers.items():
        if (told["text"] is None) == (told["standing"] == "verified"):
            raise Failed(f"{key} is {told['standing']} and has the text {told['text']!r}.")
        row = figures.get(key)
        shown = row and (row["display"] or {}).get("text")
        if row and (row["standing"], shown) != (told["standing"], told["text"]):
            raise Failed(f"{key}: a client was told {told}, REST says {row['standing']}: {shown!r}.")
    return len(answers)
