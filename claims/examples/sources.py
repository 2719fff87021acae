"""Who is quoted in the running example, and who publishes what we read; the grades are the example's own."""

from claims.examples.rows import SourceRow
from sources.domain.kinds import Reliability, SourceKind

PARTY = "A party to the matter with intelligence of its own; stands publicly by what it says."
JOINT = "us-south-korea-ukraine-joint-assessment"

SOURCES = (
    SourceRow(
        slug="us-government",
        name="US government",
        kind=SourceKind.GOVERNMENT,
        reliability=Reliability.USUALLY_RELIABLE,
        basis=PARTY,
    ),
    SourceRow(
        slug="white-house",
        name="White House",
        kind=SourceKind.GOVERNMENT,
        parent="us-government",
        reliability=Reliability.USUALLY_RELIABLE,
        basis=PARTY,
    ),
    SourceRow(
        slug="us-department-of-defense",
        name="US Department of Defense",
        kind=SourceKind.MILITARY,
        parent="us-government",
        reliability=Reliability.USUALLY_RELIABLE,
        basis=PARTY,
    ),
    SourceRow(
        slug="south-korea",
        name="South Korea",
        kind=SourceKind.GOVERNMENT,
        reliability=Reliability.USUALLY_RELIABLE,
        basis=PARTY,
    ),
    SourceRow(
        slug="south-korea-nis",
        name="South Korea's National Intelligence Service",
        kind=SourceKind.INTELLIGENCE,
        parent="south-korea",
        reliability=Reliability.FAIRLY_RELIABLE,
        basis="Close to the matter, but its sources cannot be checked from outside.",
    ),
    SourceRow(
        slug="south-korea-jcs",
        name="South Korea's Joint Chiefs of Staff",
        kind=SourceKind.MILITARY,
        parent="south-korea",
        reliability=Reliability.USUALLY_RELIABLE,
        basis="Watches the border itself and publishes what it sees there.",
    ),
    SourceRow(
        slug="north-korea",
        name="North Korea",
        kind=SourceKind.GOVERNMENT,
        reliability=Reliability.NOT_USUALLY_RELIABLE,
        basis="A party to the matter whose statements cannot be checked.",
    ),
    SourceRow(
        slug="north-korea-un-delegation",
        name="North Korea's delegation at the UN",
        kind=SourceKind.GOVERNMENT,
        parent="north-korea",
        reliability=Reliability.NOT_USUALLY_RELIABLE,
        basis="Speaks for a party to the matter whose statements cannot be checked.",
    ),
    SourceRow(
        slug="ukraine",
        name="Ukraine",
        kind=SourceKind.GOVERNMENT,
        reliability=Reliability.FAIRLY_RELIABLE,
        basis="A party to the war, with an interest in the figure; close to the border in question.",
    ),
    SourceRow(
        slug=JOINT,
        name="US, South Korea and Ukraine (joint assessment)",
        kind=SourceKind.JOINT,
        members=("us-government", "south-korea", "ukraine"),
        reliability=Reliability.USUALLY_RELIABLE,
        basis="Three governments that combined their own findings.",
    ),
    SourceRow(
        slug="european-union",
        name="European Union",
        kind=SourceKind.INTERGOVERNMENTAL,
        reliability=Reliability.USUALLY_RELIABLE,
        basis="Stands publicly by what it says; relies on the intelligence services of its members.",
    ),
    SourceRow(slug="united-nations", name="United Nations", kind=SourceKind.INTERGOVERNMENTAL),
    SourceRow(
        slug="northline",
        name="Northline Wire",
        kind=SourceKind.WIRE,
        reliability=Reliability.USUALLY_RELIABLE,
        basis="Invented for the example: a wire agency that corrects itself in public.",
    ),
    SourceRow(
        slug="morning-ledger",
        name="The Morning Ledger",
        kind=SourceKind.MEDIA,
        reliability=Reliability.FAIRLY_RELIABLE,
        basis="Invented for the example: a daily that rounds in its headlines.",
    ),
    SourceRow(
        slug="hanbit-daily",
        name="Hanbit Daily",
        kind=SourceKind.MEDIA,
        reliability=Reliability.USUALLY_RELIABLE,
        basis="Invented for the example: a daily in Seoul that names its sources.",
    ),
    SourceRow(
        slug="our-desk",
        name="Our own desk",
        kind=SourceKind.MEDIA,
        reliability=Reliability.USUALLY_RELIABLE,
        basis="The calculation can be repeated from the two reports it names.",
    ),
)
