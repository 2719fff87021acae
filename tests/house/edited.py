"""Modules read as they are once a recipe of CONTRIBUTING has been followed, without a file being changed."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import spec_from_loader
from types import CodeType, ModuleType

Edit = tuple[str, str]
"""What stands in the file, once, and what the recipe writes before it."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """The edits in the files of modules, and the text of modules that are new."""

    edits: Mapping[str, Sequence[Edit]]
    new: Mapping[str, str]

    @property
    def files(self) -> int:
        """How many files of code it writes in."""
        return len(self.edits) + len(self.new)

    def follow(self) -> None:
        """From now on these modules are read with the recipe's lines in them."""
        sys.meta_path.insert(0, _Finder(self))


class _Finder(MetaPathFinder):
    """Finds the modules that a recipe edits or adds."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name in self.recipe.new:
            return spec_from_loader(name, _New(self.recipe.new[name]))
        spec = PathFinder.find_spec(name, path, target) if name in self.recipe.edits else None
        if spec is not None and spec.origin is not None:
            spec.loader = _Edited(name, spec.origin, self.recipe.edits[name])
        return spec


class _Edited(SourceFileLoader):
    """Reads a module with the lines of a recipe in it."""

    def __init__(self, name: str, path: str, edits: Sequence[Edit]) -> None:
        super().__init__(name, path)
        self.edits = edits

    def get_code(self, fullname: str) -> CodeType:
        text = self.get_data(self.path).decode()
        for before, added in self.edits:
            assert text.count(before) == 1, f"{fullname}: the place for the new lines is gone"
            text = text.replace(before, added + before)
        return compile(text, self.path, "exec")


class _New(InspectLoader):
    """Reads a module that the recipe adds."""

    def __init__(self, text: str) -> None:
        self.text = text

    def get_source(self, fullname: str) -> str:
        return self.text
