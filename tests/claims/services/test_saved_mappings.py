"""How a file was read is saved under a name, and the next file of its kind is read so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claimcheck.foundation.records.errors import Refused
from claims.intake.imports.handing_in import hand_in, with_saved
from claims.intake.styles import NOTHING_SAID, DeclaredStyle
from claims.models import Import, SavedMapping
from claims.services.imports.mappings import forget_mapping, save_mapping
from tests import builders as new

pytestmark = pytest.mark.django_db
MAPPING = {
    "columns": {"source": "Who", "value": "Count"},
    "constants": {"topic": "Troops", "question": "How many?"},
}


def handed_in(mapping: dict[str, dict[str, str]], said: DeclaredStyle) -> Import:
    content = b"Who;Count\nUkraine;5\n"
    by = new.person("checker")
    return hand_in(by=by, now=timezone.now(), name="a.csv", content=content, mapping=mapping, said=said)


def test_the_next_file_is_read_as_the_last() -> None:
    by, now = new.person("checker"), timezone.now()
    save_mapping(
        by=by, now=now, record=handed_in(MAPPING, DeclaredStyle(delimiter=";")), name=" Casualty  tables "
    )
    mapping, said = with_saved("Casualty tables", {}, NOTHING_SAID)
    assert (mapping, said.delimiter) == (MAPPING, ";")
    assert handed_in(mapping, said).counts == {"new": 1}
    assert (
        with_saved("Casualty tables", {"columns": {}}, DeclaredStyle(decimal="comma"))[1].decimal == "comma"
    )


def test_saved_anew_it_takes_the_place_of_the_old_one_and_can_be_forgotten() -> None:
    by, now = new.person("checker"), timezone.now()
    record = handed_in(MAPPING, DeclaredStyle(delimiter=";"))
    for hours in (0, 1):
        saved = save_mapping(by=by, now=now + timedelta(hours=hours), record=record, name="Tables")
    assert SavedMapping.objects.live().get() == saved
    forget_mapping(by=by, now=now + timedelta(hours=2), saved=saved)
    with pytest.raises(Refused, match="saved are: none"):
        with_saved("Tables", {}, NOTHING_SAID)


def test_what_was_read_as_it_is_has_nothing_to_save() -> None:
    with pytest.raises(Refused, match="no mapping"):
        save_mapping(by=new.person(), now=timezone.now(), record=handed_in({}, NOTHING_SAID), name="Tables")
