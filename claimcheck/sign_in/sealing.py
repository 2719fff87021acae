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
    return _box().encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """The text again; after a change of SECRET_KEY a seed that nobody knows, so that no code fits."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return base64.b32encode(secrets.token_bytes(40)).decode("ascii")


def _box() -> Fernet:
    drawn = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(drawn))
