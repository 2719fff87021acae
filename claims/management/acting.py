"""Commands as a means of doing something: what one records says so, by its name."""

from typing import Any

from django.core.management.base import BaseCommand

from claimcheck.foundation.records.acts import Act, Means, acting


class ActingCommand(BaseCommand):
    """A command whose name stands with what it records."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run it, as an act of this command."""
        name = type(self).__module__.rpartition(".")[2]
        with acting(Act(Means.COMMAND, name)):
            return super().execute(*args, **options)
