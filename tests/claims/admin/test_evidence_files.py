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
        assert f'href="{address(kept)}?form=copy"' in text
    assert client.get(address(kept)).content == png((b"tEXt", PLACE))
    assert client.get(f"{address(kept)}?form=copy").content == png()
    small = client.get(f"{address(kept)}?form=thumbnail").content
    assert size_of(small, "image/png") == PixelSize(2, 1)
    assert client.get(f"{address(kept)}?form=large").status_code == 404


def test_what_cannot_be_drawn_is_given_as_it_is(desk: Desk) -> None:
    kept = make.evidence(content=b"\x89PNG\r\n\x1a\nbroken off")
    answer = desk.client("reporter").get(f"{address(kept)}?form=thumbnail")
    assert (answer.status_code, answer.headers["Location"]) == (302, address(kept))
