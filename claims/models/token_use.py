"""TokenUse: how much of its allowance a token has drawn in the running minute, and when it was used last."""

from django.db import models

from claims.models.api_token import ApiToken


class TokenUse(models.Model):
    """One row a token, written when a process draws a batch of requests, not with each request."""

    token = models.OneToOneField(ApiToken, on_delete=models.CASCADE, primary_key=True, related_name="use")
    minute = models.BigIntegerField(help_text="Minutes since 1970 (UTC).")
    drawn = models.PositiveIntegerField(help_text="Requests drawn in this minute.")
    last_used = models.DateTimeField(help_text="To within a batch of requests.")
    waiting_until = models.DateTimeField(null=True, blank=True, help_text="End of the long poll it has open.")

    class Meta:
        verbose_name = "use of a token"

    def __str__(self) -> str:
        return f"{self.drawn} in minute {self.minute}"
