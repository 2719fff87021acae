"""Our own screens that belong to no single record; they stand before the theme's, behind its guard."""

from django.contrib import admin
from django.urls import path

from claims.admin.claim.board_page import board_page
from claims.admin.claim.record_preview import preview
from claims.admin.kept import kept
from claims.admin.news.news_page import news
from claims.admin.news.sheet_page import sheet
from claims.admin.news.stories_page import new_story
from claims.admin.queue.flags_page import flags
from claims.admin.queue.notifications import by_mail, language, notifications, open_notification, read_all
from claims.admin.queue.queue_page import queue, take_next
from claims.admin.readings.agreement_page import agreement_page
from claims.admin.registers.account_change import two_people
from claims.admin.registers.consumers_page import consumers
from claims.admin.registers.dead_letters import failed_jobs, send_job_again
from claims.admin.registers.drafts_page import drafts_page
from claims.admin.registers.own_tokens import accept_own, make_own, my_tokens, revoke_own
from claims.admin.registers.search_page import search_page

guard = admin.site.admin_view

urlpatterns = [
    path("", guard(queue), name="queue"),
    path("next/", guard(take_next), name="take-next"),
    path("search/", guard(search_page), name="search"),
    path("questions/<uuid:pk>/board/", guard(board_page), name="claims_question_board"),
    path("flags/", guard(flags), name="flags"),
    path("notifications/", guard(notifications), name="notifications"),
    path("notifications/read/", guard(read_all), name="notifications-read"),
    path("notifications/mail/", guard(by_mail), name="notifications-mail"),
    path("language/", guard(language), name="language"),
    path("notifications/<uuid:pk>/", guard(open_notification), name="notification-open"),
    path("news/", guard(news), name="news"),
    path("sheet/", guard(sheet), name="sheet"),
    path("stories/", guard(new_story), name="new-story"),
    path("kept/", guard(kept), name="keep"),
    path("drafts/", guard(drafts_page), name="drafts"),
    path("agreement/", guard(agreement_page), name="agreement"),
    path("failed-jobs/", guard(failed_jobs), name="failed-jobs"),
    path("failed-jobs/<int:pk>/again/", guard(send_job_again), name="send-job-again"),
    path("consumers/", guard(consumers), name="consumers"),
    path("two-people/", guard(two_people), name="two-people"),
    path("tokens/", guard(my_tokens), name="my-tokens"),
    path("tokens/new/", guard(make_own), name="my-tokens-make"),
    path("tokens/<uuid:pk>/accept/", guard(accept_own), name="my-tokens-accept"),
    path("tokens/<uuid:pk>/revoke/", guard(revoke_own), name="my-tokens-revoke"),
    path("claims/claim/preview/", guard(preview), name="claim-preview"),
]
