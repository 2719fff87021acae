"""The verbs of services and the interfaces that reach each, read off the code: for a page and for a test.

A *verb* is a public function of a service that a person answers for: it takes `by` as a keyword. An
*interface* is a module of the desk, of REST, of a command, a job, a page or the import that calls it, itself
or by way of other services.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).parent.parent
SERVICES = ("claims/services", "sources/services")
BETWEEN = ("claims/reports", "claims/examples")
"""Packages between services and interfaces: what they call is reached by whoever calls them."""
INTERFACES = {
    "claims/admin": "desk",
    "sources/admin": "desk",
    "claims/api": "REST",
    "sources/api": "REST",
    "claims/management": "command",
    "claims/jobs": "job",
    "claims/pages": "page",
    "claims/intake": "import",
    "claimcheck/sign_in": "sign-in",
}
Name = tuple[str, str]
"""A module by its dotted path, and a name that it defines."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: where it stands, how it is called, its docstring's first sentence, and who calls it."""

    module: str
    name: str
    signature: str
    summary: str
    interfaces: frozenset[str] = field(default_factory=frozenset)


@cache
def verbs() -> tuple[Verb, ...]:
    """Every verb with its interfaces, by module and name."""
    uses = _uses()
    callers: dict[Name, set[Name]] = defaultdict(set)
    for user, used in uses.items():
        for name in used:
            callers[name].add(user)
    return tuple(
        Verb(module, node.name, _signature(node), _summary(node), _interfaces((module, node.name), callers))
        for module, node in sorted(_functions(), key=lambda pair: (pair[0], pair[1].name))
        if any(argument.arg == "by" for argument in node.args.kwonlyargs)
    )


def reference() -> str:
    """The verbs as a page of Markdown: a heading a module, a paragraph a verb."""
    lines: list[str] = []
    module = ""
    for verb in verbs():
        if verb.module != module:
            module = verb.module
            lines += [f"## {module}", ""]
        called = ", ".join(sorted(verb.interfaces)) or "none"
        lines += [f"`{verb.signature}`", "", f"{verb.summary} *Interfaces: {called}.*", ""]
    return "\n".join(lines)


def _files(folders: tuple[str, ...]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((PROJECT / folder).rglob("*.py"))


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")


def _functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in _files(SERVICES):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield _dotted(path), node


def _signature(node: ast.FunctionDef) -> str:
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"{node.name}({ast.unparse(node.args)}){returns}"


def _summary(node: ast.FunctionDef) -> str:
    text = (ast.get_docstring(node) or "").split("\n\n")[0]
    return " ".join(text.split())


def _uses() -> Mapping[Name, set[Name]]:
    """Which names of services each function or module-level statement of services and interfaces uses."""
    found: dict[Name, set[Name]] = defaultdict(set)
    for path in _files((*SERVICES, *BETWEEN, *INTERFACES)):
        tree = ast.parse(path.read_text())
        imported = _imported(tree)
        module = _dotted(path)
        for node in tree.body:
            user = (module, getattr(node, "name", ""))
            found[user] |= set(_named(node, imported, module))
    return found


def _imported(tree: ast.Module) -> dict[str, str]:
    """Local name → dotted path, of everything imported anywhere in a module."""
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }


def _named(node: ast.AST, imported: Mapping[str, str], module: str) -> Iterator[Name]:
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            home, _, name = imported.get(part.id, f"{module}.{part.id}").rpartition(".")
            yield home, name
        elif (
            isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name) and part.value.id in imported
        ):
            yield imported[part.value.id], part.attr


def _interfaces(verb: Name, callers: Mapping[Name, set[Name]]) -> frozenset[str]:
    """The kinds of interfaces from which a verb can be reached, through other services too."""
    seen: set[Name] = set()
    waiting = [verb]
    kinds: set[str] = set()
    while waiting:
        name = waiting.pop()
        for caller in callers.get(name, set()) - seen:
            seen.add(caller)
            kind = _kind(caller[0])
            if kind:
                kinds.add(kind)
            else:
                waiting.append(caller)
    return frozenset(kinds)


def _kind(module: str) -> str | None:
    path = module.replace(".", "/")
    return next((kind for folder, kind in INTERFACES.items() if path.startswith(f"{folder}/")), None)
