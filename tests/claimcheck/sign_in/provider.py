"""An OpenID provider of the tests' own on this machine: discovery, keys, tokens that it signs, user info."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET = "claimcheck-test", "between the two of us"


def new_key() -> rsa.RSAPrivateKey:
    """A key to sign with."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """What it says of who signs in; a test changes what it needs to."""

    address: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)  # in the user info, where it differs
    key: rsa.RSAPrivateKey = field(default_factory=new_key)
    signs_with: Any = None  # another key, for forgeries
    algorithm: str = "RS256"
    asked: list[dict[str, str]] = field(default_factory=list)  # what the token endpoint was sent
    challenges: list[str] = field(default_factory=list)

    def answer(self, path: str, form: dict[str, str]) -> dict[str, Any] | None:
        """The JSON of an address."""
        if path == "/.well-known/openid-configuration":
            return {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "userinfo_endpoint": f"{self.address}/userinfo",
                "jwks_uri": f"{self.address}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        if path == "/keys":
            public = json.loads(RSAAlgorithm.to_jwk(self.key.public_key()))
            return {"keys": [{**public, "kid": "one", "alg": "RS256", "use": "sig"}]}
        if path == "/token":
            self.asked.append(form)
            return {"access_token": "opaque", "token_type": "Bearer", "id_token": self._token()}
        if path == "/userinfo":
            return {**self.claims, **self.told}
        return None

    def _token(self) -> str:
        now = int(time.time())
        said = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60, **self.claims}
        key = None if self.algorithm == "none" else self.signs_with or self.key
        return jwt.encode(said, key, algorithm=self.algorithm, headers={"kid": "one"})


@contextmanager
def running(provider: Provider) -> Iterator[Provider]:
    """The provider, answering on a port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == "/authorize":  # whoever is sent here is signed in here already
                query = {name: values[0] for name, values in parse_qs(parts.query).items()}
                provider.challenges.append(query["code_challenge"])
                back = urlencode({"code": "once", "state": query["state"]})
                self.send_response(302)
                self.send_header("Location", f"{query['redirect_uri']}?{back}")
                self.end_headers()
                return
            self._send(provider.answer(parts.path, {}))

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(sent).items()}
            self._send(provider.answer(urlsplit(self.path).path, form))

        def _send(self, body: dict[str, Any] | None) -> None:
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, *about: Any) -> None:
            """Quietly."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        provider.address = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield provider
        server.shutdown()
