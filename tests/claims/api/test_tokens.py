"""Tokens: shown once, kept as a hash, narrowed by scopes, counted by the minute, revoked at once."""

import base64
import os
import re
import secrets
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import F
from django.test import Client
from django.utils import timezone

from claimcheck.foundation.records.errors import Refused
from claims.domain.access import TokenScope, permits
from claims.models import ApiToken, TokenUse
from claims.services.access import tokens
from claims.services.access.tokens import draw, make_token, revoke_token
from tests import builders
from tests.claims.api.client import API, early_in_a_minute, problem, token

pytestmark = pytest.mark.django_db


def test_its_text_is_drawn_by_the_system_with_256_bits(monkeypatch):
    """As it is made today: what `secrets` draws, all 32 bytes of it, each time anew."""
    asked = []
    monkeypatch.setattr(secrets, "token_bytes", lambda size=None: asked.append(size) or os.urandom(size))
    fields = {"by": builders.person("editor-in-chief"), "now": timezone.now(), "scopes": ["figures:read"]}
    texts = {make_token(name=name, owner=builders.person("reader"), **fields)[1] for name in "abcde"}
    assert asked == [32] * 5
    drawn = [base64.urlsafe_b64decode(text.removeprefix("cck_") + "=") for text in texts]
    assert [len(each) for each in drawn] == [32] * 5


def test_its_text_is_kept_nowhere():
    made, text = make_token(
        by=builders.person("editor-in-chief"),
        now=timezone.now(),
        name="Graphics",
        owner=builders.person("reader"),
        scopes=["figures:read"],
    )
    assert len(text) >= 4 + 256 / 6
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM claims_apitoken t WHERE id = %s", [made.pk])
        assert text not in cursor.fetchone()[0]


def test_reading_figures_takes_two_queries(django_assert_num_queries):
    builders.figure()
    _, asking = token()
    early_in_a_minute()
    asking.get(f"{API}figures/")  # draws this minute's first batch
    with django_assert_num_queries(2):
        answer = asking.get(f"{API}figures/")
    assert len(answer.json()["results"]) == 1
    assert answer.headers["RateLimit-Policy"] == '"token";q=600;w=60'
    assert answer.headers["RateLimit"].startswith('"token";r=598;t=')


def test_a_token_reaches_as_far_as_its_scopes_and_its_owner():
    _, reading = token("figures:read", role="checker")
    assert "scope" in problem(reading.get(f"{API}claims/"), 403)["detail"]
    problem(reading.post(f"{API}claims/", b"{}", content_type="application/json"), 403)
    _, writing = token("claims:write", role="reader")
    assert writing.get(f"{API}claims/").status_code == 200
    problem(writing.post(f"{API}claims/", b"{}", content_type="application/json"), 403)
    _, both = token("claims:write", role="reporter")
    problem(both.post(f"{API}claims/", b"{}", content_type="application/json"), 400)


def test_scopes_and_permissions():
    for permission, scope in {
        "claims.view_verifiedfigure": "figures:read",
        "claims.add_claim": "claims:write",
        "claims.change_claim": "review",
        "claims.add_resolution": "review",
        "claims.approve_resolution": "publish",
        "claims.add_apitoken": "admin",
    }.items():
        assert permits([scope], permission)
        assert permits([TokenScope.ADMIN], permission)
        others = set(TokenScope) - {scope, TokenScope.ADMIN}
        assert scope == "figures:read" or not any(permits([other], permission) for other in others)
    assert not permits([], "claims.view_verifiedfigure")


@pytest.mark.parametrize("text", ["", "cck_", "cck_unknown", "x" * 5000, "cck_ü", "cck_\x00"])
def test_what_is_no_token_is_refused(text):
    answer = Client().get(f"{API}figures/", headers={"Authorization": f"Bearer {text}"})
    problem(answer, 401)


def test_revoked_run_out_or_of_somebody_who_left():
    made, asking = token()
    assert asking.get(f"{API}figures/").status_code == 200
    revoke_token(by=builders.person("editor-in-chief"), now=timezone.now(), token=made, reason="Lost.")
    problem(asking.get(f"{API}figures/"), 401)
    brief, asking = token(valid_until=timezone.now() + timedelta(hours=1))
    assert asking.get(f"{API}figures/").status_code == 200
    assert not ApiToken.objects.usable(timezone.now() + timedelta(hours=2)).filter(pk=brief.pk)
    User.objects.filter(username="reader").update(is_active=False)
    problem(asking.get(f"{API}figures/"), 401)


def test_a_token_follows_what_its_owner_may_do():
    """Without a role its owner reads nothing, so neither does the token: figures, and the sheet's address."""
    _, asking = token()
    owner = User.objects.get(username="reader")
    groups = list(owner.groups.all())
    owner.groups.clear()
    assert "no role" in problem(asking.get(f"{API}figures/"), 401)["detail"]
    owner.groups.set(groups)
    assert asking.get(f"{API}figures/").status_code == 200


@pytest.mark.parametrize(
    "wrong", [{"scopes": ["all"]}, {"scopes": []}, {"per_minute": 0}, {"per_minute": 10**6}]
)
def test_what_cannot_be_made(wrong):
    with pytest.raises(Refused):
        make_token(
            by=builders.person("editor-in-chief"),
            now=timezone.now(),
            name="X",
            owner=builders.person("reader"),
            **{"scopes": ["figures:read"], **wrong},
        )


def test_beyond_its_allowance_it_is_told_when_to_come_back():
    made, asking = token(per_minute=3)
    answers = [asking.get(f"{API}figures/") for _ in range(7)]  # two minutes at most
    codes = [answer.status_code for answer in answers]
    assert codes.count(200) in (3, 4, 5, 6)
    told = next(answer for answer in answers if answer.status_code == 429)
    assert 0 < int(told.headers["Retry-After"]) <= 61
    assert '"token";r=0;' in told.headers["RateLimit"]
    assert problem(told, 429)["title"] == "Too Many Requests"
    detail = problem(told, 429)["detail"]
    assert re.fullmatch(r"Too many requests\. Try again after \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\.", detail)
    assert TokenUse.objects.get(token=made).drawn <= 3


def test_the_headers_count_down_to_the_last_request_and_begin_anew_with_the_minute(monkeypatch):
    made, asking = token(per_minute=45)  # drawn by twos: the last batch is a short one
    start = timezone.now().replace(second=10, microsecond=0)

    def told(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)
        monkeypatch.setattr(tokens, "CLOCK", f"timestamptz '{moment}'")
        answer = asking.get(f"{API}topics/")
        return answer.status_code, answer.headers["RateLimit"]

    found = [told(start) for _ in range(47)]
    assert (
        found
        == [(200, f'"token";r={left};t=50') for left in range(44, -1, -1)] + [(429, '"token";r=0;t=50')] * 2
    )
    assert told(start + timedelta(seconds=50)) == (200, '"token";r=44;t=60')
    assert TokenUse.objects.get(token=made).last_used == start + timedelta(seconds=50)


@pytest.mark.parametrize("ahead", [timedelta(hours=6), timedelta(hours=-6), timedelta(seconds=90)])
def test_the_clock_of_the_site_counts_nothing(ahead, monkeypatch):
    """Drawn under a clock that is wrong, it is counted by the database's, and told truly when to come."""
    made, asking = token(per_minute=3)
    monkeypatch.setattr(tokens, "CLOCK", "timestamptz '2026-11-30 12:00:20+00'")
    real = datetime(2026, 11, 30, 12, 0, 20, tzinfo=UTC)
    for moment in (real + ahead, real):
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        codes = [asking.get(f"{API}figures/").status_code for _ in range(2)]
        assert codes == ([200, 200] if moment != real else [200, 429])
    told = asking.get(f"{API}figures/")
    assert told.headers["Retry-After"] == "41"
    assert TokenUse.objects.get(token=made).drawn == 3


@pytest.mark.parametrize("second", [0.0, 29.9, 59.4, 59.5, 59.75, 59.999])
def test_each_moment_belongs_to_the_minute_that_it_stands_in(second, monkeypatch):
    """In the last half of a minute's last second too no request draws what the next minute may use."""
    made, asking = token(per_minute=40)  # drawn by twos
    start = timezone.now().replace(second=0, microsecond=0)

    def statuses(moment, times):
        monkeypatch.setattr(timezone, "now", lambda: moment)
        monkeypatch.setattr(tokens, "CLOCK", f"timestamptz '{moment}'")
        return [asking.get(f"{API}topics/").status_code for _time in range(times)]

    assert statuses(start + timedelta(seconds=second), 41) == [200] * 40 + [429]
    assert TokenUse.objects.get(token=made).minute == int(start.timestamp()) // 60
    assert statuses(start + timedelta(seconds=60), 41) == [200] * 40 + [429]


def test_a_minute_drawn_before_the_database_was_put_right_counts_no_more(monkeypatch):
    """The row of a minute six hours to come, which refused a token for as long."""
    made, asking = token(per_minute=3)
    draw(made, now=timezone.now())
    TokenUse.objects.update(minute=F("minute") + 360, drawn=3)
    assert asking.get(f"{API}figures/").status_code == 200


def test_it_is_made_and_revoked_in_the_admin():
    editor = Client()
    editor.force_login(builders.person("editor-in-chief"))
    made = editor.post(
        "/admin/claims/apitoken/add/",
        {
            "name": "Sheet",
            "owner": builders.person("reader").pk,
            "scopes": ["figures:read"],
            "per_minute": 60,
        },
        follow=True,
    )
    assert "cck_" in made.content.decode()
    row = ApiToken.objects.get(name="Sheet")
    assert "cck_" in editor.get(f"/admin/claims/apitoken/{row.pk}/change/").content.decode()
    editor.post(f"/admin/claims/apitoken/{row.pk}/revoke/", {"reason": "Not needed."})
    row.refresh_from_db()
    assert row.revoked_by.username == "editor-in-chief"
    reader = Client()
    reader.force_login(builders.person("reader"))
    assert reader.get("/admin/claims/apitoken/add/").status_code == 403
