"""REST, asked inside this process with a token: the views, permissions, limits and records of any request.

No socket is opened. What a tool reads is noted for recalls, what it sends is recorded as its token's, and the
rate of the token holds, as they do for whoever asks from outside.
"""

import json
import sys
from collections.abc import Mapping
from io import BytesIO
from threading import Lock
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.core.handlers.wsgi import WSGIHandler

PREFIX = "/api/v1/"
JSON = "application/json"
OK = range(200, 300)
SAFE = "https"


class RestProblem(Exception):
    """REST has answered with an error: its status, and its problem document in one text."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


class RestInside:
    """A token that asks. `site`: the address under which the site is reached, without a slash at its end.

    One request at a time, so that however many tools are called at once, one connection is enough.
    """

    def __init__(self, token: str, site: str) -> None:
        self.site = site
        self._token = token
        self._handler = WSGIHandler()
        self._one_at_a_time = Lock()

    def get(self, path: str, **query: str | int | None) -> Any:
        """The JSON of a reading; what is empty or None is not sent. Raises RestProblem."""
        wanted = {name: value for name, value in query.items() if value not in (None, "")}
        return self._ask("GET", path, urlencode(wanted), b"")

    def post(self, path: str, body: Mapping[str, Any]) -> Any:
        """The JSON of what was recorded. Raises RestProblem."""
        return self._ask("POST", path, "", json.dumps(body).encode())

    def _ask(self, method: str, path: str, query: str, body: bytes) -> Any:
        statuses: list[str] = []

        def start_response(status: str, headers: list[tuple[str, str]], error: Any = None) -> Any:
            statuses.append(status)

        with self._one_at_a_time:
            response: Any = self._handler(self._environ(method, path, query, body), start_response)
            try:
                text = b"".join(response).decode()
            finally:
                response.close()
        status = int(statuses[-1].split()[0])
        if status not in OK:
            raise RestProblem(status, _told(status, text))
        return json.loads(text)

    def _environ(self, method: str, path: str, query: str, body: bytes) -> dict[str, Any]:
        """A request as a server hands it in (PEP 3333); as safe as TLS, for it stays in the process."""
        site = urlsplit(self.site)
        return {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": (PREFIX + path).encode().decode("latin-1"),
            "QUERY_STRING": query,
            "CONTENT_TYPE": JSON if body else "",
            "CONTENT_LENGTH": str(len(body)) if body else "",
            "SERVER_NAME": site.hostname or "",
            "SERVER_PORT": str(site.port or (443 if site.scheme == "https" else 80)),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": site.netloc,
            "HTTP_AUTHORIZATION": f"Bearer {self._token}",
            "HTTP_X_FORWARDED_PROTO": SAFE,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": SAFE,
            "wsgi.input": BytesIO(body),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }


def segment(text: str) -> str:
    """An id or a short name as one part of an address; raises RestProblem for what could be another one."""
    if not text or "/" in text or text.startswith("."):
        raise RestProblem(404, f"404: {text[:120]!r} is neither an id nor a short name. Look it up first.")
    return text


def _told(status: int, text: str) -> str:
    """A problem document in one text: "400: value 'NaN': … Remedy …"."""
    try:
        problem = json.loads(text)
    except ValueError:
        return f"{status}: the site answered with no problem document."
    errors = [
        f"{error['field']} {error['value']!r}: "
        + " ".join(dict.fromkeys((error["message"], error["remedy"])))
        for error in problem.get("errors", ())
    ]
    return f"{status}: " + " ".join([problem.get("detail", problem.get("title", "")), *errors]).strip()
