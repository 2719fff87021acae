"""A published figure as JSON-LD in the words of schema.org: an Observation, and a ClaimReview of each claim.

Follows what Google documents for ClaimReview: `claimReviewed` is the claim and nothing else, the verdict
stands in `alternateName` of the rating, `itemReviewed` is a Claim with its author (repeated where several
spoke jointly), and each review has an address of its own on the page. Whether any search engine shows it is
not for us to promise. There is no `ratingValue`: we have no scale of truth.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from claims.domain.answering.methods import Method
from claims.domain.questions.scope import Answer
from claims.models import Claim
from claims.published.figure import FigureVersion, PublishedInput
from claims.published.input_claims import Behind
from claims.published.verdict import explanation, verdict
from claims.wording.answers import METHODS
from claims.wording.newsroom import in_newsroom_language
from claims.wording.states import STANDINGS
from sources.domain.kinds import SourceKind
from sources.models import Source

CONTEXT = "https://schema.org"
Node = dict[str, Any]
REVIEW = (
    "@id",
    "@type",
    "author",
    "claimReviewed",
    "creativeWorkStatus",
    "datePublished",
    "itemReviewed",
    "reviewRating",
    "url",
)
"""The members of a ClaimReview."""
TELLING = ("@id", "@type", "creativeWorkStatus", "url")
"""Those without which none is told: which it is, and how the figure stands."""
_STANCES = {"affirms": "Yes", "denies": "No"}


@dataclass(frozen=True, slots=True)
class Site:
    """Who publishes: the newsroom's name, the site's address without a slash, and a figure's page on it
    (with `{id}`)."""

    name: str
    url: str
    page: str

    def page_of(self, figure_id: str) -> str:
        """The address of a figure's page."""
        return self.url + self.page.format(id=figure_id)


def graph(figure: FigureVersion, shown: Behind, site: Site) -> Node:
    """Everything about one figure: its Observation, then a ClaimReview of each claim."""
    return {
        "@context": CONTEXT,
        "@graph": [observation(figure, site), *claim_reviews(figure, shown, site)],
    }


@in_newsroom_language
def observation(figure: FigureVersion, site: Site) -> Node:
    """The figure; without a value unless it is verified and in time, and then saying so."""
    page, body = site.page_of(figure.id), figure.body
    about = body["question"]["population"] or body["question"]["place"] or figure.question
    standing = standing_told(figure)
    return without_empty(
        {
            "@type": "Observation",
            "@id": f"{page}#figure",
            "url": page,
            "name": figure.question,
            "description": f"{standing}. {figure.warning or figure.print_text}".strip(),
            "observationAbout": {"@type": "Thing", "name": about},
            "variableMeasured": _variable(figure, page),
            "observationDate": _last_day(figure),
            "observationPeriod": _period(figure),
            "measurementMethod": METHODS[Method(body["method"])].text,
            "unitText": body["unit"]["name"] if body["unit"] else None,
            **(_values(figure) if figure.may_be_printed else {}),
        }
    )


def _variable(figure: FigureVersion, page: str) -> Node:
    """What is measured, of whom: the same for every version, so that observations of it can be joined."""
    asked = figure.body["question"]
    return without_empty(
        {
            "@type": "StatisticalVariable",
            "@id": f"{page}#variable",
            "name": figure.question,
            "measuredProperty": {"@type": "Property", "name": asked["measure"] or figure.question},
            "populationType": {"@type": "Class", "name": asked["population"]}
            if asked["population"]
            else None,
        }
    )


@in_newsroom_language
def claim_reviews(figure: FigureVersion, shown: Behind, site: Site) -> list[Node]:
    """A ClaimReview of each claim on the figure's own question that may be shown."""
    slug = figure.body["question"]["slug"]
    return [
        _review(figure, used, claim, shown, site)
        for used, claim in shown.shown(figure)
        if used.question == slug
    ]


def feed_item(figure: FigureVersion, shown: Behind, site: Site, names: Collection[str] = REVIEW) -> Node:
    """A figure's reviews, with these members of each, as an element of a DataFeed."""
    page = site.page_of(figure.id)
    return {
        "@type": "DataFeedItem",
        "@id": page,
        "url": page,
        "dateModified": figure.body["published_at"],
        "item": [
            {name: value for name, value in review.items() if name in names}
            for review in claim_reviews(figure, shown, site)
        ],
    }


def written(node: Node) -> str:
    """JSON that can also stand inside a page's `script` element."""
    text = json.dumps(node, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char, escaped in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(char, escaped)
    return text


def _review(figure: FigureVersion, used: PublishedInput, claim: Claim, shown: Behind, site: Site) -> Node:
    address = f"{site.page_of(figure.id)}#claim-{claim.claim_id}"
    return {
        "@type": "ClaimReview",
        "@id": address,
        "url": address,
        "datePublished": figure.body["published_at"],
        "author": {"@type": "Organization", "name": site.name, "url": site.url},
        "claimReviewed": f"{figure.question} {_STANCES.get(used.said, used.said)}",
        "itemReviewed": _claim(used, claim, shown),
        "reviewRating": {
            "@type": "Rating",
            "alternateName": verdict(figure, claim),
            "ratingExplanation": explanation(figure, used),
        },
        "creativeWorkStatus": standing_told(figure),
    }


def standing_told(figure: FigureVersion) -> str:
    """How it stands; of a rehearsal first that it is one."""
    return ". ".join(part for part in (figure.invented, str(STANDINGS[figure.condition])) if part)


def _claim(used: PublishedInput, claim: Claim, shown: Behind) -> Node:
    source = claim.statement.source
    return without_empty(
        {
            "@type": "Claim",
            "text": used.quote,
            "inLanguage": used.language,
            "datePublished": used.said_on.isoformat() if used.said_on else None,
            "author": _authors(source, shown.members.get(source.pk, [])),
            "creditText": used.source,
            "appearance": without_empty(
                {
                    "@type": "CreativeWork",
                    "headline": used.title,
                    "url": used.link,
                    "datePublished": used.read_on,
                }
            ),
        }
    )


def _authors(source: Source, members: Sequence[Source]) -> list[Node]:
    """Who said it; each of those who said it jointly. Of a source that is protected or unnamed there is the
    credit alone: its type would already tell something of it."""
    named = [
        member
        for member in (members or [source])
        if not member.protected and member.kind != SourceKind.UNNAMED
    ]
    return [_author(author) for author in named]


def _author(source: Source) -> Node:
    return without_empty(
        {
            "@type": "Person" if source.kind == SourceKind.PERSON else "Organization",
            "name": source.name,
            "url": source.homepage,
            "sameAs": f"https://www.wikidata.org/entity/{source.wikidata_id}" if source.wikidata_id else None,
        }
    )


def _values(figure: FigureVersion) -> Node:
    if figure.answer is not Answer.QUANTITY:
        return {"value": figure.said}
    names = {"minValue": "low", "value": "best", "maxValue": "high"}
    return {name: _number(figure.value(column)) for name, column in names.items()}


def _number(value: Decimal | None) -> int | float | None:
    """As JSON writes numbers. What has more digits than a double holds is rounded to it, as every reader of
    JSON would; the exact decimal is in the API."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _last_day(figure: FigureVersion) -> str | None:
    return None if figure.days is None else figure.days.end.isoformat()


def _period(figure: FigureVersion) -> str | None:
    """How many days it holds for, up to its date (ISO 8601), where it is more than one."""
    days = figure.days
    if days is None or days.start is None or days.start == days.end:
        return None
    return f"P{(days.end - days.start).days + 1}D"


def without_empty(node: Node) -> Node:
    """Without the members that say nothing."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
