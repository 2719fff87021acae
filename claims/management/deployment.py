"""What an installation lacks that can be told without its database: `manage.py check --deploy`."""

from typing import Any

from django.core.checks import Error

from claims.services.readiness import CHECKS, WITHOUT_DATABASE, faults


def missing(app_configs: Any, **options: Any) -> list[Error]:
    """A fault each, with what is done about it; `doctor` and /readyz ask the same."""
    return [
        Error(told, id=f"claimcheck.{name.replace(' ', '_')}")
        for name, told in faults({name: CHECKS[name] for name in WITHOUT_DATABASE}).items()
    ]
