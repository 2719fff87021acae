"""Which public name is used where: by what is imported, not by words that happen to be alike."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.house.tree import parsed, sources

Named = tuple[str, str]
"""A module, by its dotted name, and a name in it."""


def module_of(path: Path) -> str:
    """The dotted name of a file's module."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def public(module: ast.Module) -> set[str]:
    """The names that a module defines at its top and doesn't begin with an underscore."""
    names: set[str] = set()
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    return {name for name in names if not name.startswith("_")}


def used(modules: Mapping[str, ast.Module], faces: frozenset[str]) -> set[Named]:
    """The names of modules that some module imports, reads as an attribute of another or reads in itself.

    `faces`: packages that only pass names on; passing on is no use. A function that calls itself isn't one.
    """
    passed_on = {
        (face, alias.asname or alias.name): (node.module, alias.name)
        for face in faces
        for node in modules[face].body
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }
    names: set[Named] = set()
    for name in modules.keys() - faces:
        names.update(_read_in(modules[name], modules))
        names.update((name, own) for own in _read_inside(modules[name]))
    return {_defined(name, passed_on) for name in names}


def _defined(name: Named, passed_on: Mapping[Named, Named]) -> Named:
    """Where a name is defined that packages pass on."""
    while passed_on.get(name, name) != name:  # a package may import its own modules
        name = passed_on[name]
    return name


def _read_in(module: ast.Module, modules: Mapping[str, ast.Module]) -> Iterator[Named]:
    """The names of other modules that a module imports or reads as their attributes."""
    called: dict[str, str] = {}
    for bound, owner, name in _imports(module):
        whole = f"{owner}.{name}".strip(".")
        if whole in modules:
            called[bound] = whole
        if owner:
            yield owner, name
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and (owner := called.get(ast.unparse(node.value), "")):
            yield owner, node.attr


def _imports(module: ast.Module) -> Iterator[tuple[str, str, str]]:
    """What imports bind: its name here, the module it is from (empty: a whole module), its name there."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((alias.asname or alias.name, "", alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((alias.asname or alias.name, node.module, alias.name) for alias in node.names)


def _read_inside(module: ast.Module) -> Iterator[str]:
    """The names that a module reads in itself, but for those that a definition reads of itself."""
    for top in module.body:
        names = (node for node in ast.walk(top) if isinstance(node, ast.Name))
        read = {name.id for name in names if isinstance(name.ctx, ast.Load)}
        yield from read - {getattr(top, "name", "")}


def application() -> tuple[dict[str, ast.Module], frozenset[str]]:
    """The application's modules, and which of them are packages' own files."""
    paths = {module_of(path): path for path in sources()}
    faces = frozenset(module for module, path in paths.items() if path.name == "__init__.py")
    return {module: parsed(path) for module, path in paths.items()}, faces
