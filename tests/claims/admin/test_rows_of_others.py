"""What is somebody's own at the desk is out of reach of everybody else, and what holds addresses of managers.

Each register is somebody's own (its admin names the owner), kept by who manages it, or COMMON, and a new one
that is none of them fails. Each address with a key is asked as every role, by GET and POST.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from claimcheck.foundation.desk.record_admin import BaseAdmin
from claims.models import ApiToken, Import, Notification, SavedView
from claims.services.triage.saved_views import save_view
from tests import builders as make
from tests.claims.admin.conftest import ROLES, Desk
from tests.claims.admin.growing import grow, hand_in_a_file
from tests.claims.admin.test_permissions import addresses, undrawn

pytestmark = pytest.mark.django_db
OUT_OF_REACH = (403, 404)
__all__ = ["undrawn"]

COMMON = {
    "what was read, who said it and what is asked": (
        "sources.source sources.document sources.snapshot sources.statement sources.syndication "
        "sources.membership sources.parentage sources.reliabilitygrade sources.overrule sources.sourcemerge "
        "sources.sourcecorrection claims.claim claims.factcheck claims.topic claims.question claims.unit "
        "claims.questionrelation claims.questionsplit claims.questioncorrection claims.scopeconfirmation "
        "claims.evidence claims.contact claims.errorreport claims.watch claims.visit claims.feed "
        "claims.feedentry claims.relayhop"
    ),
    "what was decided and published": (
        "claims.conflict claims.resolution claims.resolutioninput claims.verifiedfigure claims.publication "
        "claims.foreignpublication claims.weeklyreport claims.erratum claims.redaction"
    ),
    "who did what, which everybody answers for": (
        "claims.transition claims.note claims.assignment claims.duplicate claims.settledflag "
        "claims.detection claims.check claims.credibilitygrade claims.pullcount claims.doublereading"
    ),
    "offered to whoever hands in a file or begins a story": "claims.savedmapping claims.storytemplate",
    "names of roles": "auth.group",
    "asked for by a permission of Django's": "auth.user procrastinate.procrastinatejob",
}
"""Registers that the newsroom shares, by the reason."""
BY_HAND = {
    "claims.savedview": "one's own and those that are shared",
    "claims.import": "one's own, and all for who may undo them",
    "claims.secondreading": "in somebody's hands: `test_permissions` and `test_blind_readings`",
}
"""Registers with an own reader; each has a test below or elsewhere."""
KEYED = {
    "app_list": "the registers of an app, no record",
    "claims_question_board": "common: claims on a question",
    "send-job-again": "for who may send again",
    "view_on_site": "leads where a record has a page; none of ours has one",
    "notification-open": "test_a_notification_and_a_token_of_another",
    "my-tokens-accept": "test_a_notification_and_a_token_of_another",
    "my-tokens-revoke": "test_a_notification_and_a_token_of_another",
}
"""Addresses with a key that belong to no register: why they are not asked here, or where they are."""


def registers() -> dict[str, Any]:
    """All that the desk lists, by label."""
    return {model._meta.label_lower: one for model, one in admin.site._registry.items()}


def own() -> dict[str, BaseAdmin]:
    """Those whose rows are somebody's own."""
    return {label: one for label, one in registers().items() if getattr(one, "owners", ())}


def managed() -> dict[str, BaseAdmin]:
    """Those that are read by who manages them alone."""
    kept = registers().items() - own().items()
    return {label: one for label, one in kept if getattr(one, "read_by", "")}


def keyed(one: Any) -> Iterator[str]:
    """The addresses of a register that take a key."""
    base = f"/admin/{one.opts.app_label}/{one.opts.model_name}/"
    return (path for name, path in addresses() if path.startswith(base) and "{pk}" in path)


def lists(one: Any) -> tuple[str, str]:
    """Where its rows are listed, and looked up by forms."""
    base = f"/admin/{one.opts.app_label}/{one.opts.model_name}/"
    return base, f"{base}lookup/?q="


def signed_in(role: str) -> Client:
    """Somebody with this role of whom nothing is on record."""
    client = Client()
    client.force_login(make.person(role, f"another {role}"))
    return client


def kept(*models: type[Model]) -> list[list[dict[str, Any]]]:
    """All that is on record of them."""
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def test_each_register_is_somebodys_own_or_managed_or_common() -> None:
    common = {label for labels in COMMON.values() for label in labels.split()}
    groups = [set(own()), set(managed()), common, set(BY_HAND)]
    assert sum(map(len, groups)) == len(set().union(*groups))
    assert set().union(*groups) == set(registers())


def test_each_address_with_a_key_is_of_a_register_or_listed() -> None:
    within = tuple(f"/admin/{label.replace('.', '/')}/" for label in registers())
    others = {name for name, path in addresses() if "{pk}" in path and not path.startswith(within)}
    assert others == set(KEYED)


def closed(answer: Any) -> bool:
    """Whether nothing was opened; Django answers an unknown address of a record with its first page."""
    led = getattr(answer, "redirect_chain", ())
    return answer.status_code in OUT_OF_REACH or (bool(led) and led[-1][0] == "/admin/")


def opened(asking: Client, one: Any, row: Model) -> list[str]:
    """The addresses of a row that answer, by GET or POST."""
    paths = [address.replace("{pk}", str(row.pk)) for address in keyed(one)]
    return [path for path in paths for ask in (asking.get, asking.post) if not closed(ask(path, follow=True))]


def first_of(one: Any) -> Model:
    """A row that belongs to somebody who was made before."""
    row: Model | None = one.model._default_manager.order_by("pk").first()
    assert row is not None, one
    return row


SEEN_BY_WHO_STOPS = {("approver", "claims.retrieval"), ("approver", "claims.notice")}
"""Which tool has which figure: who stops one sees who is told."""


def test_what_is_anothers_is_not_there(desk: Desk, undrawn: None) -> None:
    grow(1)
    askers = {role: signed_in(role) for role in ROLES[:-1]}
    models = [one.model for one in own().values()]
    before = kept(*models)
    for role, asking in askers.items():
        for label, one in own().items():
            row = first_of(one)
            if (role, label) in SEEN_BY_WHO_STOPS:
                assert opened(asking, one, row), label
                continue
            assert opened(asking, one, row) == []
            listed, looked_up = (asking.get(address) for address in lists(one))
            assert listed.status_code in (200, *OUT_OF_REACH), label
            assert looked_up.status_code in OUT_OF_REACH or not looked_up.json()["results"], label
            assert not one.get_queryset(listed.wsgi_request).filter(pk=row.pk).exists(), label
    assert kept(*models) == before
    manager = signed_in(ROLES[-1])
    assert all(opened(manager, one, first_of(one)) for one in own().values())


def test_what_holds_addresses_is_read_by_who_manages_it(desk: Desk, undrawn: None) -> None:
    grow(1)
    askers = {role: signed_in(role) for role in ROLES}
    models = [one.model for one in managed().values()]
    before = kept(*models)
    for role, asking in askers.items():
        manages = role == ROLES[-1]
        for label, one in managed().items():
            assert manages or opened(asking, one, first_of(one)) == []
            for address in lists(one):
                assert (asking.get(address).status_code == 200) == manages, label
        assert (asking.get("/admin/consumers/").status_code == 200) == manages
    assert kept(*models) == before


def test_a_notification_and_a_token_of_another(desk: Desk) -> None:
    grow(1)
    askers = [signed_in(role) for role in ROLES]
    before = kept(Notification, ApiToken)
    paths = [f"/admin/notifications/{Notification.objects.all()[0].pk}/"]
    token = ApiToken.objects.filter(revoked_at=None)[0].pk
    paths += [f"/admin/tokens/{token}/{verb}/" for verb in ("accept", "revoke")]
    for asking in askers:
        for path in paths:
            assert asking.post(path, {"reason": "Mine."}).status_code == 404, path
            assert asking.get(path).status_code in (404, 405), path
    assert kept(Notification, ApiToken) == before


@pytest.mark.parametrize("role", ROLES)
def test_a_private_view_and_an_import_of_another(role: str) -> None:
    owner = make.person("reporter", "an owner")
    view = save_view(by=owner, now=timezone.now(), name="Mine", show="open")
    brought = hand_in_a_file(owner)
    asking, sees_imports = signed_in(role), role in ROLES[2:]
    before = kept(SavedView, Import)
    assert opened(asking, registers()["claims.savedview"], view) == []
    assert sees_imports == bool(opened(asking, registers()["claims.import"], brought))
    assert kept(SavedView, Import) == before


@pytest.mark.parametrize("role", ROLES)
def test_a_key_of_another_that_signs_in(role: str) -> None:
    owner = User.objects.create_user("an owner", is_staff=True)
    key = Authenticator.objects.create(user=owner, type="webauthn", data={"name": "Theirs"})
    asking = signed_in(role)
    before = kept(Authenticator)
    for verb in ("remove", "edit"):
        path = f"/accounts/2fa/webauthn/keys/{key.pk}/{verb}/"
        assert asking.get(path).status_code in (302, 404), path
        assert asking.post(path, {"name": "Mine"}).status_code in (302, 404), path
    assert kept(Authenticator) == before
