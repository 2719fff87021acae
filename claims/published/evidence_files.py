"""A file that is kept as evidence, given out: as handed in, or a picture without what tells of its making."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase

from claimcheck.foundation.rest.conditional import is_held, tag
from claimcheck.foundation.rest.kept_file import kept_file
from claims.domain.evidence import FileForm, form_handed_on
from claims.domain.picture_files import without_metadata
from claims.models import EvidenceFile
from claims.published.thumbnails import thumbnail


def evidence_file(request: HttpRequest, file: EvidenceFile, form: FileForm) -> HttpResponseBase | None:
    """The file in this form, 304 where the reader has it; None where it is no picture that can be read so.

    A form of the same bytes is always the same, so its ETag is known before it is made.
    """
    etag = f"{file.sha256}-{form}"
    response = HttpResponseNotModified() if is_held(request, etag) else _made(file, form)
    if response is not None:
        tag(response, etag)
    return response


def handed_on(file: EvidenceFile) -> bytes:
    """Its bytes as they go to others: of a picture without what tells of its making; empty where that
    can't be taken out."""
    return _in_form(file, form_handed_on(file.media_type))


def _made(file: EvidenceFile, form: FileForm) -> HttpResponse | None:
    content = _in_form(file, form)
    small = form is FileForm.THUMBNAIL
    media_type, name = ("image/png", f"{file.name}.png") if small else (file.media_type, file.name)
    return kept_file(content, media_type, name) if content else None


def _in_form(file: EvidenceFile, form: FileForm) -> bytes:
    content = bytes(file.content)
    if form is FileForm.COPY:
        return without_metadata(content, file.media_type)
    return thumbnail(content, file.media_type) if form is FileForm.THUMBNAIL else content
