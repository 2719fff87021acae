"""Made-up requests reach every verb: tokens may publish here, as where an operator has switched it on."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def tokens_publish(settings: Any) -> None:
    settings.PUBLISH_BY_TOKEN = settings.ACCOUNTABILITY = True
