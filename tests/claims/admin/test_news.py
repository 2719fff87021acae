"""From the news to claims without script: plain forms, kept between requests; all is recorded or nothing."""

import re
from typing import Any

import pytest
from django import forms
from django.core.files.base import ContentFile
from django.test import Client, RequestFactory

from claimcheck.foundation.desk.form_fields import TypedName
from claimcheck.foundation.desk.keeping import fields_sent
from claims.domain.lifecycle import ClaimState
from claims.models import Claim, Conflict, Question, Topic, TypedForm
from claims.services.watching.feeds import dismiss_entry
from sources.models import Document, Source, Statement
from tests import builders as make
from tests.claims.admin.conftest import Desk
from tests.claims.intake.web.test_watching import Site, site

__all__ = ["site"]

NEWS = "/admin/news/"
TEXT = (
    "The fire brigade said 48 people were killed. The ministry of disasters said that at least 60 people had "
    "died and about 300 were injured."
)
TOLL = "How many people were killed by the Noto earthquake?"
GIVEN = {
    "text": TEXT,
    "published": "2024-01-03",
    "title": "Quake",
    "topic_name": "Noto earthquake",
    "topic_make": "1",
}


def text(response: Any) -> str:
    return response.content.decode()


def rows(reporter: Client) -> list[dict[str, str]]:
    """The fields of each candidate as the page has them, ready to be sent back."""
    found = []
    for row in reporter.get(NEWS).context["rows"]:
        sent = {f"{row.key}-{name}": row.form[name].value() for name in row.form.fields}
        source = sent[f"{row.key}-source"]
        if isinstance(source, TypedName):
            named = {f"{row.key}-source": "", f"{row.key}-source_name": source.name}
            sent |= {**named, f"{row.key}-source_make": "1"}
        found.append({name: str(value) for name, value in sent.items() if value not in (None, "")})
    return found


def accepted(row: dict[str, str], **changed: str) -> dict[str, str]:
    key = next(iter(row)).split("-")[0]
    named = {f"{key}-question_name": TOLL, f"{key}-question_make": "1", f"{key}-do": "accept"}
    return row | named | {f"{key}-{name}": value for name, value in changed.items()}


@pytest.fixture
def reporter(desk: Desk) -> Client:
    person = desk.client("reporter")
    assert person.post(NEWS, {**GIVEN, "verb": "read"}).status_code == 302
    return person


def test_after_a_template_the_news_page_names_its_questions(desk: Desk) -> None:
    person = desk.client("reporter")
    given = {"topic_name": "Noto earthquake", "topic_make": "1", "said": "the quake", "q_killed": "on"}
    given |= {"template": "disaster", "q_injured": "on"}
    answer = person.post("/admin/stories/", given, follow=True)
    assert answer.redirect_chain[-1][0].startswith(NEWS)
    (told,) = map(str, answer.context["messages"])
    assert told.startswith("“Noto earthquake” has 2 questions. How many people were killed in the quake?")
    assert told.endswith("How many people were injured in the quake?")


def test_a_new_story_keeps_what_is_typed_of_each_template_until_it_is_begun(desk: Desk) -> None:
    person, page = desk.client("reporter"), "/admin/stories/?template=disaster"
    given = {"template": "disaster", "topic_name": "Noto earthquake", "said": "the quake", "q_killed": "on"}
    kept_at = person.get(page).context["kept_at"]
    assert person.post("/admin/kept/", {**given, "kept_at": kept_at}).status_code == 204
    again = person.get(page)
    assert "What you typed here before is restored" in text(again)
    form = again.context["form"]
    assert (form["said"].value(), str(form["topic"].value())) == ("the quake", "Noto earthquake")
    assert (form["q_killed"].value(), form["q_injured"].value()) == (True, False)
    assert not form.errors
    other = person.get("/admin/stories/?template=strike").context["form"]
    assert other["said"].value() is None
    assert person.post("/admin/stories/", given).status_code == 200  # nobody has said that the topic is new
    assert person.get(page).context["form"]["said"].value() == "the quake"
    assert person.post("/admin/stories/", {**given, "topic_make": "1"}).status_code == 302
    assert not TypedForm.objects.exists()


def test_what_is_accepted_is_recorded_and_the_rest_stays(reporter: Client):
    first, second, third = rows(reporter)
    sent = {**GIVEN, "verb": "record", **accepted(first), **accepted(second), **third}
    answer = reporter.post(NEWS, sent)
    assert answer.status_code == 302, re.findall(r'class="error"[^>]*>(.*?)</div>', text(answer), re.DOTALL)
    assert sorted(Claim.objects.values_list("modality", "written_best", "state")) == [
        ("at_least", "60", ClaimState.CANDIDATE),
        ("stated", "48", ClaimState.CANDIDATE),
    ]
    assert Document.objects.get().published_at is not None
    assert {claim.snapshot.text for claim in Claim.objects.all()} == {TEXT}
    assert (Question.objects.get().text, Question.objects.get().draft) == (TOLL, True)
    assert Conflict.objects.get().question.text == TOLL
    left = rows(reporter)
    assert len(left) == 1
    reporter.post(
        NEWS,
        {**fields(reporter), "verb": "record", **accepted(left[0], question_name="How many were injured?")},
    )
    assert (Document.objects.count(), Topic.objects.count(), Question.objects.count()) == (1, 1, 2)
    assert Statement.objects.count() == 3
    assert "All that was found is recorded." in text(reporter.get(NEWS))


def fields(person: Client) -> dict[str, str]:
    """All that the page has kept, as its form sends it."""
    kept = TypedForm.objects.get(address=NEWS).fields
    return {name: values[-1] for name, values in kept.items() if not name.startswith("c") or "-done" in name}


def test_a_text_without_a_title_is_called_as_it_begins(desk: Desk):
    person, untitled = desk.client("reporter"), {**GIVEN, "title": ""}
    person.post(NEWS, {**untitled, "verb": "read"})
    first, second, third = rows(person)
    person.post(NEWS, {**untitled, "verb": "record", **accepted(first), **second, **third})
    assert Document.objects.get().title == (
        "The fire brigade said 48 people were killed. The ministry of disasters said …"
    )


@pytest.mark.parametrize(
    ("changed", "field", "told"),
    [
        ({"source_name": "Xyzzy"}, "source_kind", "choose one"),
        ({"question_name": "How many?"}, "temporality", "whether it only grows"),
        ({"question_make": ""}, "question", "Nothing is called “How many"),
        ({"said_on": "2999-01-01"}, "said_on", "future"),
        ({"first_day": "2024-02-01"}, "last_day", "swap them"),
        ({"quote": "Nobody was hurt at all."}, "quote", "copy it exactly"),
    ],
)
def test_one_that_is_wrong_records_none_and_says_what_to_mend(
    reporter: Client, changed: dict[str, str], field: str, told: str
):
    first, second, third = rows(reporter)
    wrong = accepted(second, **{"question_name": TOLL + " Now?", **changed})
    answer = reporter.post(NEWS, {**GIVEN, "verb": "record", **accepted(first), **wrong, **third})
    assert answer.status_code == 200
    row = answer.context["rows"][1]
    assert told in str(row.form.errors.get(field)), row.form.errors
    assert not answer.context["rows"][0].form.errors
    for model in (Claim, Document, Source, Question, Topic):
        assert not model._base_manager.exists()
    assert reporter.get(NEWS).context["rows"][1].decision == "accept"  # all of it is still there


def test_all_that_is_missing_is_asked_at_once(reporter: Client) -> None:
    first, second, third = rows(reporter)
    wrong = [
        accepted(first, source_name="Xyzzy", question_name="How many?"),
        accepted(second, source_name="Plugh"),
        accepted(third, question_name="How many there?"),
    ]
    answer = reporter.post(NEWS, {**GIVEN, "verb": "record", **wrong[0], **wrong[1], **wrong[2]})
    asked = [sorted(row.form.errors) for row in answer.context["rows"]]
    assert asked == [["source_kind", "temporality"], ["source_kind"], ["temporality"]]
    told = str(answer.context["rows"][0].form.errors)
    assert "“Xyzzy”" in told
    assert "whether it only grows" in told


def test_a_kind_is_asked_once_and_its_answer_holds_for_all_that_name_the_source(reporter: Client) -> None:
    first, second, third = rows(reporter)
    keys = [next(iter(row)).split("-")[0] for row in (first, second, third)]
    named = [accepted(row, source_name=name) for row, name in ((first, "Xyzzy"), (second, " xyzzy"))]
    sent = {**GIVEN, "verb": "record", **named[0], **named[1], **third, f"{keys[2]}-source_name": "Xyzzy"}
    sent |= {f"{keys[0]}-do": ""}
    asked = reporter.post(NEWS, sent).context["rows"]
    assert [sorted(row.form.errors) for row in asked] == [[], ["source_kind"], []]
    assert [row.form.fields["source_kind"].folded for row in asked] == [True, False, True]
    assert [row.decision for row in asked] == ["", "accept", ""]
    sent |= {f"{keys[0]}-do": "accept", f"{keys[1]}-source_kind": "person"}
    assert reporter.post(NEWS, sent).status_code == 302
    made = Source.objects.get()
    assert (made.name, made.kind, Claim.objects.count()) == ("Xyzzy", "person", 2)
    (left,) = reporter.get(NEWS).context["rows"]
    assert left.form["source"].value() == str(made.pk)
    assert left.form.fields["source_kind"].folded


def test_what_a_new_name_shows_is_said(reporter: Client) -> None:
    told = [row.form.fields["source_kind"].choices[0][1] for row in reporter.get(NEWS).context["rows"]]
    assert told[:2] == ["government (as “Fire brigade” shows)", "government (as “Ministry” shows)"]
    first, second, third = rows(reporter)
    wrong = accepted(first, source_name="Xyzzy")
    shown = reporter.post(NEWS, {**GIVEN, "verb": "record", **wrong, **second, **third}).context["rows"][0]
    assert shown.form.fields["source_kind"].choices[0] == ("", "choose")
    assert shown.form.fields["temporality"].choices[0][1].endswith("(as “killed” shows)")
    names = reporter.get("/admin/sources/source/lookup/", {"q": "Hospital federation"}).json()
    assert names["unsaid"] == "NGO (as “federation” shows)"
    texts = reporter.get("/admin/claims/question/lookup/", {"q": "How many were counted?"}).json()
    assert texts["unsaid"] == "choose"


def test_what_is_known_by_its_name_is_asked_nothing(reporter: Client) -> None:
    make.source("Xyzzy", kind="person")
    first, *others = rows(reporter)
    answer = reporter.post(NEWS, {**GIVEN, "verb": "record", **accepted(first, source_name="xyzzy")})
    assert answer.status_code == 302, others
    assert Claim.objects.get().statement.source.name == "Xyzzy"


def test_what_is_typed_is_its_authors_alone(reporter: Client, desk: Desk):
    checker = desk.client("checker")
    assert TEXT not in text(checker.get(NEWS))
    assert checker.post("/admin/kept/", {"kept_at": NEWS, "discard": "1"}).status_code == 302
    assert TEXT in text(reporter.get(NEWS))
    assert reporter.post("/admin/kept/", {"kept_at": "https://elsewhere.example/"}).status_code == 400
    assert reporter.post("/admin/kept/", {"kept_at": "//elsewhere.example/admin/"}).status_code == 400
    reporter.post(NEWS, {"verb": "forget"})
    assert not TypedForm.objects.exists()


class Secretive(forms.Form):
    name = forms.CharField()
    word = forms.CharField(widget=forms.PasswordInput)


def test_no_password_is_kept():
    sent = RequestFactory().post("/admin/", {"name": "a\x00b", "word": "secret", "csrfmiddlewaretoken": "x"})
    assert fields_sent(sent, Secretive()) == {"name": ["ab"]}


def test_known_names_are_used_and_a_checker_makes_no_drafts(desk: Desk):
    make.source("The fire brigade")
    checker = desk.client("checker")
    checker.post(NEWS, {**GIVEN, "verb": "read"})
    row = checker.get(NEWS).context["rows"][0]
    assert row.form["source"].value() == str(Source.objects.get().pk)
    form = {f"{row.key}-{name}": row.form[name].value() or "" for name in row.form.fields}
    checker.post(NEWS, {**GIVEN, "verb": "record", **accepted(form)})
    assert Claim.objects.get().statement.source == Source.objects.get()
    assert not Question.objects.get().draft


def test_nothing_to_read_is_said(desk: Desk):
    answer = desk.client("reporter").post(NEWS, {"verb": "read", "published": "2024-01-03", "title": "x"})
    assert "Paste the text, or give a file or the link to it." in text(answer)
    assert desk.client("reader").get(NEWS).status_code == 403


def test_an_article_of_a_feed_opens_with_its_figures_and_is_taken_with_its_first_claim(
    desk: Desk, site: Site
):
    entry = make.feed_entry(url=f"{site.url}a/", title="Quake")
    site.put(TEXT, path="/a/")
    reporter = desk.client("reporter")
    page = f"/admin/claims/feedentry/{entry.pk}/"
    assert "Find its figures" in text(reporter.get(f"{page}change/"))
    here = reporter.post(f"{page}figures/").headers["Location"]
    assert here == f"{NEWS}?entry={entry.pk}"
    assert "The feed gives no day" in text(reporter.get(here))
    kept = {name: values[-1] for name, values in TypedForm.objects.get(address=here).fields.items()}
    sent = {**kept, "published": "2024-01-03"}
    assert reporter.post(here, {**sent, "verb": "read"}).status_code == 302
    shown = reporter.get(here)
    assert "<mark>48" in text(shown), re.findall("<mark>.*?</mark>", text(shown))
    assert "An article of the feed" in text(shown)
    assert not Document.objects.exists()
    first = shown.context["rows"][0]
    row = {f"{first.key}-{name}": str(first.form[name].value() or "") for name in first.form.fields}
    row |= {f"{first.key}-source_name": "The fire brigade", f"{first.key}-source_make": "1"}
    row[f"{first.key}-source"] = ""
    topic = {"topic_name": "Noto earthquake", "topic_make": "1"}
    answer = reporter.post(here, {**sent, **topic, "verb": "record", **accepted(row)})
    assert answer.status_code == 302, re.findall(r'class="error"[^>]*>(.*?)</div>', text(answer), re.DOTALL)
    entry.refresh_from_db()
    document = Document.objects.get()
    assert (entry.document, entry.settled_by.username, document.url) == (document, "reporter", entry.url)
    assert Claim.objects.get().snapshot.document == document
    assert reporter.get(NEWS).context["form"]["text"].value() is None  # a text of its own is another one


def test_an_article_that_was_dismissed_meanwhile_records_nothing(desk: Desk, site: Site):
    entry = make.feed_entry(url=f"{site.url}gone/")
    reporter = desk.client("reporter")
    here = reporter.post(f"/admin/claims/feedentry/{entry.pk}/figures/").headers["Location"]
    shown = reporter.get(here)
    assert "paste the text instead" in text(shown)
    assert shown.context["form"]["published"].value() in ("", None)  # its feed gives no day
    assert reporter.get(f"{NEWS}?entry=7").status_code == 404
    sent = {**GIVEN, "verb": "read"}
    assert reporter.post(here, sent).status_code == 302
    first = reporter.get(here).context["rows"][0]
    row = {f"{first.key}-{name}": str(first.form[name].value() or "") for name in first.form.fields}
    row |= {
        f"{first.key}-source_name": "The fire brigade",
        f"{first.key}-source_make": "1",
        f"{first.key}-source": "",
    }
    dismiss_entry(by=make.person("checker"), now=make.NOW, entry=entry, reason="Sports.")
    answer = reporter.post(here, {**sent, "verb": "record", **accepted(row)})
    assert "taken or dismissed already" in text(answer)
    assert not Claim.objects.exists()
    assert not Document.objects.exists()


def test_a_file_is_read_in_place_of_the_text(desk: Desk):
    reporter = desk.client("reporter")
    mail = f"Subject: Quake\nDate: Wed, 03 Jan 2024 08:00:00 +0900\nContent-Type: text/plain\n\n{TEXT}\n"
    sent = {"verb": "read", "published": "2024-01-09", "text": "", "title": ""}
    answer = reporter.post(NEWS, {**sent, "file": ContentFile(mail.encode(), "quake.eml")})
    assert answer.status_code == 302
    shown = reporter.get(NEWS)
    assert [shown.context["form"][name].value() for name in ("title", "published")] == ["Quake", "2024-01-03"]
    assert "<mark>48" in text(shown)
    assert "The file gives its day: 2024-01-03." in text(shown)
    answer = reporter.post(NEWS, {**sent, "file": ContentFile(b"%PDF-1.7", "quake.pdf")})
    assert "open it, copy its text and paste it" in text(answer)
