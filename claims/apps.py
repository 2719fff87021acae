"""What Django is told when it starts: what `check --deploy` asks besides its own questions."""

from django.apps import AppConfig
from django.core.checks import register


class ClaimsConfig(AppConfig):
    """The claims of newsrooms."""

    name = "claims"

    def ready(self) -> None:
        """Once all models are there."""
        from claims.management.deployment import missing

        register(missing, "claimcheck", deploy=True)
