"""What is sent to correct a source, a document or a statement, and to hide a document."""

from claimcheck.foundation.rest.fields import Body, Day, Hour, Id, Known, Moment, OneOf, Text, TrueFalse
from claims.api.values import Relay
from claims.models.claim_fields import LONGEST_REASON
from sources.api.document import KnownDocument
from sources.domain.kinds import Basis, DocumentKind, SourceKind
from sources.models import Source

MOST_MEMBERS = 200


class NamedMembers(Relay):
    """Sources by their ids, each of them named."""

    def __init__(self, **options: object):
        super().__init__(**options)
        self.child = Id()
        self.child.bind(field_name="", parent=self)  # type: ignore[arg-type]  # the stubs know no field as parent


class CorrectSource(Body):
    """What may be corrected of a source, and why. What is left out stays; its short name does, too."""

    reason = Text(max_length=LONGEST_REASON)
    name = Text(required=False, max_length=200)
    kind = OneOf(SourceKind, required=False)
    parent = Known(  # type: ignore[assignment]  # a field of that name
        Source.objects.all(), required=False, allow_null=True, help_text="For whom it speaks; null: nobody."
    )
    members = NamedMembers(required=False, max_length=MOST_MEMBERS, help_text="All of a joint source, by id.")
    protected = TrueFalse(required=False, help_text="true: what says who it is goes.")
    wikidata_id = Text(required=False, allow_blank=True, max_length=20)
    homepage = Text(required=False, allow_blank=True, max_length=500)
    aliases = Text(
        required=False, allow_blank=True, max_length=20_000, help_text="Other names, one per line."
    )


class CorrectDocument(Body):
    """What may be corrected of a document, and why. What is left out stays as it was."""

    reason = Text(max_length=LONGEST_REASON)
    kind = OneOf(DocumentKind, required=False)
    title = Text(required=False, max_length=300)
    url = Text(required=False, allow_blank=True, max_length=2000)
    publisher = Known(Source.objects.all(), required=False, allow_null=True)
    language = Text(required=False, allow_blank=True, max_length=35)
    published_at = Moment(required=False, allow_null=True)
    syndicated_from = KnownDocument(required=False, allow_null=True, help_text="null: it copies none.")


class HideDocument(Body):
    """Why it is hidden, and until when."""

    reason = Text(max_length=LONGEST_REASON, help_text="Stored with the decision.")
    embargo_until = Moment(required=False, allow_null=True, help_text="Left out or null: for good.")


class CorrectStatement(Body):
    """What may be corrected of a statement, and why. What is left out stays as it was."""

    reason = Text(max_length=LONGEST_REASON)
    source = Known(Source.objects.all(), required=False)  # type: ignore[assignment]  # a field of that name
    said_on = Day(required=False, allow_null=True)
    said_at = Hour(required=False, allow_null=True)
    occasion = Text(required=False, allow_blank=True, max_length=300)
    basis = OneOf(Basis, required=False)
