"""Seeds of second factors are kept encrypted: who reads the database alone cannot make anybody's codes."""

import base64
import secrets

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"claimcheck second factors"


def seal(text: str) -> str:
    """The text, encrypted and authenticated (Fernet) under a key drawn from SECRET_KEY."""
    return _box(settings.SECRET_KEY).encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """The text again; where no key of ours opens it a seed that nobody knows, so that no code fits."""
    return open_by_any(sealed) or base64.b32encode(secrets.token_bytes(40)).decode("ascii")


def open_by_any(sealed: str) -> str | None:
    """The text, under SECRET_KEY or one of those before it; None where none of them opens it."""
    keys: list[str] = [settings.SECRET_KEY, *list(settings.SECRET_KEY_FALLBACKS)]
    for key in keys:
        try:
            return _box(key).decrypt(sealed.encode()).decode()
        except InvalidToken:
            continue
    return None


def _box(key: str) -> Fernet:
    drawn = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(key.encode())
    return Fernet(base64.urlsafe_b64encode(drawn))
