"""What is kept beside a document as evidence, and what a file is by its content, whatever its name says."""

from enum import StrEnum


class EvidenceKind(StrEnum):
    """A file, or an address: a video somewhere else, a page as a web archive captured it."""

    IMAGE = "image"
    SCREENSHOT = "screenshot"
    PDF = "pdf"
    VIDEO = "video"
    ARCHIVED_PAGE = "archived_page"


class FileForm(StrEnum):
    """What is given out of a file: its bytes as handed in; a picture without what tells of its making (place,
    time, camera); the same small."""

    ORIGINAL = "original"
    COPY = "copy"
    THUMBNAIL = "thumbnail"


LINKS = frozenset({EvidenceKind.VIDEO, EvidenceKind.ARCHIVED_PAGE})
"""Kinds that are an address; of the others there is a file."""
PDF = "application/pdf"
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
MEDIA_TYPES = (*PICTURES, PDF)
"""All that is kept: nothing that a browser runs or that names other files (SVG, HTML)."""
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", PDF),
)


def form_handed_on(media_type: str) -> FileForm:
    """The form that is given where none is asked for: of a picture the copy, since where and when it was
    taken may give away who took it. A PDF has no copy."""
    return FileForm.COPY if media_type in PICTURES else FileForm.ORIGINAL


def tells_of_its_making(media_type: str, form: FileForm) -> bool:
    """Whether a file in this form may say where and when it was made, though another form does not."""
    return form is FileForm.ORIGINAL and form_handed_on(media_type) is not FileForm.ORIGINAL


def media_type_of(content: bytes) -> str:
    """The type by the bytes that such a file begins with; empty for what is not kept."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for begin, kind in _BEGINNINGS if content.startswith(begin)), "")


def may_hold(kind: EvidenceKind, media_type: str) -> bool:
    """Whether evidence of a kind can be a file of this type."""
    if kind in LINKS:
        return False
    return media_type == PDF if kind is EvidenceKind.PDF else media_type in PICTURES
