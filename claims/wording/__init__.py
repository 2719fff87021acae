"""What views know, in words and pictures; pictures write as the active language does."""

from claims.wording import local
from claims.wording.plots.manner import MANNER
from claims.wording.sentences import in_language

MANNER.grouped, MANNER.say = local.grouped, in_language
MANNER.short_day, MANNER.day_and_month = local.short_day, local.day_and_month
MANNER.short_days = local.short_days
