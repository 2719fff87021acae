"""What is asked of a source that is made along with something else: its kind, with what its name shows."""

from django.utils.translation import gettext as _

from sources.domain.kinds import kind_shown
from sources.wording import SOURCE_KINDS


def kind_unsaid(name: str) -> str:
    """What a blank kind of a source of this name stands for: the kind that its name shows, or the request to
    choose one."""
    shown = kind_shown(name)
    if shown is None:
        return _("choose")
    return _("%(kind)s (as “%(word)s” shows)") % {"kind": SOURCE_KINDS[shown.kind].tag, "word": shown.word}
