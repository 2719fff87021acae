"""Some of every record there is, made by the services as people would make them."""

from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import Group, User
from django.utils import timezone

from claims.domain.lifecycle import CheckItem
from claims.domain.notification import ByMail
from claims.domain.watching import FeedItem
from claims.intake.imports.handing_in import hand_in, start_recording
from claims.intake.styles import NOTHING_SAID
from claims.models import (
    Conflict,
    Delivery,
    DeliveryAttempt,
    Digest,
    DigestAttempt,
    Erratum,
    Feed,
    ForeignPublication,
    IdempotentAnswer,
    Import,
    Notice,
    NoticeAttempt,
    Publication,
    Question,
    ReportAttempt,
    ReportDelivery,
    Subscription,
    VerifiedFigure,
    Webhook,
    WeeklyReport,
)
from claims.services.access.accounts import note_account_change
from claims.services.access.tokens import draw, make_token
from claims.services.canonical_json import link_hash
from claims.services.correcting.documents import correct_document
from claims.services.correcting.duplicates import merge_duplicates
from claims.services.correcting.questions import correct_question
from claims.services.correcting.settling import settle_flag
from claims.services.correcting.sources import correct_source
from claims.services.imports.mappings import save_mapping
from claims.services.notifications.notices import keep_pulls
from claims.services.notifications.notifying import choose_mail, follow_topic
from claims.services.publishing.publication import hold_figure
from claims.services.recording.fact_checks import link_fact_check
from claims.services.recording.questions import confirm_scope
from claims.services.recording.stories import save_story
from claims.services.triage.saved_views import save_view
from claims.services.triage.triage import add_note, assign_conflict, grade_claim, record_check
from claims.services.watching.feeds import dismiss_entry, note_entries
from claims.services.watching.watching import note_problem, watch_document
from sources.models import Document, Source
from tests import builders as make


def grow(count: int) -> None:
    """`count` more of every record, each in a case of its own, settled by two people."""
    checker, now = make.person("checker"), timezone.now()
    for _ in range(count):
        about = make.question(f"Question {make.next_number()}")
        part = make.question(f"Part {make.next_number()}")
        make.relation(part, about)
        confirm_scope(by=checker, now=now, first=part, second=about)
        story = make.topic(f"Story {make.next_number()}")
        make.question(f"How many in {story.name}?", of=story)
        save_story(by=checker, now=now, name=story.name, topic=story)
        parent = make.source(f"Parent {make.next_number()}")
        speaker = make.source(f"Speaker {make.next_number()}", parent=parent)
        make.source(f"Joint {make.next_number()}", "joint", members=[speaker, parent])
        make.grade(speaker, "B")
        make.overrule(parent, make.source(f"Stringer {make.next_number()}"))
        measured = make.question(f"Question {make.next_number()}")
        make.claim(measured, speaker, "about 700 soldiers", accept=True)
        make.split(make.claim(measured, parent, "about 900 soldiers", accept=True))
        names = [make.source(f"Name {make.next_number()}") for _ in range(2)]
        make.merged(*names)
        _check_a_fact()
        _read_a_feed()
        make.redaction(make.claim(make.question(f"Named {make.next_number()}")))
        original = make.document()
        make.document(syndicated_from=original)
        _correct(part, original, speaker)
        low = make.claim(about, speaker, "about 8,000 soldiers", accept=True, relay=[parent])
        make.claim(about, make.source(f"Other {make.next_number()}"), "about 20,000 soldiers", accept=True)
        grade_claim(by=checker, now=now, claim=low, code="2", reason="Seen by others.")
        again = make.claim(about, speaker, "about 8,000 soldiers")
        merge_duplicates(by=checker, now=now, claims=[low, again], reason="Read twice.")
        record_check(by=checker, now=now, question=about, item=CheckItem.ORIGINAL_SEEN)
        found = Conflict.objects.get(question=about)
        add_note(by=checker, now=now, record=found, text="Call them.")
        assign_conflict(by=checker, now=now, conflict=found, assignee=checker)
        _add_webhook()
        _tell_a_person(found)
        make.topic(f"Topic {make.next_number()}")
        save_view(by=checker, now=now, name=f"View {make.next_number()}", show="open", shared=True)
        Group.objects.create(name=f"Group {make.next_number()}")
        person = User.objects.create_user(f"person-{make.next_number()}")
        note_account_change(by=checker, now=now, person=person, what=["account made"])
        _pull_and_recall(make.settle(found))
        _deliver_in_vain()
        take_over(about)
        _save_a_mapping(hand_in_a_file(mapping=MAPPED))
        _watch_a_page()
        make.evidence(make.document())
        make.contact(about, speaker)
        make.error_report(make.figure(make.question(f"Reported {make.next_number()}")))
        make.second_reading(make.claim(make.question(f"Read twice {make.next_number()}"), speaker))
        make.resolution(make.conflict(make.question(f"Proposed {make.next_number()}")))
        _send_a_report()


def _correct(question: Question, document: Document, source: Source) -> None:
    """What was recorded wrongly of a question, a document and a source."""
    given = {"by": make.person("checker"), "now": timezone.now(), "reason": "A slip of ours."}
    correct_question(question=question, place="Kursk", **given)
    correct_document(document=document, title=f"Article {make.next_number()}", **given)
    correct_source(source=source, homepage="https://example.org/", **given)


def _pull_and_recall(figure: VerifiedFigure) -> None:
    """A token pulls a figure, which is then put on hold."""
    boss, now = make.person("editor-in-chief"), timezone.now()
    token, _text = make_token(
        by=boss, now=now, name=f"Tool {make.next_number()}", owner=boss, scopes=["figures:read"]
    )
    draw(token, now=now)
    keep_pulls([(token.pk, figure.publication.pk)], now=now)
    hold_figure(by=boss, now=now, figure=figure, reason="A doubt.")
    notice = Notice.objects.get(token=token)
    NoticeAttempt.objects.create(
        notice=notice, mail="desk@example.org", attempted_at=now, accepted=False, problem="-"
    )
    IdempotentAnswer.objects.create(asker=boss, key=token.name, recorded_at=now, recorded_by=boss)


MAPPED = {"columns": {each: each for each in ("question", "source", "value", "topic")}}


def hand_in_a_file(by: User | None = None, mapping: dict[str, Any] | None = None) -> Import:
    """A file with a row that can be recorded and one that can't, previewed and recorded."""
    by, number = by or make.person("editor-in-chief"), make.next_number()
    rows = f"question,source,value,topic\nHow many {number}?,United States,5,T\nHow many {number}?,,5,T\n"
    record = hand_in(
        by=by,
        now=timezone.now(),
        name=f"claims-{number}.csv",
        content=rows.encode(),
        mapping=mapping or {},
        said=NOTHING_SAID,
        keep_going=True,
    )
    return start_recording(by=by, now=timezone.now(), record=record)


def _save_a_mapping(record: Import) -> None:
    save_mapping(
        by=make.person("checker"), now=timezone.now(), record=record, name=f"Tables {make.next_number()}"
    )


def _read_a_feed() -> None:
    """A feed with an article that waits, and one that was dismissed."""
    by, now, number = make.person("checker"), timezone.now(), uuid4().hex
    feed = Feed.objects.create(
        name=f"Post {number}",
        url=f"https://post.example/{number}/",
        every_hours=1,
        recorded_at=now,
        recorded_by=by,
    )
    named = [FeedItem(f"{number} {n}", f"Article {n}", f"https://post.example/{number}/{n}/") for n in (1, 2)]
    note_entries(now=now, feed=feed, entries=named)
    dismiss_entry(by=by, now=now, entry=feed.entries.all()[0], reason="Sports.")


def _check_a_fact() -> None:
    """A fact-check of a recorded claim."""
    found = make.fact_check(make.source(f"Checker {make.next_number()}"))
    number = make.next_number()
    claim = make.claim(make.question(f"How many are checked {number}?"), quote=f"about {number} soldiers")
    link_fact_check(by=make.person("checker"), now=timezone.now(), fact_check=found, claim=claim)


def _watch_a_page() -> None:
    """A page that is revisited, and was not found."""
    checker, now = make.person("checker"), timezone.now()
    page = make.document(url=f"https://example.org/{make.next_number()}")
    watch = watch_document(by=checker, now=now, document=page, every_hours=24)
    note_problem(now=now, watch=watch, problem="The page answers 404.")


def take_over(about: Question) -> None:
    """What another newsroom published on a question, as its archive brought it."""
    number, body = make.next_number(), "{}"
    ForeignPublication.objects.create(
        topic_id=about.topic_id,
        question=about,
        seq=number,
        body=body,
        prev_hash=str(number),
        sha256=link_hash(str(number), body),
        published_at=timezone.now(),
        published_by=make.person("editor-in-chief"),
        head_seq=number + 1,
        head_sha256="0" * 64,
    )


def _add_webhook() -> None:
    """Somebody to be told of what is published from here on."""
    boss, now = make.person("editor-in-chief"), timezone.now()
    name = f"Hook {make.next_number()}"
    Webhook.objects.create(
        name=name, url="https://example.org/", secret=f"whsec_{name}", recorded_at=now, recorded_by=boss
    )


def _deliver_in_vain() -> None:
    """The newest publication is not taken by whom it is delivered to."""
    delivery = Delivery.objects.order_by("-recorded_at")[0]
    DeliveryAttempt.objects.create(
        delivery=delivery, attempted_at=timezone.now(), accepted=False, problem="-"
    )


def _tell_a_person(conflict: Conflict) -> None:
    """A note calls somebody who wants to be told at once; the mail is not taken."""
    boss, now = make.person("editor-in-chief"), timezone.now()
    called = User.objects.create_user(f"called-{make.next_number()}", email="desk@example.org", is_staff=True)
    choose_mail(by=called, now=now, by_mail=ByMail.AT_ONCE)
    follow_topic(by=called, now=now, topic=conflict.topic, follows=True)
    denied = make.claim(conflict.question, attribution_denied=True)
    settle_flag(by=boss, now=now, claim=denied, flag="attribution_denied", verdict="right", reason="They do.")
    add_note(by=boss, now=now, record=conflict, text=f"@{called.username} look")
    digest = Digest.objects.get(person=called)
    DigestAttempt.objects.create(
        digest=digest, mail=called.email, attempted_at=now, accepted=False, problem="-"
    )


def _send_a_report() -> None:
    """A report that was issued, sent in vain, and corrected by the newest publication."""
    boss, now, number = make.person("editor-in-chief"), timezone.now(), make.next_number()
    report = WeeklyReport.objects.create(
        week=f"{2000 + WeeklyReport.objects.count()}-W01",  # `number` outgrows four digits in a long run
        policy="1",
        body="{}",
        sha256=sha256(b"{}").hexdigest(),
        issued_at=now,
        issued_by=boss,
    )
    recorded = {"recorded_at": now, "recorded_by": boss}
    subscription = Subscription.objects.create(mail=f"reader{number}@example.org", **recorded)
    delivery = ReportDelivery.objects.create(report=report, subscription=subscription, **recorded)
    ReportAttempt.objects.create(delivery=delivery, attempted_at=now, accepted=False, problem="-")
    for publication in Publication.objects.order_by("-seq")[:1]:
        Erratum.objects.create(report=report, publication=publication, **recorded)
