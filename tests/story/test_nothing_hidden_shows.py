"""Whatever is done to what a reader may not see changes no byte that the reader gets.

Every address of the URLconf that can be read is read, as everybody who may: before and after something hidden
is recorded, corrected, graded, rejected. An address is filled from FILLED or left out with its reason in
LEFT_OUT; a new one that is in neither fails. With LONG every address is read after every act as everybody,
else they take turns: each is read after some act, and at the end as two or three of the roles.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils import timezone

from claimcheck.foundation.rest import written
from claimcheck.foundation.rest.filters import ChoiceFilter, DayFilter, IdFilter, IdsFilter, MomentFilter
from claims.models import (
    Claim,
    Conflict,
    Contact,
    Delivery,
    DoubleReading,
    ErrorReport,
    Evidence,
    FactCheck,
    Feed,
    FeedEntry,
    Import,
    Publication,
    Question,
    QuestionSplit,
    Redaction,
    ReportDelivery,
    Resolution,
    SecondReading,
    Subscription,
    Topic,
    Watch,
    Webhook,
)
from claims.models.claim_queryset import ClaimQuerySet
from claims.reports.building.build import build
from claims.reports.issuing import issuing
from claims.reports.renderings import Format
from claims.reports.report import Report
from claims.reports.week import Week
from claims.services.correcting.documents import correct_document
from claims.services.correcting.moving import move_claim
from claims.services.correcting.overruling import overrule_pair
from claims.services.correcting.statements import correct_statement
from claims.services.recording.manual_recording import WhereRead, WhoSaid, record_by_hand
from claims.services.triage.triage import accept_claim, add_note, grade_claim, reject_claim
from claims.views import records
from sources.domain.independence import Verdict
from sources.models import Document, Overrule, Source, SourceMerge, Statement
from sources.services.recording import record_document, record_source
from tests import builders
from tests.builders import NOW
from tests.lengths import all_but_first
from tests.signed_in import looked_up_once

pytestmark = pytest.mark.django_db

LONG = bool(os.environ.get("LONG"))
WEEK = "2024-W45"
ROLES = ("reader", "reporter", "checker", "approver", "editor-in-chief")
FORMATS = [form.value for form in Format if form not in (Format.PDF, Format.XLSX)]
"""Those made of the same value as the two others, which take a second each and have a test of their own."""
DAYS = ("2024-10-30", "2024-10-31", "2024-11-01")
MOMENTS = ("2024-11-05T12:00:00Z", "2024-11-06T00:00:00Z")
"""When all that is open was recorded, and later than that."""
WORDS = ("telltale", "a-telltale", "soldiers", "person", "checker", "united-states")

NOTHING = (b'{"next":null,"previous":null,"results":[]}', b'"dataFeedElement":[]}')
"""A list in which a filter leaves none: as for an id that nobody gave."""
CLOCK = re.compile(rb'"dateModified":"[^"]*"(?=,"dataFeedElement":\[\])')
"""A feed with nothing in it tells the time at which it is read."""

LEFT_OUT = {
    "admin/": "the desk knows of everything",
    "accounts/": "signing in reads no record of ours",
    "api/v1/schema/": "the description of the API reads no record",
    "api/v1/docs/": "a page for the description",
    "api/v1/": "the list of addresses",
    "healthz": "reads no record",
    "livez": "reads no record",
    "metrics": "numbers for the operator, on this machine or with a token of their own",
    ".well-known/security.txt": "reads no record",
    "figures/<uuid:figure_id>/error/": "a form about a published figure, signed with its time",
    "accountability/receipts/<str:receipt>/": "of who has sent a report; tells what is published",
    "api/v1/error-reports/receipts/(?P<receipt>[^/]+)/": "of who has sent a report; tells what is published",
    "": "leads to the desk",
    "reports/": "leads to the report of the last week",
    "api/v1/archives/": "of who manages people: all that is recorded, as the desk knows of it",
    "api/v1/archives/(?P<pk>[^/.]+)/": "of who manages people: all that is recorded of a topic",
    "api/v1/notices/": "of a tool's own token; none is made by what is hidden",
    "api/v1/notices/(?P<id>[^/.]+)/": "of a tool's own token; none is made by what is hidden",
}


def addresses() -> Iterator[str]:
    """Every address of the site that answers GET, as a pattern."""
    for path, pattern in _walk(get_resolver()):
        actions = getattr(pattern.callback, "actions", None)
        if actions is None or "get" in actions:
            yield path.replace("/^", "/").removesuffix("$")


def _walk(resolver: Any, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        path = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield path, each
        else:
            yield from _walk(each, path)


def asked_addresses() -> list[str]:
    """Every list in each of its orders, and by each of its filters: with every value of an enumeration, else
    with some values."""
    lists = {
        path.replace("/^", "/").removesuffix("$"): pattern.callback.cls
        for path, pattern in _walk(get_resolver())
        if "list" in getattr(pattern.callback, "actions", {}).values()
    }
    return [
        f"{path}?{query}"
        for path, viewset in lists.items()
        if path not in LEFT_OUT
        for query in queries(viewset)
    ]


def queries(viewset: Any) -> Iterator[str]:
    """Of one list."""
    yield from (f"ordering={sign}{name}" for name in viewset.orderings for sign in ("", "-"))
    filters = getattr(getattr(viewset, "filterset_class", None), "base_filters", {})
    for name, asked in filters.items():
        yield from (f"{name}={value}" for value in _values(name, asked))


def _values(name: str, asked: Any) -> Iterable[str]:
    match asked:
        case ChoiceFilter():
            return [str(value) for value, _ in asked.extra["choices"]]
        case IdFilter() | IdsFilter():
            return FILLED[NOUNS.get(name, f"{name}s")]()
        case DayFilter():
            return DAYS
        case MomentFilter():
            return MOMENTS
        case _:
            return WORDS


def _left_out(address: str) -> bool:
    return address in LEFT_OUT or address.startswith(("admin/", "accounts/"))


def _keys(model: Any, field: str = "pk") -> Callable[[], list[str]]:
    return lambda: [str(key) for key in model.objects.order_by("pk").values_list(field, flat=True)]


FILLED: dict[str, Callable[[], list[str]]] = {
    "figures": _keys(Question),
    "topics": _keys(Topic),
    "topics by slug": _keys(Topic, "slug"),
    "questions": _keys(Question),
    "claims": _keys(Claim, "claim_id"),
    "conflicts": _keys(Conflict),
    "resolutions": _keys(Resolution),
    "claim-reviews": _keys(Question),
    "sources": _keys(Source),
    "sources by slug": _keys(Source, "slug"),
    "documents": _keys(Document),
    "fact-checks": _keys(FactCheck, "fact_check_id"),
    "evidence": _keys(Evidence, "evidence_id"),
    "contacts": _keys(Contact, "contact_id"),
    "double-readings": _keys(DoubleReading),
    "second-readings": _keys(SecondReading),
    "watches": _keys(Watch),
    "feeds": _keys(Feed),
    "feed-entries": _keys(FeedEntry),
    "statements": _keys(Statement),
    "overrules": _keys(Overrule),
    "source-merges": _keys(SourceMerge),
    "question-splits": _keys(QuestionSplit),
    "redactions": _keys(Redaction),
    "entries": _keys(Publication),
    "checkpoints": _keys(Publication),
    "imports": _keys(Import),
    "error-reports": _keys(ErrorReport, "report_id"),
    "webhooks": _keys(Webhook),
    "deliveries": _keys(Delivery),
    "subscriptions": _keys(Subscription),
    "report-deliveries": _keys(ReportDelivery),
}
"""The keys that an address is filled with, by the noun before the gap."""
NOUNS = {
    "ids": "figures",
    "parent": "sources",
    "publisher": "sources",
    "checker": "sources",
    "of_claim": "claims",
}
"""By whose keys a filter asks that is not named after them."""
QUOTES = ("about 8,200 soldiers in Kursk", "exactly 31,337 soldiers, a telltale of Russia")
"""What questions are looked for by: words of what is open, and of what is hidden."""
LOOKED_FOR = {
    "api/v1/questions/find/": [f"quote={quote}" for quote in QUOTES],
    "api/v1/figures/find/": [f"quote={quote}" for quote in QUOTES],
    "api/v1/search/": [f"q={word}" for word in WORDS[:4]],
}
KEYS = (
    "(?P<id>[^/.]+)",
    "(?P<seq>[0-9]{1,18})",
    "(?P<pk>[^/.]+)",
    "(?P<claim_id>[^/.]+)",
    "(?P<fact_check_id>[^/.]+)",
    "(?P<evidence_id>[^/.]+)",
    "(?P<contact_id>[^/.]+)",
    "(?P<report_id>[^/.]+)",
    "<uuid:figure_id>",
)
SLUGS = ("(?P<slug>[^/]+)", "<slug:slug>", "<str:slug>")
WEEKS = {"<str:kind>": "svg", "<str:week>": WEEK, "(?P<week>[^/.]+)": WEEK, "<str:other>": "2024-W46"}


LATE = "2100-01-01T00:00:00Z"
"""A moment by which all has been published."""


def filled(address: str) -> list[str]:
    """The addresses that a pattern stands for; KeyError for one that nobody has thought of."""
    if address == "api/v1/oembed/":
        return [f"{address}?url=http://testserver/figures/{key}/" for key in FILLED["figures"]()]
    address += f"?known_at={LATE}" if address.endswith("/vintages/") else ""
    if address in LOOKED_FOR:
        return [f"{address}?{asked.replace(' ', '%20')}" for asked in LOOKED_FOR[address]]
    if address == "reports/<str:week>/":
        going_on = [f"reports/{this_week()}/?format={form}" for form in ("json", "md")]
        return [*going_on, *(f"reports/{WEEK}/?format={form}" for form in FORMATS)]
    for gap, week in WEEKS.items():
        address = address.replace(gap, week)
    for gap in (*KEYS, *SLUGS):
        if gap in address:
            noun = address.split(gap)[0].rsplit("/", 2)[-2]
            keys = FILLED[f"{noun} by slug" if gap in SLUGS else noun]()
            return [address.replace(gap, key) for key in keys]
    if "<" in address:
        raise KeyError(address)
    return [address]


def this_week() -> str:
    """The week that goes on, in which the hidden things are recorded."""
    return str(Week.of(timezone.now().date()))


def known_addresses() -> list[str]:
    """All that are read, filled with the records there are now."""
    return [path for address in addresses() if not _left_out(address) for path in filled(address)]


def in_turn(paths: list[str], turn: int, turns: int) -> list[str]:
    """One of so many parts of the addresses; all of them with LONG."""
    return paths if LONG else paths[turn % turns :: turns]


def readings(paths: list[str], role: str) -> dict[str, bytes]:
    """What a person of this role, or somebody not signed in, gets at each address."""
    asking = Client()
    if role:
        asking.force_login(builders.person(role))
    found = {}
    with looked_up_once():
        for path in paths:
            answer = asking.get(f"/{path}")
            kept = {name: answer.headers.get(name) for name in ("ETag", "Last-Modified", "Link")}
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            found[path] = f"{answer.status_code} {kept}\n".encode() + CLOCK.sub(b"", body)
    return found


@contextmanager
def nothing_is_written() -> Iterator[None]:
    """Meanwhile a week's report is built once, not for each of its forms and readers again."""
    built: dict[tuple[Week, Topic | None], Report] = {}

    def once(week: Week, *, topic: Topic | None, now: datetime) -> Report:
        if (week, topic) not in built:
            built[week, topic] = build(week, topic=topic, now=now)
        return built[week, topic]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(issuing, "build", once)
        yield


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """The addresses that answer otherwise."""
    return [path for path, answer in after.items() if before[path] != answer]


@pytest.fixture
def newsroom(settings: Any, weeks_work: Conflict) -> Conflict:
    """What the newsroom recorded, open to everybody; what a test does to it is undone."""
    settings.PUBLIC_READ = settings.ACCOUNTABILITY = True
    return weeks_work


@pytest.fixture(scope="module")
def as_it_was(weeks_work: Conflict) -> Callable[[list[str], str], dict[str, bytes]]:
    """What somebody got before anything was hidden, read once: each test begins with the same records."""
    read: dict[str, dict[str, bytes]] = {}

    def reading(paths: list[str], role: str) -> dict[str, bytes]:
        known = read.setdefault(role, {})
        known |= readings([path for path in paths if path not in known], role)
        return {path: known[path] for path in paths}

    return reading


@pytest.fixture(scope="module")
def weeks_work(kept_for_the_module: None) -> Conflict:
    """A week's work: two conflicts, one settled and published, a joint source, a copy, an overrule."""
    for role in ROLES:
        builders.person(role)
    us, ukraine = builders.source("United States"), builders.source("Ukraine")
    builders.source("Joint assessment", "joint", members=(us, ukraine))
    builders.source("A newspaper")
    settled = builders.conflict(builders.question("How many are in Kursk?"))
    open_one = builders.conflict(builders.question("How many are in Russia?"))
    builders.overrule(us, ukraine)
    builders.merged(builders.source("The paper"), builders.source("A newspaper"))
    builders.claim(open_one.question, ukraine, "about 8,000 soldiers", accept=True)
    builders.split(builders.claim(open_one.question, us, "about 9,100 soldiers"))
    builders.claim(builders.question("How many are elsewhere?"), us, "about 300 soldiers")
    original = builders.document("The first report")
    copy = builders.document("The second report", syndicated_from=original)
    builders.claim(open_one.question, us, "about 8,500 soldiers", read_in=copy)
    builders.settle(settled)
    builders.evidence(original)
    builders.second_reading(builders.claim(builders.question("How many are read twice?"), us))
    builders.contact(open_one.question, ukraine, outcome="answered", reply="We stand by it.", printed=True)
    return open_one


LATER = datetime(2100, 1, 1, tzinfo=NOW.tzinfo)
HOW = {
    "internal claim": ({}, {"internal": True}),
    "embargoed claim": ({}, {"embargo_until": LATER}),
    "internal document": ({"internal": True}, {}),
    "embargoed document": ({"embargo_until": LATER}, {}),
}


def hide(how: str, question: Question, speaker: Source, quote: str, *, now: datetime) -> Claim:
    """Recorded by hand, with a document of its own or one that is hidden itself."""
    of_document, of_claim = HOW[how]
    where = WhereRead(title="A telltale title", text=f"{quote}, they say.")
    if of_document:
        made = record_document(
            by=builders.person("reporter"), now=now, kind="article", title="A telltale title", **of_document
        )
        where = WhereRead(document=made, text=f"{quote}, they say.")
    return record_by_hand(
        by=builders.person("reporter"),
        now=now,
        question=question,
        quote=quote,
        where=where,
        who=WhoSaid(source=speaker, said_on=date(2024, 10, 31), occasion="A telltale occasion"),
        content={"as_of": (date(2024, 10, 31), date(2024, 10, 31)), **of_claim},
    )


KINDS = ("internal claim", "embargoed document")
"""Of these the lists are asked by their filters."""
ACTS = 9
JUST_NOW, LAST_WEEK = timedelta(minutes=30), timedelta(weeks=1)


def acts(how: str, open_one: Conflict, ago: timedelta = JUST_NOW) -> Iterator[str]:
    """One act after the other on what is hidden; each is named once it is done."""
    clock, checker = timezone.now() - ago, builders.person("checker")
    joint = Source.objects.get(slug="joint-assessment")
    settled = Question.objects.get(slug="how-many-are-in-kursk")
    claim = hide(how, open_one.question, joint, "about 8,200 soldiers", now=clock)
    yield "a joint claim recorded"
    accept_claim(by=checker, now=clock + timedelta(minutes=1), claim=claim)
    grade_claim(by=checker, now=clock + timedelta(minutes=2), claim=claim, code="2", reason="Why.")
    add_note(by=checker, now=clock + timedelta(minutes=2), record=claim, text="Telltale.")
    yield "accepted, graded and noted"
    claim = builders.correct_claim(
        by=checker, now=clock + timedelta(minutes=3), claim=claim, reason="A slip.", hedging="said"
    )
    yield "corrected"
    document, statement = claim.snapshot.document, claim.statement
    how_so: dict[str, Any] = {"by": checker, "now": clock + timedelta(minutes=3, seconds=20)}
    correct_document(document=document, reason="A telltale reason.", title="Another telltale", **how_so)
    correct_statement(statement=statement, reason="A telltale reason.", occasion="A telltale", **how_so)
    claim = Claim.objects.live().get(claim_id=claim.claim_id)
    yield "its document and statement corrected"
    how_so["now"] += timedelta(seconds=20)
    elsewhere = Question.objects.get(slug="how-many-are-elsewhere")
    away = move_claim(claim=claim, reason="A telltale reason.", question=elsewhere, **how_so)
    how_so["now"] += timedelta(seconds=20)
    claim = move_claim(claim=away, reason="A telltale reason.", question=open_one.question, **how_so)
    yield "moved away and back"
    mole = record_source(
        by=checker, now=clock + timedelta(minutes=4), slug="a-telltale", name="A telltale", kind="person"
    )
    far = hide(how, open_one.question, mole, "exactly 31,337 soldiers", now=clock + timedelta(minutes=4))
    yield "a far figure of a source that came with it"
    overrule_pair(
        by=checker,
        now=clock + timedelta(minutes=5),
        verdict=Verdict.DEPENDENT,
        reason="A telltale reason.",
        sources=(mole, joint),
    )
    yield "judged"
    hide(how, settled, joint, "exactly 77 soldiers", now=clock + timedelta(minutes=6))
    yield "a candidate against what is published"
    for one in (claim, far):
        one.refresh_from_db()
        reject_claim(by=checker, now=clock + timedelta(minutes=7), claim=one, reason="Another place.")
    yield "rejected"


@pytest.mark.check("tests/story/test_what_nobody_may_see.py::test_it_appears_in_no_rest_answer")
@pytest.mark.slow
@pytest.mark.parametrize("how", all_but_first(sorted(HOW, key="internal document".__ne__)))
def test_what_is_done_to_what_is_hidden_changes_no_byte(
    how: str, newsroom: Conflict, as_it_was: Callable[[list[str], str], dict[str, bytes]]
) -> None:
    """Of an internal claim after each act and as everybody, of the others at the end and as two."""
    paths = known_addresses()
    rest = [path for path in paths if path.startswith("api/")]
    everybody = how == "internal claim"
    asked = {"": paths if everybody else in_turn(paths, 0, 4), "editor-in-chief": paths}
    if everybody:
        asked |= {role: in_turn(rest, turn, 4) for turn, role in enumerate(ROLES[:-1])}
    with nothing_is_written():
        before = {role: as_it_was(mine, role) for role, mine in asked.items()}
    assert all(any(one.startswith(b"200") for one in found.values()) for found in before.values())
    found = []
    ago = LAST_WEEK if "document" in how else JUST_NOW
    for turn, act in enumerate(acts(how, newsroom, ago=ago)):
        if everybody:
            now_read = readings(in_turn(rest, turn, ACTS), "editor-in-chief")
            told = changed(before["editor-in-chief"], now_read)
            found += [f"{act}: {path}" for path in told]
    with nothing_is_written():
        after = {role: readings(mine, role) for role, mine in asked.items()}
    for role, answers in after.items():
        told = changed(before[role], answers)
        found += [f"at the end, {role or 'anonymous'}: {path}" for path in told]
    assert found == []
    fresh = [path for path in known_addresses() if path not in paths]
    now_known = readings(fresh, "editor-in-chief")
    assert [path for path in fresh if now_known[path].startswith(b"200")] == []


@pytest.mark.check("tests/story/test_what_nobody_may_see.py::test_it_appears_in_no_rest_answer")
@pytest.mark.slow
@pytest.mark.parametrize("how", all_but_first(reversed(KINDS)))
def test_no_filter_and_no_order_tells_of_it(how: str, newsroom: Conflict) -> None:
    """Of conflicts after each act on an internal claim, of all lists at the end."""
    asked = asked_addresses()
    paths = in_turn(asked, KINDS.index(how), len(KINDS))
    conflicts = [path for path in paths if "conflicts" in path]
    before = readings(paths, "editor-in-chief")
    found = [path for path, answer in before.items() if not answer.startswith(b"200")]
    for turn, act in enumerate(acts(how, newsroom)):
        if how == "internal claim":
            told = changed(before, readings(in_turn(conflicts, turn, ACTS), "editor-in-chief"))
            found += [f"{act}: {path}" for path in told]
    found += changed(before, readings(paths, "editor-in-chief"))
    assert found == []
    fresh = [path for path in asked_addresses() if path not in asked]
    answers = readings(fresh, "editor-in-chief")
    assert [path for path in fresh if not answers[path].endswith(NOTHING)] == []


@pytest.mark.whole("test_no_filter_and_no_order_tells_of_it")
@pytest.mark.slow
@pytest.mark.parametrize("form", all_but_first([Format.PDF, Format.XLSX]))
def test_no_file_of_the_report_changes(form: Format, newsroom: Conflict) -> None:
    path = f"reports/{this_week()}/?format={form.value}"
    before = readings([path], "editor-in-chief")
    assert before[path].startswith(b"200")
    for _ in acts("internal claim", newsroom, ago=LAST_WEEK):
        pass
    assert changed(before, readings([path], "editor-in-chief")) == []


def test_without_the_guard_it_shows(newsroom: Conflict, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ClaimQuerySet, "publishable", lambda self, *, at: self)
    monkeypatch.setattr(ClaimQuerySet, "hidden", lambda self, *, at: self.none())
    monkeypatch.setattr(records, "_without", lambda rows, kind, viewer: rows)
    for made in ("_page_statement", "_one", "_many"):  # with the guard, by the requests before
        monkeypatch.setattr(written, made, getattr(written, made).__wrapped__)
    report = f"reports/{this_week()}/?format=json"
    paths = ["api/v1/claims/", "api/v1/documents/", f"api/v1/conflicts/{newsroom.pk}/", report]
    assert set(paths) <= set(known_addresses())
    before = readings(paths, "editor-in-chief")
    next(acts("internal claim", newsroom))
    assert changed(before, readings(paths, "editor-in-chief")) == paths


def test_every_address_that_is_read_is_known_here(newsroom: Conflict) -> None:
    known = known_addresses()
    assert len(known) > len({path.split("?")[0] for path in known}) > 40
    assert len({path.split("?")[0] for path in asked_addresses()}) > 8
