"""Which addresses a webhook may have: none of our own network, whatever it is called."""

import socket

import pytest

from claimcheck.foundation.records.errors import Refused
from claims.models import Webhook
from claims.services.notifications.webhooks import register_webhook
from tests import builders as new

pytestmark = pytest.mark.django_db
INSIDE = [
    "https://127.0.0.1/",
    "https://localhost/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://10.1.2.3/",
    "https://192.168.0.1/",
    "https://172.16.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://0.0.0.0/",
    "https://[fe80::1]/",
    "https://[fd00::1]/",
    "https://224.0.0.1/",
    "https://2130706433/",
    "http://93.184.215.14/",
    "ftp://93.184.215.14/",
    "https://user@93.184.215.14/",
    "https://",
    "https://[",
    "cms",
]


@pytest.mark.parametrize("url", INSIDE)
def test_no_address_of_our_own_network_is_taken(url: str) -> None:
    with pytest.raises(Refused) as refusal:
        register_webhook(by=new.person("approver"), now=new.NOW, name="CMS", url=url)
    assert refusal.value.field == "url"
    assert not Webhook.objects.exists()


def test_a_name_that_leads_nowhere_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*asked: object, **how: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Refused, match="can't be resolved; check its spelling"):
        register_webhook(
            by=new.person("approver"), now=new.NOW, name="CMS", url="https://cms.example.invalid/"
        )
    assert not Webhook.objects.exists()
