"""The project's own files, as the house rules read them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).parents[2]
PACKAGES = ("claimcheck", "claims", "sources")


@cache
def tracked() -> tuple[Path, ...]:
    """Every file under version control, and those about to be; relative to the project."""
    command = ["git", "-c", f"safe.directory={PROJECT}", "ls-files", "-z", "-co", "--exclude-standard"]
    listed = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    if listed.returncode:  # an exported tree without its history
        return tuple(
            path.relative_to(PROJECT) for package in PACKAGES for path in PROJECT.glob(f"{package}/**/*.*")
        )
    paths = (Path(name) for name in listed.stdout.split("\0") if name)
    return tuple(sorted(path for path in paths if (PROJECT / path).is_file()))


@cache
def sources() -> tuple[Path, ...]:
    """Every Python file of the application itself, without migrations."""
    return tuple(
        path
        for path in tracked()
        if path.suffix == ".py" and path.parts[0] in PACKAGES and "migrations" not in path.parts
    )


@cache
def text_of(path: Path) -> str:
    """What a file holds."""
    return (PROJECT / path).read_text()


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(text_of(path), str(path))


@cache
def imported(path: Path) -> frozenset[str]:
    """The modules that a file imports anywhere in it, by their dotted names."""
    names: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return frozenset(names)
