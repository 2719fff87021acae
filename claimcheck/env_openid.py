"""The environment variables of signing in by an OpenID Connect provider."""

from django.core.exceptions import ImproperlyConfigured

from claimcheck import env_values as values
from claimcheck.env_variable import Variable

__all__ = [
    "OPENID_CLIENT",
    "OPENID_GROUPS",
    "OPENID_NAME",
    "OPENID_ROLES",
    "OPENID_SECOND_FACTOR",
    "OPENID_SECRET",
    "OPENID_URL",
]


def _openid_client() -> str:
    """Nothing without a provider; with one, the operator has to say."""
    if OPENID_URL() is None:
        return ""
    raise ImproperlyConfigured(
        "OPENID_CLIENT is not set. Give the client id by which the provider at OPENID_URL knows this site."
    )


OPENID_URL = Variable(
    "OPENID_URL",
    values.provider,
    lambda: None,
    "Address of an OpenID Connect provider, as its issuer, such as https://login.example.org/realms/desk. "
    "Unset: names and passwords only.",
)
OPENID_CLIENT = Variable(
    "OPENID_CLIENT",
    str,
    _openid_client,
    "The client id by which the provider knows this site. Required with OPENID_URL.",
)
OPENID_SECRET = Variable(
    "OPENID_SECRET",
    str,
    lambda: "",
    "The client's secret at the provider. Unset: a public client (PKCE only).",
)
OPENID_NAME = Variable(
    "OPENID_NAME", str, lambda: "OpenID Connect", "What the button on the sign-in page calls the provider."
)
OPENID_GROUPS = Variable(
    "OPENID_GROUPS",
    str,
    lambda: "groups",
    "The claim in which the provider names a person's groups. Unset: groups.",
)
OPENID_ROLES = Variable(
    "OPENID_ROLES",
    values.roles,
    dict[str, str],
    "The role that each group of the provider gives, such as desk=checker,leads=approver. Unset: "
    "signing in gives no role.",
)
OPENID_SECOND_FACTOR = Variable(
    "OPENID_SECOND_FACTOR",
    values.switch,
    lambda: False,
    "on: the provider requires a second factor of everybody, so claimcheck does not ask for one. Unset: off.",
)
