"""The claims behind published figures, beside the inputs as they were published."""

from collections.abc import Iterable
from datetime import datetime

from claims.models import Claim, Publication
from claims.published.figure import FigureVersion, PublishedInput
from claims.views.audience import reader
from claims.views.input_claims import InputClaims, input_claims
from claims.wording import local, records
from claims.wording.newsroom import in_newsroom_language
from claims.wording.plots.text import harmless


class Behind(InputClaims):
    """What stands behind figures."""

    def shown(self, figure: FigureVersion) -> list[tuple[PublishedInput, Claim]]:
        """The figure's inputs that may be shown now, each with its claim, in the order published."""
        return [(entry, self.claims[entry.key]) for entry in figure.inputs() if entry.key in self.claims]


@in_newsroom_language
def said_by(entry: PublishedInput, claim: Claim) -> str:
    """What an input says, as the newsroom's language words it; English has it as it was published."""
    return entry.said if local.style() is None else harmless(records.claim_figure_with_unit(claim))


def behind(published: Iterable[tuple[Publication, FigureVersion]], *, at: datetime) -> Behind:
    """What stands behind figures, each with its publication (`figure` at hand); three queries for any
    number of them."""
    wanted, topics = set(), set()
    for publication, figure in published:
        wanted |= {entry.key for entry in figure.inputs()}
        topics.add(publication.figure.topic_id)
    found = input_claims(topics, wanted, reader(at))
    return Behind(found.claims, found.members)
