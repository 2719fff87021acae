"""The fields of a claim, described once: of it are made import, export, REST bodies, forms, services, docs.

Values only. The model's columns stay in `claim.py`, since a migration follows; a test holds them together.
"""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from claims.domain.comparing.assertion import CountedBy, QuoteKind
from claims.domain.figures.figure import Modality, Stance
from claims.domain.grading import Confidence, Likelihood
from claims.domain.lifecycle import Rank
from claims.models.claim_field import ClaimField, Column, Desk, FieldKind, Part

LONGEST_QUOTE = 20_000
"""Characters of a quote; a longer passage belongs in the snapshot."""
LONGEST_NUMBER = 60
"""Characters of a value as written."""
LONGEST_REASON = 2_000
FIRST_YEAR, LAST_YEAR = 1000, 2999
"""Years in whose prices an amount may be."""
LONGEST_CHAIN = 20
"""Hops of a relay chain that a request may name."""

# fmt: off
CLAIM_FIELDS: tuple[ClaimField, ...] = (
    ClaimField(
        "question", FieldKind.QUESTION, Part.ORIGIN, "The id of a question.", needed=True, corrected=False
    ),
    ClaimField("statement", FieldKind.STATEMENT, Part.ORIGIN, "The id of a statement.", needed=True),
    ClaimField("snapshot", FieldKind.SNAPSHOT, Part.ORIGIN, "The id of a captured text.", needed=True),
    ClaimField(
        "quote", FieldKind.TEXT, Part.QUOTE, "Word for word as it stands in the snapshot.",
        longest=LONGEST_QUOTE, blank=False, needed=True, plain=True,
        column=Column("quote"),
    ),
    ClaimField(
        "quote_kind", FieldKind.CHOICE, Part.QUOTE, "Whether words or a row of data are quoted.",
        choices=QuoteKind, default=QuoteKind.WORDS.value, blank=False, plain=True,
        column=Column("quote_kind"), desk=Desk(_("The quote is"), record=True),
    ),
    ClaimField(
        "quote_language", FieldKind.TEXT, Part.QUOTE, "BCP 47, e.g. en, ko, uk.",
        longest=35, plain=True,
        column=Column("quote_lang"), desk=Desk(_("Quote language"), help=_("e.g. ko"), record=True),
    ),
    ClaimField(
        "quote_translation", FieldKind.TEXT, Part.QUOTE, "The quote in translation.",
        longest=LONGEST_QUOTE, plain=True,
        column=Column("quote_translation", further=True), desk=Desk(_("Translation"), rows=2, record=True),
    ),
    ClaimField(
        "translated_by_machine", FieldKind.FLAG, Part.QUOTE, "Whether a machine made the translation.",
        default=False, plain=True,
        desk=Desk(_("Translated by machine"), record=True),
    ),
    ClaimField(
        "modality", FieldKind.CHOICE, Part.FIGURE, "Left out: read from the quote, else `stated`.",
        choices=Modality,
        column=Column("modality"),
        desk=Desk(_("Wording"), empty=_("read it from the quote"), record=True, correct=True),
    ),
    ClaimField(
        "value",
        FieldKind.NUMBER,
        Part.FIGURE,
        'As written, as text: "8,000". Of a range its low end. Left out: read from the quote.',
        longest=LONGEST_NUMBER,
        column=Column("value"),
        desk=Desk(
            _("Value"),
            help=_("The number as the source wrote it. Leave blank to read it from the quote."),
            record=True,
            correct=True,
        ),
    ),
    ClaimField(
        "value_2", FieldKind.NUMBER, Part.FIGURE, "The high end of a range.",
        longest=LONGEST_NUMBER,
        column=Column("value_2"),
        desk=Desk(_("To"), help=_("The upper end of a range."), record=True, correct=True),
    ),
    ClaimField(
        "best", FieldKind.NUMBER, Part.FIGURE, "Of a range, if it has one.",
        longest=LONGEST_NUMBER,
        column=Column("best", further=True), desk=Desk(_("Best estimate"), record=True, correct=True),
    ),
    ClaimField(
        "plus_minus", FieldKind.NUMBER, Part.FIGURE, "The m of x ± m.",
        longest=LONGEST_NUMBER,
        column=Column("plus_minus", further=True),
    ),
    ClaimField(
        "point_is_decimal", FieldKind.FLAG, Part.FIGURE, 'Whether the point of "1.234" is a decimal point.',
        default=False,
        column=Column("decimal_point", further=True),
        desk=Desk(
            _("A point is a decimal point"), help=_("Only asked where it could be either: 1.234"),
            record=True, correct=True,
        ),
    ),
    ClaimField(
        "unit", FieldKind.UNIT, Part.FIGURE, "As written; left out: the question's.",
        longest=LONGEST_NUMBER,
        column=Column("unit"),
        desk=Desk(_("Unit as written"), empty=_("the question's"), record=True, correct=True),
    ),
    ClaimField(
        "stance", FieldKind.CHOICE, Part.FIGURE, "Of a yes/no question.",
        choices=Stance,
        desk=Desk(_("Yes or no"), record=True, correct=True),
    ),
    ClaimField(
        "as_of", FieldKind.DAYS, Part.TIME, "When it was true; null is unknown.",
        default=None,
        column=Column("as_of"),
    ),
    ClaimField(
        "as_of_at", FieldKind.HOUR, Part.TERMS,
        "The hour (UTC) of its last day, where known; null is unknown.",
        default=None, plain=True,
        column=Column("as_of_at", further=True),
        desk=Desk(
            _("Hour (UTC)"), help=_("Of the last day it refers to."), record=True, correct=True, fact=True
        ),
    ),
    ClaimField(
        "counted_by", FieldKind.CHOICE, Part.TERMS, "How the figure was arrived at, as its source says.",
        choices=CountedBy, default=CountedBy.UNKNOWN.value, blank=False, plain=True,
        column=Column("counted_by", further=True),
        desk=Desk(_("How the source counted"), record=True, correct=True),
    ),
    ClaimField(
        "price_year", FieldKind.YEAR, Part.TERMS,
        "Of money: in the prices of which year; null is the question's.",
        default=None, plain=True,
        column=Column("price_year", further=True),
        desk=Desk(_("Price year"), help=_("Of money."), record=True, correct=True, fact=True),
    ),
    ClaimField(
        "imputed", FieldKind.FLAG, Part.TERMS, "Filled in by its source: extrapolated or carried forward.",
        default=False, plain=True,
        column=Column("imputed", further=True),
        desk=Desk(_("Filled in by the source"), record=True, correct=True, fact=True,
                  help=_("Extrapolated or carried forward: shown, and used in no answer.")),
    ),
    ClaimField(
        "attribution_denied", FieldKind.FLAG, Part.TERMS, "The source denies having said it.",
        default=False, plain=True,
        column=Column("attribution_denied", further=True),
        desk=Desk(_("The source denies having said it"), record=True, correct=True, fact=True),
    ),
    ClaimField(
        "relay",
        FieldKind.CHAIN,
        Part.CHAIN,
        "Ids of the sources that passed it on, nearest the source first; null is an unnamed hop.",
        longest=LONGEST_CHAIN, default=(),
        column=Column("via"),
        desk=Desk(
            _("Relayed by"), record=True, correct=True, help=_(
                "Short names of sources, closest to the speaker first, separated by commas; "
                "? for an unnamed one."
            ),
        ),
    ),
    ClaimField(
        "chain_complete", FieldKind.FLAG, Part.CHAIN, "Every hop is named, and a person has confirmed it.",
        default=False, plain=True,
        column=Column("chain_complete"),
        desk=Desk(_("The chain from the source is complete"), record=True, correct=True),
    ),
    ClaimField(
        "hedging", FieldKind.TEXT, Part.TERMS,
        "The words that qualify the figure. Left out: read from the quote.",
        longest=300, plain=True,
        column=Column("hedging", further=True), desk=Desk(_("Hedging words"), fact=True),
    ),
    ClaimField(
        "stated_likelihood", FieldKind.CHOICE, Part.TERMS, "How likely the source says that it is.",
        choices=Likelihood, plain=True,
        column=Column("likelihood", further=True),
        desk=Desk(_("Likelihood the source states"), record=True, fact=True),
    ),
    ClaimField(
        "stated_confidence", FieldKind.CHOICE, Part.TERMS, "How confident the source says that it is.",
        choices=Confidence, plain=True,
        column=Column("confidence", further=True),
        desk=Desk(_("Confidence the source states"), record=True, fact=True),
    ),
    ClaimField(
        "rank",
        FieldKind.CHOICE,
        Part.TERMS,
        "Preferred or deprecated among the claims of its question, with a reason.",
        choices=Rank, default=Rank.NORMAL.value, blank=False, plain=True,
        desk=Desk(_("Rank"), correct=True),
    ),
    ClaimField(
        "rank_reason", FieldKind.TEXT, Part.TERMS, "Why it is preferred or deprecated.",
        longest=LONGEST_REASON, plain=True,
        desk=Desk(_("Reason for the rank"), rows=2, correct=True),
    ),
    ClaimField(
        "internal", FieldKind.FLAG, Part.HIDING, "Appears in no output, ever.",
        default=False, plain=True, public=False,
        desk=Desk(_("Internal"), help=_("Never appears in any output."), record=True, correct=True),
    ),
    ClaimField(
        "embargo_until", FieldKind.MOMENT, Part.HIDING, "Appears in no output before.",
        default=None, plain=True, public=False,
        desk=Desk(_("Embargo until"), help=_("UTC"), record=True, correct=True),
    ),
    ClaimField(
        "external_id", FieldKind.TEXT, Part.KEY, "The claim's key with whoever made the file or sends it.",
        longest=200, plain=True,
        column=Column("external_id"), desk=Desk(_("External id"), fact=True),
    ),
)
# fmt: on


def fields_where(wanted: Callable[[ClaimField], object], *parts: Part) -> tuple[ClaimField, ...]:
    """The fields of these parts (of all, where none is named) that are wanted, part by part as asked for."""
    order = parts or (None,)
    return tuple(
        field for part in order for field in CLAIM_FIELDS if part in (None, field.part) and wanted(field)
    )


def names_where(wanted: Callable[[ClaimField], object], *parts: Part) -> tuple[str, ...]:
    """Their names."""
    return tuple(field.name for field in fields_where(wanted, *parts))
