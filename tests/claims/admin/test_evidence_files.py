"""Evidence at the desk: a small picture on the page, and a copy that tells nothing of its making."""

import pytest

from claims.domain.picture_files import PixelSize, size_of
from claims.models import Evidence
from tests import builders as make
from tests.claims.admin.conftest import Desk
from tests.claims.domain.test_picture_files import PLACE, png

pytestmark = pytest.mark.django_db


def address(evidence: Evidence) -> str:
    return f"/admin/claims/evidence/{evidence.pk}/file/"


def test_the_page_shows_it_small_and_offers_a_copy_to_hand_on(desk: Desk) -> None:
    kept = make.evidence(content=png((b"tEXt", PLACE)))
    client = desk.client("reporter")
    for page in (
        f"/admin/claims/evidence/{kept.pk}/change/",
        f"/admin/sources/document/{kept.document_id}/change/",
    ):
        text = client.get(page).content.decode()
        assert f'src="{address(kept)}?form=thumbnail"' in text
        assert f'href="{address(kept)}?form=original"' in text
    assert client.get(address(kept)).content == png()
    assert desk.client("checker").get(f"{address(kept)}?form=original").content == png((b"tEXt", PLACE))
    assert client.get(f"{address(kept)}?form=copy").content == png()
    small = client.get(f"{address(kept)}?form=thumbnail").content
    assert size_of(small, "image/png") == PixelSize(2, 1)
    assert client.get(f"{address(kept)}?form=large").status_code == 404


def test_what_cannot_be_drawn_is_given_as_it_is(desk: Desk) -> None:
    kept = make.evidence(content=b"\x89PNG\r\n\x1a\nbroken off")
    answer = desk.client("reporter").get(f"{address(kept)}?form=thumbnail")
    assert (answer.status_code, answer.headers["Location"]) == (302, address(kept))
    assert desk.client("reporter").get(address(kept)).status_code == 404


def test_only_who_checks_it_or_handed_it_in_gets_the_original(desk: Desk) -> None:
    kept = make.evidence(content=png((b"eXIf", PLACE)))
    at = f"{address(kept)}?form=original"
    for role, name in (("reader", ""), ("reporter", "another")):
        assert desk.client(role, name).get(at).status_code == 403
    for role in ("checker", "approver", "editor-in-chief"):
        assert desk.client(role).get(at).content == png((b"eXIf", PLACE))


def test_where_it_is_handed_in_the_form_says_what_a_file_may_give_away(desk: Desk) -> None:
    document = make.document()
    for page in ("/admin/claims/evidence/add/", f"/admin/sources/document/{document.pk}/add-evidence/"):
        text = desk.client("reporter").get(page).content.decode()
        assert "that can give away a protected source" in text
