"""A file that is kept as evidence, given out: as handed in, or a picture without what tells of its making."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from claimcheck.foundation.rest.kept_file import kept_file
from claims.domain.evidence import FileForm
from claims.domain.picture_files import without_metadata
from claims.models import EvidenceFile
from claims.published.thumbnails import thumbnail


def evidence_file(request: HttpRequest, file: EvidenceFile, form: FileForm) -> HttpResponseBase | None:
    """The file in this form, 304 where the reader has it; None where it is no picture that can be read so.

    A form of the same bytes is always the same, so its ETag is known before it is made.
    """
    etag = quote_etag(f"{file.sha256}-{form}")
    same = get_conditional_response(request, etag=etag)
    if same is not None:
        same.headers["ETag"] = etag
        return same
    content, media_type, name = bytes(file.content), file.media_type, file.name
    if form is FileForm.COPY:
        content = without_metadata(content, media_type)
    elif form is FileForm.THUMBNAIL:
        content, media_type, name = thumbnail(content, media_type), "image/png", f"{name}.png"
    if not content:
        return None
    response = kept_file(content, media_type, name)
    response.headers["ETag"] = etag
    return response
