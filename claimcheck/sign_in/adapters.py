"""Where the library asks us: what the shut out are told, who gets an account, how seeds are kept."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import timezone, translation

from claimcheck.sign_in import limits
from claimcheck.sign_in.sealing import seal, unseal
from claims.models.notification import chosen_language
from claims.services.access.people import take_provided_roles

RECENTLY = 300  # seconds for which a sign-in counts as fresh
log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up; who is shut out is told until when; accounts are told of changes to them."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by an editor-in-chief, or come from the provider."""
        return False

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """A refusal in words; of too many attempts, with the time from which they count again."""
        if code not in ("too_many_login_attempts", "rate_limited"):
            return super().validation_error(code, *args)
        return ValidationError(limits.refuse(context.request, failed=True), code=code)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count an attempt; the request keeps what it is counted by, so that a refusal can say until when."""
        name = self._get_login_attempts_cache_key(request, **credentials)
        request.counted_name = name  # type: ignore[attr-defined]  # kept with the request
        super().pre_authenticate(request, **credentials)

    def is_reauthentication_required(self, *, app: str, **others: Any) -> bool:
        """Whether a person has to show again who they are; not within minutes of signing in."""
        records = get_authentication_records(context.request, context.request.user)
        if records and timezone.now().timestamp() - records[-1]["at"] < RECENTLY:
            return False
        return super().is_reauthentication_required(app=app, **others)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell the account's own address; a mail server that is away undoes nothing."""
        try:
            with translation.override(chosen_language(user.pk) or settings.LANGUAGE_CODE):
                super().send_notification_mail(template_prefix, user, context, email or user.email)
        except (SMTPException, OSError):
            log.exception("The mail about a change of the account %s could not be sent.", user.pk)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Seeds are kept encrypted."""

    def encrypt(self, text: str) -> str:
        """What is stored."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """What was sealed."""
        return unseal(encrypted_text)


class ProviderAdapter(DefaultSocialAccountAdapter):
    """People of the provider have an account from their first sign-in on, with the roles of the mapping."""

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        """Why nobody was signed in stands in the log; the page says only that."""
        log.warning("Nobody was signed in by the identity provider: %s %r", error, exception)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Whoever the provider vouches for; without a mapped group they may nothing."""
        return True

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: Any) -> bool:
        """There is nothing to fill in."""
        return True

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Refuse an address that an account of ours has; bring the roles of who is known up to date.

        An address alone never opens an account: who has it at the provider need not have it here.
        """
        if sociallogin.state.get("process") == "connect":
            return
        if sociallogin.is_existing:
            _give_roles(sociallogin, sociallogin.user)
            return
        addresses = [address.email for address in sociallogin.email_addresses if address.email]
        if any(User.objects.filter(email__iexact=address).exists() for address in addresses):
            page = render(request, "socialaccount/known_address.html", {"address": addresses[0]}, status=403)
            raise ImmediateHttpResponse(page)

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Any:
        """A new account, and its roles."""
        user = super().save_user(request, sociallogin, form)
        _give_roles(sociallogin, user)
        return user


def _give_roles(sociallogin: Any, user: User) -> None:
    if not settings.OPENID_ROLES:
        return
    told = sociallogin.account.extra_data
    groups: set[str] = set()
    for part in ("id_token", "userinfo"):
        named = (told.get(part) or {}).get(settings.OPENID_GROUPS) or []
        groups.update(map(str, [named] if isinstance(named, str) else named))
    take_provided_roles(
        person=user,
        now=timezone.now(),
        roles={role for group, role in settings.OPENID_ROLES.items() if group in groups},
        mapped=set(settings.OPENID_ROLES.values()),
    )
