"""Settings of signing in: the library's (django-allauth), the sessions', and who needs a second factor.

Read by `claimcheck.settings`, which takes every name in capitals from here.
"""

from typing import Any

from claimcheck import env

DEBUG = env.DEBUG()
SIGNING_IN_BELOW = "/accounts/"
SIGNING_IN_APPS = [
    "django.contrib.humanize",  # the library's page of security keys is written with it
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
SIGNING_IN_MIDDLEWARE = [
    "claimcheck.sign_in.limits.LimitMiddleware",
    "claimcheck.sign_in.sessions.SessionAgeMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "claimcheck.sign_in.gate.SecondFactorMiddleware",
]

# Names and passwords ------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "claimcheck.sign_in.backend.Backend",
    "allauth.account.auth_backends.AuthenticationBackend",  # of sessions that began before the one above
]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if DEBUG else "https"
ACCOUNT_ADAPTER = "claimcheck.sign_in.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]  # of a form that is closed
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses are entered by an editor-in-chief or come from the provider
ACCOUNT_EMAIL_NOTIFICATIONS = True  # whose password or second factor changes is told by mail
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False  # the cookie ends with the browser
PASSWORDS_OVER_REST = DEBUG  # in production a token or a session: a password alone knows no second factor

# Failed tries, counted in the database for all processes together -------------------------------------------

LOCKED_OUT_FOR = 15 * 60
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "claimcheck_cache",  # made by a migration
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": f"20/m/ip,5/{LOCKED_OUT_FOR}s/key",
    "reauthenticate": "10/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.PROXIES()

# The second factor ------------------------------------------------------------------------------------------

REQUIRE_SECOND_FACTOR = env.REQUIRE_SECOND_FACTOR()
MFA_ADAPTER = "claimcheck.sign_in.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs up here, so nobody can sign up with somebody else's address
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "claimcheck"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG  # a security key without TLS, on this machine only

# A provider of identities -----------------------------------------------------------------------------------

OPENID_ID = "openid"
OPENID_GROUPS, OPENID_ROLES = env.OPENID_GROUPS(), env.OPENID_ROLES()
OPENID_SECOND_FACTOR = env.OPENID_SECOND_FACTOR()
SOCIALACCOUNT_ADAPTER = "claimcheck.sign_in.adapters.ProviderAdapter"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}}
if env.OPENID_URL() is not None:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"].append(
        {
            "provider_id": OPENID_ID,
            "name": env.OPENID_NAME(),
            "client_id": env.OPENID_CLIENT(),
            "secret": env.OPENID_SECRET(),
            "settings": {"server_url": env.OPENID_URL()},
        }
    )

# Sessions ---------------------------------------------------------------------------------------------------

SESSION_IDLE_SECONDS, SESSION_MOST_SECONDS = env.SESSION_IDLE_MINUTES(), env.SESSION_HOURS()
SESSION_COOKIE_AGE = SESSION_MOST_SECONDS
SESSION_COOKIE_NAME = "sessionid" if DEBUG else "__Host-sessionid"  # bound to this host, over TLS only
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # a strict one would not come along on the way back from a provider
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_SAMESITE = "Strict"
