"""A rule that nothing calls is no rule: every public name of the two domains is used outside the tests."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import PROJECT, parsed, sources

DOMAINS = ("claims/domain", "sources/domain")
FACE = {"Assertion", "Figure", "classify", "independent_count", "propose"}
"""What the README says can be used alone: these need no caller of ours."""


def _public(path: Path) -> set[str]:
    """The names that a module defines at its top and doesn't begin with an underscore."""
    names: set[str] = set()
    for node in parsed(path).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    return {name for name in names if not name.startswith("_")}


def _used() -> Counter[str]:
    """How often each name is read in the application: as a name, as an attribute, or in a template."""
    used: Counter[str] = Counter()
    for path in sources():
        if path.name == "__init__.py":
            continue  # a public face passes names on, it does not call them
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                used[node.id] += 1
            elif isinstance(node, ast.Attribute):
                used[node.attr] += 1
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 200:
                used.update(re.findall(r"\w+", node.value))
    for template in PROJECT.glob("*/templates/**/*.html"):
        used.update(re.findall(r"\w+", template.read_text()))
    return used


def test_every_public_name_of_the_domains_is_used() -> None:
    used = _used()
    paths = [path for path in sources() if str(path).startswith(DOMAINS)]
    idle = {
        f"{path}:{name}"
        for path in paths
        for name in _public(path)
        if not used[name] and name not in FACE and name != "__all__"
    }
    assert idle == set()


def test_a_name_that_nobody_uses_would_be_found() -> None:
    """A control: the names are read off the code, and one that exists nowhere counts nothing."""
    assert "classify" in _public(Path("claims/domain/comparing/classification.py"))
    assert _used()["classify"] > 3
    assert _used()["a_rule_that_nothing_calls"] == 0


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
