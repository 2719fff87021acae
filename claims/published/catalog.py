"""What the newsroom publishes as data, listed for catalogues of data: DCAT 3 (W3C) as JSON-LD.

No licence is stated: nobody records one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from claims.published.linked_data import Node, Site
from claims.services.canonical_json import moment

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
RIGHTS = "http://publications.europa.eu/resource/authority/access-right/"
IRREGULAR = "http://purl.org/cld/freq/irregular"
OPENAPI = "https://spec.openapis.org/oas/v3.1.0"
TABULAR = "http://www.w3.org/TR/tabular-data-model/"


@dataclass(frozen=True, slots=True)
class Listed:
    """A set of data: what it is called and about, and its files: title, address below the API, media type."""

    name: str
    title: str
    about: str
    files: Sequence[tuple[str, str, str]]


LISTED = (
    Listed(
        "figures",
        "Verified figures",
        "One figure for each question that was verified, with its standing. Print only what is printable.",
        (
            ("As a table", "figures/csv/", "text/csv"),
            ("One JSON object a line", "figures/ndjson/", "application/x-ndjson"),
        ),
    ),
    Listed(
        "reviewed-claims",
        "Reviewed claims",
        "The claims behind the figures, each with what came of it, as schema.org's ClaimReview.",
        (("As a feed of data", "claim-reviews/", "application/ld+json"),),
    ),
    Listed(
        "changes",
        "Changes",
        "Everything published, in order: new figures, corrections, holds and withdrawals.",
        (("As an Atom feed", "changes/atom/", "application/atom+xml"),),
    ),
    Listed(
        "ledger",
        "Ledger",
        "Every published document, byte for byte, with the hashes that chain them.",
        (("One JSON object a line", "ledger/export/", "application/x-ndjson"),),
    ),
)


def catalog(site: Site, api: str, *, modified: datetime | None, public: bool) -> Node:
    """The catalogue of a site whose API is at this address (ending in a slash).

    `modified`: when anything was published last, None where nothing was. `public`: read without signing in.
    """
    publisher = {"@id": f"{site.url}/#newsroom", "@type": "foaf:Agent", "foaf:name": site.name}
    common: Node = {"dct:publisher": {"@id": publisher["@id"]}, "dct:accessRights": _rights(public)}
    if modified is not None:
        common["dct:modified"] = {"@type": "xsd:dateTime", "@value": moment(modified)}
    sets = [_set(listed, f"{api}catalog/", api, common) for listed in LISTED]
    service = {
        "@id": f"{api}catalog/#api",
        "@type": "dcat:DataService",
        "dct:title": _text("API"),
        "dcat:endpointURL": {"@id": api},
        "dcat:endpointDescription": {"@id": f"{api}schema/"},
        "dct:conformsTo": {"@id": OPENAPI},
        "dcat:servesDataset": [{"@id": node["@id"]} for node in sets],
    }
    return {
        "@context": CONTEXT,
        "@id": f"{api}catalog/",
        "@type": "dcat:Catalog",
        "dct:title": _text(f"Figures verified by {site.name}"),
        "dct:description": _text("What this newsroom has verified, and what became of it."),
        **common,
        "dct:publisher": publisher,
        "foaf:homepage": {"@id": f"{site.url}/figures/"},
        "dcat:dataset": sets,
        "dcat:service": service,
    }


def _set(listed: Listed, here: str, api: str, common: Node) -> Node:
    return {
        "@id": f"{here}#{listed.name}",
        "@type": "dcat:Dataset",
        "dct:identifier": listed.name,
        "dct:title": _text(listed.title),
        "dct:description": _text(listed.about),
        **common,
        "dct:accrualPeriodicity": {"@id": IRREGULAR},
        "dcat:distribution": list(_files(listed, here, api)),
    }


def _files(listed: Listed, here: str, api: str) -> Iterator[Node]:
    for number, (title, path, media_type) in enumerate(listed.files, 1):
        address = {"@id": f"{api}{path}"}
        file = {
            "@id": f"{here}#{listed.name}-{number}",
            "@type": "dcat:Distribution",
            "dct:title": _text(title),
            "dcat:accessURL": address,
            "dcat:downloadURL": address,
            "dcat:mediaType": {"@id": f"{MEDIA_TYPES}{media_type}"},
            "dcat:accessService": {"@id": f"{here}#api"},
        }
        if media_type == "text/csv":
            file["dct:conformsTo"] = {"@id": TABULAR}
        yield file


def _text(text: str) -> Node:
    return {"@language": "en", "@value": text}


def _rights(public: bool) -> Node:
    return {"@id": f"{RIGHTS}{'PUBLIC' if public else 'RESTRICTED'}"}
