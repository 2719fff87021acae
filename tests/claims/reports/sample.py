"""Reports made by hand: the running example, a hostile one and a quiet one. Source names are made up
only where the test needs them to be hostile."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from claims.reports.building.method import method
from claims.reports.cross_sections import Against, More, Overdue, PastWeek, Reviser, TopicLine
from claims.reports.report import (
    Disagreement,
    Headline,
    Label,
    PublishedFigure,
    QualityNote,
    Report,
    ReportClaim,
    ReportDays,
    ReportPosition,
    Section,
    Span,
    Spread,
)
from claims.reports.week import Week
from claims.wording.conflicts.reasons import why
from claims.wording.independence import VoiceTie, reason
from claims.wording.kinds import PairInWords, title
from sources.domain.independence import Dependence

WEEK = Week(2024, 45)
LATE = ReportDays(start=date(2024, 10, 31), end=date(2024, 11, 4))
JOINT = "Joint assessment: United States, South Korea, Ukraine"


def span(low: str | None, high: str | None) -> Span:
    return Span(low=Decimal(low) if low else None, high=Decimal(high) if high else None)


def said(source: str, figure: str, core: Span | None, outer: Span | None, **more: object) -> ReportClaim:
    base = ReportClaim(
        claim=f"claim-{source[:12].lower().replace(' ', '-')}",
        source=source,
        figure=figure,
        core=core,
        outer=outer,
        days=ReportDays(start=date(2024, 10, 31), end=date(2024, 10, 31)),
        said_on=date(2024, 10, 31),
        quote=f"Our assessment is that there are {figure} of them.",
        document="Remarks on the deployment",
        publisher="Example Wire",
        url="https://example.org/remarks",
        grade="B2",
    )
    return replace(base, **more)  # type: ignore[arg-type]


US = said("United States government", "about 10,000", span("9500", "10500"), span("9000", "11000"))
SEOUL = said("South Korea", "11,000", span("11000", "11000"), span("10500", "11500"))
KYIV = said("Ukraine", "up to 12,000", span("0", "12000"), span("0", None))
TOGETHER = said(
    JOINT, "10,000 to 12,000", span("10000", "12000"), span("9500", "12500"),
    days=LATE, said_on=date(2024, 11, 4), labels=(Label.AGGREGATE_OF_MEMBERS,),
)  # fmt: skip
BORDER = said(
    "United States government", "about 8,000", span("7500", "8500"), span("7000", "9000"),
    question="North Korean troops near Russia's border with Ukraine", claim="claim-border",
)  # fmt: skip
REST = span("1500", "4500")

FIGURE = PublishedFigure(
    figure="figure-russia",
    topic="North Korean troops and Russia",
    question="North Korean troops in Russia",
    unit="person",
    days=LATE,
    version=1,
    change="NEW",
    standing="verified",
    text="10,000 to 12,000 people",
    why="The range of all credible claims for these days.",
    span=span("10000", "12000"),
    method="report_range",
    confidence="moderate",
    independent=1,
    published_on=date(2024, 11, 7),
    review_by=date(2024, 12, 5),
)

SCOPE = Disagreement(
    conflict="conflict-late",
    topic="North Korean troops and Russia",
    question="North Korean troops in Russia",
    unit="person",
    days=LATE,
    kind="scope_difference",
    reason="",
    title=title("scope_difference"),
    why=why(
        "scope_difference",
        "",
        PairInWords(
            first=BORDER,
            second=TOGETHER,
            question="North Korean troops in Russia",
            unit="person",
            remainder=REST,
        ),
    ),
    is_contradiction=False,
    severity=1,
    state="resolved",
    opened_on=date(2024, 11, 5),
    changed_on=date(2024, 11, 7),
    sections=(Section.NEW, Section.RESOLVED),
    positions=(
        ReportPosition(
            letter="A",
            span=span("10500", "11000"),
            said=(TOGETHER, US, SEOUL, KYIV),
            independent=1,
            independent_reason=reason(
                [JOINT, US.source, SEOUL.source, KYIV.source],
                [
                    VoiceTie(one, JOINT, Dependence.MEMBER_OF_JOINT)
                    for one in (US.source, SEOUL.source, KYIV.source)
                ],
            ),
        ),
    ),
    also_said=(BORDER,),
    spread=Spread(
        lowest=Decimal(10000), highest=Decimal(12000), absolute=Decimal(2000), relative=Decimal("16.7")
    ),
    remainder=REST,
    independent=1,
    independent_reason="All are parties to one joint assessment, so they count as one source.",
    claims=5,
    sources=4,
    outcome="Verified: 10,000 to 12,000 people.",
    verified=FIGURE,
)

DENIAL = said(
    "North Korea: delegation at the United Nations", "none", span("0", "0"), span("0", "0"),
    days=ReportDays(end=date(2024, 10, 21)), said_on=date(2024, 10, 21),
    quote="Such reports are groundless rumours; no such troops exist.", labels=(),
)  # fmt: skip
NIS = said(
    "국가정보원 (South Korea's National Intelligence Service)", "1,500", span("1500", "1500"),
    span("1450", "1550"), days=ReportDays(start=date(2024, 10, 8), end=date(2024, 10, 13)),
    said_on=date(2024, 10, 18), quote="북한이 특수부대 1,500명을 러시아로 보냈다.", language="ko",
    translation="North Korea sent 1,500 special-forces soldiers to Russia.",
)  # fmt: skip
TRAIL = tuple(
    PastWeek(label=f"2024-W{number}", claims=number - 42, spread=Decimal(share))
    for number, share in ((43, "80.5"), (44, "80.5"), (45, "100"))
)
EXISTENCE = Disagreement(
    conflict="conflict-early",
    topic="North Korean troops and Russia",
    question="North Korean troops in Russia",
    unit="person",
    days=ReportDays(start=date(2024, 10, 8), end=date(2024, 10, 21)),
    kind="contradiction",
    reason="existence",
    title=title("contradiction", "existence"),
    why=why("contradiction", "existence", PairInWords(first=DENIAL, second=NIS, unit="person")),
    is_contradiction=True,
    severity=3,
    state="open",
    opened_on=date(2024, 11, 5),
    changed_on=date(2024, 11, 5),
    sections=(Section.NEW, Section.OPEN),
    positions=(
        ReportPosition(letter="A", span=span("0", "0"), said=(DENIAL,), independent=1,
                 independent_reason=reason([DENIAL.source], [])),
        ReportPosition(letter="B", span=span("1450", "1550"), said=(NIS,), independent=1,
                 independent_reason=reason([NIS.source], [])),
    ),
    spread=Spread(lowest=Decimal(0), highest=Decimal(1500), absolute=Decimal(1500), relative=Decimal(100)),
    spread_before=Spread(
        lowest=Decimal(0), highest=Decimal(1500), absolute=Decimal(1500), relative=Decimal(80)
    ),
    gap=Decimal(1450),
    independent=1,
    independent_reason="Each position rests on one source.",
    claims=2,
    sources=2,
    rule="8",
    trail=TRAIL,
)  # fmt: skip

YES = said("European Union", "affirms", None, None, quote="Exports of arms have taken place.")
NO = said("North Korea", "denies", None, None, quote="We have never exported arms there.")
ARMS = Disagreement(
    conflict="conflict-arms",
    topic="Arms transfers",
    question="Does North Korea export arms to Russia?",
    unit="",
    days=ReportDays(start=date(2024, 11, 4), end=date(2024, 11, 4)),
    kind="contradiction",
    reason="stance",
    title=title("contradiction", "stance"),
    why=why("contradiction", "stance", PairInWords(first=YES, second=NO)),
    is_contradiction=True,
    severity=3,
    state="in_review",
    opened_on=date(2024, 10, 15),
    changed_on=date(2024, 10, 16),
    sections=(Section.STALE, Section.OPEN),
    positions=(
        ReportPosition(
            letter="A", span=None, said=(YES,), independent=1, independent_reason=reason([YES.source], [])
        ),
        ReportPosition(
            letter="B", span=None, said=(NO,), independent=1, independent_reason=reason([NO.source], [])
        ),
    ),
    independent=1,
    independent_reason="Each position rests on one source.",
    claims=2,
    sources=2,
)

CORRECTED = replace(
    FIGURE, question="North Korean troops near Russia's border with Ukraine", figure="figure-border",
    change="CORRECTED", version=2, text="about 8,000 people", before="about 18,000 people",
    why="A digit was mistyped in the first version.", span=span("8000", "8000"),
)  # fmt: skip

HEADLINES = (
    Headline(key="new", label="New disagreements", value=2, before=0),
    Headline(key="open", label="Open at the end of the week", value=2, before=3),
    Headline(key="resolved", label="Resolved", value=1, before=1),
)

HELD = replace(FIGURE, change="HOLD", standing="on_hold", why="A source has withdrawn its figure.")

REPORT = Report(
    week=WEEK,
    zone="UTC",
    headlines=HEADLINES,
    disagreements=(EXISTENCE, SCOPE, ARMS),
    figures=(FIGURE, CORRECTED),
    topics=(
        TopicLine(slug="arms-transfers", name="Arms transfers", open=1, contradictions=1),
        TopicLine(slug="troops", name="North Korean troops and Russia", open=1, new=2, published=2),
    ),
    against=(
        Against(first=DENIAL.source, second=NIS.source, contradiction=1),
        Against(first="European Union", second="North Korea", contradiction=1, scope=2, time=1, definition=1),
    ),
    revisers=(Reviser(source="Town hall", count=2, changes=("Length of trench A: 160 → 120",)),),
    single_source=(CORRECTED,),
    on_hold=(HELD,),
    overdue=(
        Overdue(
            record="figure",
            id="figure-border",
            topic="Arms transfers",
            question="How many arms?",
            since=date(2024, 11, 1),
            days=9,
            holder="Rita Reporter",
        ),
    ),
    more=(More(key="overdue", count=3), More(key="disagreements", count=12)),
    notes=(QualityNote(key="undated", count=2, text="2 accepted claims have no date they hold for."),),
    policy="1",
    method=method(),
)
QUIET = Report(week=WEEK, zone="UTC", headlines=HEADLINES[:1], policy="1", method=method())

HOSTILE_NAMES = (
    "=HYPERLINK(1)",
    "<script>alert(1)</script>",
    "\u202eterces\u202c General Staff",
    "Служба безпеки України",
    "وزارة الدفاع",
    "국방부",
    "| pipe * star ` tick [link](javascript:alert(1)) &amp; \x1b[31mred\x1b[0m [bold]rich[/bold]",
    "'; DROP TABLE claims; --",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "{{ settings.SECRET_KEY }}{% debug %}",
)
_HOSTILE_CLAIMS = tuple(
    said(name, "about 8,000", span("7500", "8500"), span("7000", "9000"), quote=name, publisher=name,
         document=name, url="javascript:alert(1)", claim=f"claim-{number}", question=name, through=(name,))
    for number, name in enumerate(HOSTILE_NAMES)
)  # fmt: skip
HOSTILE = replace(
    REPORT,
    topic="<img src=x onerror=alert(1)>",
    disagreements=(
        replace(
            SCOPE,
            question="<b>bold</b> =1+1 \u202egnorw",
            outcome="<script>alert(2)</script>",
            positions=(replace(SCOPE.positions[0], said=_HOSTILE_CLAIMS),),
        ),
    ),
    figures=tuple(
        replace(FIGURE, question=name, text=name, before="-2+3", why=name) for name in HOSTILE_NAMES
    ),
    notes=(QualityNote(key="x", count=1, text="<script>alert(3)</script>\u202e"),),
    topics=tuple(TopicLine(slug="x", name=name, open=1) for name in HOSTILE_NAMES),
    against=tuple(Against(first=name, second=HOSTILE_NAMES[3], scope=1) for name in HOSTILE_NAMES),
    revisers=tuple(Reviser(source=name, count=1, changes=(name,)) for name in HOSTILE_NAMES),
    overdue=tuple(
        replace(REPORT.overdue[0], topic=name, question=name, holder=name) for name in HOSTILE_NAMES
    ),
)
