"""What the code and the templates say through gettext, found without the tools of gettext."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.extract import extract_from_dir
from django.apps import apps
from django.contrib import admin
from django.template import Context, Engine
from django.template.backends.django import get_installed_libraries
from django.template.base import Node, Template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils.translation import override, trim_whitespace

from claimcheck.languages import SOURCE
from claimcheck.languages.catalogues import Wanted

PROJECT = Path(__file__).resolve().parents[2]
PACKAGES = ("claimcheck", "claims", "sources")
KEYWORDS: dict[str, Any] = {
    "_": None,
    "_now": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PURE = ("claims/domain", "claims/wording/plots")
OF_THE_RULES: dict[str, Any] = {"say": None, "say_count": (1, 2), "to_say": None}
"""What sentences of the rules, and of pictures, are said with (`claims/domain/saying.py`)."""
BUILT_IN = ["django.templatetags.i18n", "claims.reports.layout.template_filters"]
"""What the reports' own engine has built in."""

STORIES = "claims/domain/stories"
"""Templates of stories: their names, and the questions that they make in the newsroom's language."""

Said = tuple[str, str, str, str]
"""The file, the message, its plural and its context."""


def wanted() -> list[Wanted]:
    """Every message of the project, sorted; one that two places say is one."""
    where: dict[tuple[str, str], set[str]] = defaultdict(set)
    plurals: dict[tuple[str, str], str] = {}
    for file, text, plural, context in (*_of_code(), *_of_templates(), *_of_stories(), *_of_models()):
        where[context, text].add(file)
        plurals[context, text] = plural or plurals.get((context, text), "")
    return [
        Wanted(text, plurals[context, text], context, tuple(sorted(where[context, text])))
        for context, text in sorted(where, key=lambda key: (key[1], key[0]))
    ]


def _of_code() -> Iterator[Said]:
    ours = [*((folder, KEYWORDS) for folder in PACKAGES), *((folder, OF_THE_RULES) for folder in PURE)]
    for package, keywords in ours:
        found = extract_from_dir(
            str(PROJECT / package), method_map=[("**/migrations/**", "ignore"), ("**.py", "python")],
            keywords=keywords,
        )  # fmt: skip
        for name, _line, message, _comments, context in found:
            text, plural = (message, "") if isinstance(message, str) else message[:2]
            yield f"{package}/{name}", text, plural, context or ""


def _of_templates() -> Iterator[Said]:
    engine = Engine(
        dirs=[str(place) for place in PROJECT.glob("*/**/templates") if _ours(place)],
        libraries=_libraries(),
        builtins=BUILT_IN,
    )
    for folder in sorted(place for place in PROJECT.glob("*/**/templates") if _ours(place)):
        for path in sorted(folder.rglob("*.html")):
            template = Template(path.read_text(), engine=engine)
            for node in template.nodelist:
                yield from _of_node(node, str(path.relative_to(PROJECT)))


def _of_stories() -> Iterator[Said]:
    for path in sorted((PROJECT / STORIES).glob("*.toml")):
        story = tomllib.loads(path.read_text(encoding="utf-8"))
        for text in (story["name"], *(question["text"] for question in story["questions"])):
            yield f"{STORIES}/{path.name}", text, "", ""


def _of_models() -> Iterator[Said]:
    """The help of the fields that the desk shows: the models say it plainly, as the migrations hold it."""
    admin.autodiscover()
    with override(SOURCE):
        for model in filter(admin.site.is_registered, apps.get_models()):
            if model._meta.app_label in PACKAGES:
                for field in model._meta.local_concrete_fields:
                    if field.help_text:
                        yield f"{model.__module__.replace('.', '/')}.py", str(field.help_text), "", ""


def _ours(folder: Path) -> bool:
    return folder.relative_to(PROJECT).parts[0] in PACKAGES


def _libraries() -> dict[str, str]:
    return get_installed_libraries()


def _of_node(node: Node, file: str) -> Iterator[Said]:
    for tag in node.get_nodes_by_type(TranslateNode):
        assert isinstance(tag, TranslateNode)  # noqa: S101  (as asked for)
        var = tag.filter_expression.var
        text = var if isinstance(var, str) else var.literal
        if text is not None:  # else a variable, whose texts are said where they come from
            yield file, str(text), "", _context(tag)
    for block in node.get_nodes_by_type(BlockTranslateNode):
        assert isinstance(block, BlockTranslateNode)  # noqa: S101  (as asked for)
        text, _names = block.render_token_list(block.singular)
        plural = block.render_token_list(block.plural)[0] if block.plural else ""
        yield file, _trimmed(block, text), _trimmed(block, plural), _context(block)


def _context(node: TranslateNode | BlockTranslateNode) -> str:
    return str(node.message_context.resolve(Context())) if node.message_context else ""


def _trimmed(node: BlockTranslateNode, text: str) -> str:
    return trim_whitespace(text) if node.trimmed else text
