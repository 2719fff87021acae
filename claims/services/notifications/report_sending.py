"""Sending an issued report: one try, and what came of it kept."""

from dataclasses import asdict
from datetime import datetime
from email.message import EmailMessage
from email.mime.image import MIMEImage

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from claims.models import ReportAttempt, ReportDelivery, WeeklyReport
from claims.services.canonical_json import canonical_json, moment
from claims.services.notifications.attempts import kept
from claims.services.notifications.mailing import Mail, message_id, problem_of
from claims.services.notifications.mailing import hand_over as hand_over_mail
from claims.services.notifications.receivers import check_rests_not
from claims.services.notifications.webhooks import DeliveryOutcome, hand_over


def is_wanted(delivery: ReportDelivery) -> bool:
    """Whether there is somebody to send it to who has not got it yet."""
    subscription = delivery.subscription
    webhook = subscription.webhook
    if subscription.ended_at is not None or (webhook is not None and webhook.disabled_at is not None):
        return False
    return not ReportDelivery.objects.delivered().filter(pk=delivery.pk).exists()


def send_by_mail(*, delivery: ReportDelivery, message: EmailMessage, now: datetime) -> ReportAttempt:
    """Hand a rendered message to the mail server. Raises NotDelivered, after keeping the attempt."""
    problem = problem_of(_as_django_sends(message, delivery))
    return _kept(delivery, DeliveryOutcome(None, not problem, problem), now)


def send_errata_by_mail(*, delivery: ReportDelivery, mail: Mail, now: datetime) -> ReportAttempt:
    """Hand what was corrected to the mail server. Raises NotDelivered, after keeping the attempt."""
    problem = hand_over_mail(mail, to=delivery.subscription.mail, key=delivery.pk)
    return _kept(delivery, DeliveryOutcome(None, not problem, problem), now)


def send_to_webhook(*, delivery: ReportDelivery, body: str, now: datetime) -> ReportAttempt:
    """Hand a body to a webhook, signed. Raises NotDelivered, after keeping the attempt, or Resting."""
    webhook = delivery.subscription.webhook
    if webhook is None:
        raise TypeError("this subscription is by mail")
    check_rests_not(webhook, now)
    return _kept(delivery, hand_over(webhook, str(delivery.pk), body, now), now)


def issued_body(report: WeeklyReport) -> str:
    """What a webhook gets: what was issued, in the very text that was frozen."""
    head = {
        "type": "report.issued",
        "timestamp": moment(report.issued_at),
        "week": report.week,
        "sha256": report.sha256,
    }
    return canonical_json(head)[:-1] + f',"data":{report.body}}}'


def _kept(delivery: ReportDelivery, outcome: DeliveryOutcome, now: datetime) -> ReportAttempt:
    return kept(ReportAttempt(delivery=delivery, attempted_at=now, **asdict(outcome)))


class _WithPictures(EmailMultiAlternatives):
    """Its pictures belong to the page that shows them, and are no attachments to be listed."""

    mixed_subtype = "related"


def _as_django_sends(message: EmailMessage, delivery: ReportDelivery) -> EmailMultiAlternatives:
    """The same message in the shape that Django's mail backends take."""
    plain, page = (message.get_body((kind,)) for kind in ("plain", "html"))
    made = _WithPictures(
        subject=str(message["Subject"]),
        body=plain.get_content() if plain else "",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[delivery.subscription.mail],
        headers={"Message-ID": message_id(delivery.pk), "Auto-Submitted": "auto-generated"},
    )
    if page is not None:
        made.attach_alternative(page.get_content(), "text/html")
    for part in message.walk():
        if part.get_content_maintype() == "image":
            image = MIMEImage(part.get_content(), part.get_content_subtype())
            image["Content-ID"] = part["Content-ID"]
            image["Content-Disposition"] = part["Content-Disposition"]
            made.attach(image)
    return made
