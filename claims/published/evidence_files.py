"""A file that is kept as evidence, given out: as handed in, or a picture without what tells of its making."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase

from claimcheck.foundation.rest.conditional import is_held, tag
from claimcheck.foundation.rest.kept_file import kept_file
from claims.domain.evidence import FileForm
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


def _made(file: EvidenceFile, form: FileForm) -> HttpResponse | None:
    content, media_type, name = bytes(file.content), file.media_type, file.name
    if form is FileForm.COPY:
        content = without_metadata(content, media_type)
    elif form is FileForm.THUMBNAIL:
        content, media_type, name = thumbnail(content, media_type), "image/png", f"{name}.png"
    return kept_file(content, media_type, name) if content else None
