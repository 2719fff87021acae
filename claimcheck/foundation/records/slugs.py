"""Slugs that make themselves: of a name, with a bit of a hash where it has no letters for one or is taken."""

import hashlib

from django.core.validators import slug_re
from django.db.models import Model
from django.utils.text import slugify
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused


def slug_choices(name: str, within: str, longest: int) -> list[str]:
    """The slugs that a name may get, the plainest first; `within`: what the name is unique in."""
    plain = slugify(name)[:longest].strip("-")
    stem = plain[: longest - 9] or "x"
    marked = [f"{stem}-{_mark(text)}" for text in (name, f"{within}\x1f{name}") if text]
    return [plain, *marked] if plain else marked


def check_slug(slug: str, field: str = "slug") -> None:
    """Raise Refused, with one that could stand there, where this is no slug."""
    if slug_re.match(slug):
        return
    near = slugify(slug)
    if near:
        remedy = _("write letters from a to z, digits, hyphens and underscores only: {slug}.")
        remedy = remedy.format(slug=near)
    else:
        remedy = _("write letters from a to z, digits, hyphens and underscores only.")
    raise Refused(field, slug, remedy, [near] if near else [])


def free_slug(model: type[Model], name: str, *, within: str = "") -> str:
    """The first of them that no record of this kind has; the last where all are taken."""
    longest: int = model._meta.get_field("slug").max_length  # type: ignore[union-attr, assignment]  # a text
    choices = slug_choices(name, within, longest)
    taken = set(model._base_manager.filter(slug__in=choices).values_list("slug", flat=True))
    return next((slug for slug in choices if slug not in taken), choices[-1])


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:8]
