"""Days, hours, moments and ids have one spelling each."""

from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest

from claimcheck.foundation.rest import parsing

ID = "0192f0c4-5b7e-7c3d-9a51-2f6f0c6d1e77"

READ = [
    (parsing.day, "2024-10-31", date(2024, 10, 31)),
    (parsing.day, "0001-01-01", date(1, 1, 1)),
    (parsing.hour, "14:30", time(14, 30)),
    (parsing.hour, "14:30:05Z", time(14, 30, 5)),
    (parsing.moment, "2024-11-04T10:00:00Z", datetime(2024, 11, 4, 10, tzinfo=UTC)),
    (parsing.moment, "2024-11-04T10:00+09:00", datetime(2024, 11, 4, 1, tzinfo=UTC)),
    # a plus sign that nobody encoded arrives as a space
    (parsing.moment, "2024-11-04T10:00:00 09:00", datetime(2024, 11, 4, 1, tzinfo=UTC)),
    (parsing.moment, "2024-11-04T10:00:00.123456-05:00", datetime(2024, 11, 4, 15, 0, 0, 123456, tzinfo=UTC)),
    (parsing.identifier, ID, UUID(ID)),
    (parsing.identifier, ID.upper(), UUID(ID)),
]

REFUSED = [
    *(
        (parsing.day, text)
        for text in ("", "2024-10-32", "0000-01-01", "10000-01-01", "20241031", "2024-W45-1")
    ),
    *((parsing.day, text) for text in ("２０２４-10-31", "2024-10-31T00:00", " 2024-10-31", "2024-10-31\n")),
    *((parsing.hour, text) for text in ("", "25:00", "14", "14:60", "14:30+02:00", "１４:30", "ZZ")),
    *((parsing.moment, text) for text in ("", "2024-11-04", "2024-11-04T10:00:00", "2024-11-04T25:00:00Z")),
    *((parsing.moment, text) for text in ("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "now")),
    *((parsing.identifier, text) for text in ("", "17", ID.replace("-", ""), f"{{{ID}}}", f"urn:uuid:{ID}")),
    *((parsing.identifier, text) for text in (f"{ID}\n", "０" + ID[1:])),
]


@pytest.mark.parametrize(("read", "text", "value"), READ)
def test_read(read, text, value):
    assert read(text) == value


@pytest.mark.parametrize(("read", "text"), REFUSED)
def test_refused_with_what_to_write_instead(read, text):
    with pytest.raises(ValueError, match="write "):
        read(text)
