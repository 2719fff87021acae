"""What is read in a picture's bytes, and what is left out of those that are handed on.

Every file here is put together by hand, so that each part, and what is right, is known beforehand.
"""

import struct
import zlib
from collections.abc import Iterator

import pytest

from claims.domain.evidence import media_type_of
from claims.domain.picture_files import MOST_PIXELS, PixelSize, size_of, turned, without_metadata

PLACE = b"GPS 31.77N 35.21E"
PNG_HEAD = b"\x89PNG\r\n\x1a\n"


def _length(value: object) -> str | None:
    """The name of a case: bytes as they are can be no part of one."""
    return f"{len(value)} bytes" if isinstance(value, bytes) else None


def png(*chunks: tuple[bytes, bytes], wide: int = 2, high: int = 1) -> bytes:
    header = (b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
    told = (header, *chunks, (b"IDAT", zlib.compress(b"\0" + b"\xff" * 6)), (b"IEND", b""))
    return PNG_HEAD + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in told
    )


def segment(kind: int, body: bytes) -> bytes:
    return bytes([0xFF, kind]) + struct.pack(">H", len(body) + 2) + body


def exif(way: int, order: str = ">", *, tag: int = 0x0112) -> bytes:
    begin = b"MM\0*" if order == ">" else b"II*\0"
    entry = struct.pack(f"{order}HHIHH", tag, 3, 1, way, 0)
    return b"Exif\0\0" + begin + struct.pack(f"{order}IH", 8, 1) + entry + b"\0\0\0\0" + PLACE


JFIF = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
TABLE = segment(0xDB, b"\0" + bytes(64))
FRAME = segment(0xC2, struct.pack(">BHHB", 8, 3, 5, 1) + b"\x01\x11\0")
SCAN = segment(0xDA, b"\x01\x01\0\0\x3f\0")
DATA = b"\x12\xff\x00\x34\xff\xd0\x56"
END = b"\xff\xd9"


def jpeg(*told: bytes, data: bytes = DATA, after: bytes = b"") -> bytes:
    return b"\xff\xd8" + JFIF + b"".join(told) + TABLE + FRAME + SCAN + data + END + after


def gif(*blocks: bytes, after: bytes = b"") -> bytes:
    head = b"GIF89a" + struct.pack("<HHBBB", 7, 4, 0x80, 0, 0) + b"\0" * 6
    picture = b"\x2c" + struct.pack("<HHHHB", 0, 0, 7, 4, 0) + b"\x02\x01\x44\0"
    return head + b"".join(blocks) + picture + b";" + after


COMMENT = b"\x21\xfe" + bytes([len(PLACE)]) + PLACE + b"\0"
XMP = b"\x21\xff\x0bXMP DataXMP" + bytes([len(PLACE)]) + PLACE + b"\0"
LOOP = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
TIMING = b"\x21\xf9\x04\0\x0a\0\0\0"


def webp(*chunks: tuple[bytes, bytes], after: bytes = b"") -> bytes:
    body = b"WEBP" + b"".join(
        kind + struct.pack("<I", len(told)) + told + b"\0" * (len(told) % 2) for kind, told in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body + after


LOSSY = (b"VP8 ", b"\x30\x01\0\x9d\x01\x2a" + struct.pack("<HH", 9, 6) + b"\0\0")
LOSSLESS = (b"VP8L", b"\x2f" + struct.pack("<I", (9 - 1) | (6 - 1) << 14))


def extended(flags: int) -> tuple[bytes, bytes]:
    return (b"VP8X", bytes([flags, 0, 0, 0, 8, 0, 0, 5, 0, 0]))


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (png(), (2, 1)),
        (png(wide=70_000, high=70_000), (70_000, 70_000)),
        (png((b"tEXt", b"Author\0Somebody")), (2, 1)),
        (gif(), (7, 4)),
        (gif(COMMENT, LOOP), (7, 4)),
        (jpeg(), (5, 3)),
        (jpeg(segment(0xE1, exif(6))), (5, 3)),
        (b"\xff\xd8\xff\xff" + TABLE[1:] + FRAME + SCAN + DATA + END, (5, 3)),
        (jpeg(b"\xff\x01", b"\xff\xd0"), (5, 3)),  # marks that stand alone
        (webp(LOSSY), (9, 6)),
        (webp(LOSSLESS), (9, 6)),
        (webp(extended(0x08), LOSSY), (9, 6)),
    ],
    ids=_length,
)
def test_a_picture_says_how_large_it_is(content: bytes, size: tuple[int, int]) -> None:
    assert size_of(content, media_type_of(content)) == PixelSize(*size)


@pytest.mark.parametrize(
    "content",
    [
        PNG_HEAD,
        PNG_HEAD + b"\0\0\0\x0dtEXt" + bytes(20),
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe1\0\x01",
        b"\xff\xd8" + TABLE + SCAN + DATA,
        b"\xff\xd8" + TABLE + b"\0" + FRAME + SCAN + DATA + END,  # what follows a segment is none
        b"\xff\xd8" + b"\x00\x00",
        b"GIF89a\x01",
        b"RIFF\0\0\0\0WEBPVP8 ",
        b"RIFF\0\0\0\0WEBPNONE" + bytes(20),
        b"%PDF-1.7\n",
    ],
    ids=_length,
)
def test_what_says_no_size_has_none_and_is_not_handed_on(content: bytes) -> None:
    assert size_of(content, media_type_of(content)) is None
    if not content.startswith(b"RIFF"):
        assert without_metadata(content, media_type_of(content)) == b""


def test_a_few_bytes_may_say_very_many_pixels() -> None:
    bomb = png(wide=100_000, high=100_000)
    size = size_of(bomb, "image/png")
    assert len(bomb) < 100
    assert size is not None
    assert size.pixels > MOST_PIXELS


@pytest.mark.parametrize(
    ("told", "way"),
    [
        ((), 1),
        ((segment(0xE1, exif(1)),), 1),
        ((segment(0xE1, exif(6)),), 6),
        ((segment(0xE1, exif(8, "<")),), 8),
        ((segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>"), segment(0xE1, exif(3))), 3),
        ((segment(0xE1, exif(9)),), 1),
        ((segment(0xE1, exif(6, tag=0x010F)),), 1),
        ((segment(0xE1, b"Exif\0\0MM\0*\xff\xff\xff\xff"),), 1),
    ],
    ids=_length,
)
def test_a_jpeg_says_how_it_is_turned(told: tuple[bytes, ...], way: int) -> None:
    assert turned(jpeg(*told), "image/jpeg") == way
    assert turned(png(), "image/png") == 1


def cases() -> Iterator[tuple[bytes, bytes]]:
    """A file that tells a place, and the same file without it."""
    yield png((b"tEXt", PLACE), (b"gAMA", b"\0\0\xb1\x8f")), png((b"gAMA", b"\0\0\xb1\x8f"))
    yield png((b"eXIf", exif(1)[6:]), (b"tIME", bytes(7))), png()
    yield png((b"iTXt", PLACE), (b"zTXt", PLACE), (b"prVt", PLACE)), png()
    yield png((b"iCCP", b"sRGB\0\0x"), (b"tRNS", bytes(6))), png((b"iCCP", b"sRGB\0\0x"), (b"tRNS", bytes(6)))
    yield png() + PLACE, png()
    yield jpeg(segment(0xE1, exif(1))), jpeg()
    yield jpeg(b"\xff\x01", segment(0xE1, exif(1))), jpeg()
    yield jpeg(segment(0xFE, PLACE), segment(0xED, b"Photoshop 3.0\0" + PLACE)), jpeg()
    yield jpeg(segment(0xE2, b"MPF\0" + PLACE)), jpeg()
    yield (
        jpeg(segment(0xE2, b"ICC_PROFILE\0\x01\x01"), segment(0xE1, PLACE)),
        jpeg(segment(0xE2, b"ICC_PROFILE\0\x01\x01")),
    )
    yield jpeg(segment(0xEE, b"Adobe\0d")), jpeg(segment(0xEE, b"Adobe\0d"))
    yield jpeg(after=jpeg(segment(0xE1, exif(1)))), jpeg()
    yield jpeg(data=DATA + segment(0xFE, PLACE) + SCAN + DATA), jpeg(data=DATA + SCAN + DATA)
    yield gif(COMMENT), gif()
    yield gif(XMP, LOOP, TIMING), gif(LOOP, TIMING)
    yield gif(after=PLACE), gif()
    yield webp(extended(0x0C), LOSSY, (b"EXIF", PLACE), (b"XMP ", PLACE)), webp(extended(0), LOSSY)
    yield (
        webp(extended(0x28), (b"ICCP", b"abc"), LOSSY, (b"EXIF", PLACE)),
        webp(extended(0x20), (b"ICCP", b"abc"), LOSSY),
    )
    yield webp(LOSSLESS, (b"what", PLACE)), webp(LOSSLESS)
    yield webp(LOSSY, after=PLACE), webp(LOSSY)


@pytest.mark.parametrize(("content", "clean"), list(cases()), ids=_length)
def test_what_tells_of_a_picture_s_making_goes_and_the_picture_stays(content: bytes, clean: bytes) -> None:
    media_type = media_type_of(content)
    assert without_metadata(content, media_type) == clean
    assert PLACE not in clean
    assert without_metadata(clean, media_type) == clean


@pytest.mark.parametrize("way", range(2, 9))
def test_a_turned_jpeg_stays_turned_and_says_nothing_else(way: int) -> None:
    clean = without_metadata(jpeg(segment(0xE1, exif(way, "<"))), "image/jpeg")
    assert turned(clean, "image/jpeg") == way
    assert PLACE not in clean
    assert without_metadata(clean, "image/jpeg") == clean


@pytest.mark.parametrize(
    "content", [png(), jpeg(segment(0xE1, exif(6))), gif(LOOP), webp(extended(0), LOSSY)], ids=_length
)
def test_of_a_file_that_breaks_off_nothing_is_handed_on_or_all_of_it_is_known(content: bytes) -> None:
    media_type = media_type_of(content)
    for end in range(12, len(content)):
        told = without_metadata(content[:end], media_type)
        assert told == b"" or content.startswith(b"RIFF")
        assert PLACE not in told


def test_a_gif_with_a_block_of_another_kind_is_not_handed_on() -> None:
    unknown = gif(b"\x99\x01" + PLACE)
    assert size_of(unknown, "image/gif") == PixelSize(7, 4)
    assert without_metadata(unknown, "image/gif") == b""


def test_what_is_no_picture_is_not_handed_on() -> None:
    assert without_metadata(b"%PDF-1.7\n" + PLACE, "application/pdf") == b""
