"""A rule that nothing calls is no rule: every public name of the two domains is used outside the tests."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.callers import application, module_of, public, used
from tests.house.tree import parsed, sources

DOMAINS = ("claims/domain", "sources/domain")
FACE = {"Assertion", "Figure", "classify", "independent_count", "propose"}
"""What the README says can be used alone: these need no caller of ours."""


def test_every_public_name_of_the_domains_is_used() -> None:
    modules, faces = application()
    names = used(modules, faces)
    idle = {
        f"{path}:{name}"
        for path in sources()
        if str(path).startswith(DOMAINS) and path.name != "__init__.py"
        for name in public(parsed(path)) - FACE
        if (module_of(path), name) not in names
    }
    assert idle == set()


def test_a_name_that_nobody_uses_would_be_found() -> None:
    """Neither a face that passes it on, nor a word like it, nor its call of itself is a use."""
    modules = {
        "a": "from a.rules import asked, idle\nfrom a.rules import far as near",
        "a.rules": "LIMIT = 1\ndef idle(n): return idle(n - 1)\ndef asked(): return LIMIT\ndef far(): ...",
        "a.caller": "import a.rules\nfrom a import asked, near\n\nprint(asked(), near(), 'idle', box.idle)",
        "a.other": "from a import rules\n\nrules.late()",
    }
    names = used({name: ast.parse(text) for name, text in modules.items()}, frozenset({"a"}))
    for name in ("asked", "far", "LIMIT", "late"):
        assert ("a.rules", name) in names
    assert ("a.rules", "idle") not in names


SHARED = {"Command", "Migration", "DatabaseWrapper"}
"""Names that Django looks for in a module."""


def _classes() -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for path in sources():
        for node in parsed(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found.setdefault(node.name, []).append(path)
    return found


def test_one_class_name_means_one_thing() -> None:
    twice = {name: paths for name, paths in _classes().items() if len(paths) > 1 and name not in SHARED}
    assert not twice, twice


VAGUE = {"each", "one", "found", "it", "item", "thing", "x"}


def _vague_loops(tree: ast.Module) -> Iterator[int]:
    """Lines on which a loop calls what it holds by a word that fits anything."""
    for node in ast.walk(tree):
        targets = [node.target] if isinstance(node, ast.For | ast.comprehension) else []
        for target in targets:
            for name in ast.walk(target):
                if isinstance(name, ast.Name) and name.id in VAGUE:
                    yield name.lineno


def test_a_loop_variable_is_what_it_holds() -> None:
    vague = {str(path): lines for path in sources() if (lines := sorted(_vague_loops(parsed(path))))}
    assert not vague, vague


def test_a_vague_loop_would_be_found() -> None:
    assert list(
        _vague_loops(ast.parse("[x for x in y]\nfor one, two in z: pass\nfor claim in claims: pass"))
    ) == [
        2,
        1,
    ]
