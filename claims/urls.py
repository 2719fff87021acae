"""Pages of the site outside the admin and REST."""

from django.urls import path
from django.views.generic import RedirectView

from claims.pages.accountability import accountability
from claims.pages.error_reports import error_receipt, report_error
from claims.pages.figures import figure_card, figure_page, figures
from claims.pages.ledger import ledger, verifier
from claims.pages.pictures import figure_picture
from claims.pages.readiness import readyz
from claims.pages.reports import compared_weeks, latest_report, topic_history, weekly_report
from claims.pages.track_record import source_track_record

urlpatterns = [
    path("sources/<slug:slug>/track-record/", source_track_record, name="track-record"),
    path("", RedirectView.as_view(pattern_name="admin:index"), name="home"),
    path("accountability/", accountability, name="accountability"),
    path("accountability/receipts/<str:receipt>/", error_receipt, name="error-receipt"),
    path("figures/", figures, name="figures"),
    path("figures/<uuid:figure_id>/", figure_page, name="figure-page"),
    path("figures/<uuid:figure_id>/error/", report_error, name="report-error"),
    path("figures/<uuid:figure_id>/card/", figure_card, name="figure-card"),
    path("figures/<uuid:figure_id>/picture.<str:kind>", figure_picture, name="figure-picture"),
    path("ledger/", ledger, name="ledger"),
    path("ledger/verify_ledger.py", verifier, name="ledger-verifier"),
    path("readyz", readyz, name="readyz"),
    path("reports/", latest_report, name="latest-report"),
    path("reports/<str:week>/", weekly_report, name="weekly-report"),
    path("reports/<str:week>/against/<str:other>/", compared_weeks, name="compared-weeks"),
    path("topics/<str:slug>/history/", topic_history, name="topic-history"),
]
