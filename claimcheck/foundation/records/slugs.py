"""Slugs that make themselves: of a name, with a bit of a hash where it has no letters for one or is taken."""

import hashlib

from django.db.models import Model
from django.utils.text import slugify


def slug_choices(name: str, within: str, longest: int) -> list[str]:
    """The slugs that a name may get, the plainest first; `within`: what the name is unique in."""
    plain = slugify(name)[:longest].strip("-")
    stem = plain[: longest - 9] or "x"
    marked = [f"{stem}-{_mark(text)}" for text in (name, f"{within}\x1f{name}") if text]
    return [plain, *marked] if plain else marked


def free_slug(model: type[Model], name: str, *, within: str = "") -> str:
    """The first of them that no record of this kind has; the last where all are taken."""
    longest: int = model._meta.get_field("slug").max_length  # type: ignore[union-attr, assignment]  # a text
    choices = slug_choices(name, within, longest)
    taken = set(model._base_manager.filter(slug__in=choices).values_list("slug", flat=True))
    return next((slug for slug in choices if slug not in taken), choices[-1])


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:8]
