"""Where everything is: admin, REST, health, pages."""

from allauth.account.views import logout
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from claimcheck.health import healthz, livez, security_text
from claimcheck.operating.metrics import metrics
from claimcheck.sign_in.configuration import SIGNING_IN_BELOW
from claimcheck.sign_in.pages import to_sign_in

admin.autodiscover()  # before the site tells its addresses

handler500 = "claimcheck.unavailable.server_error"
handler429 = "claimcheck.sign_in.pages.too_many"
change_password = admin.site.admin_view(RedirectView.as_view(pattern_name="account_change_password"))

urlpatterns = [
    path("api/v1/", include("claimcheck.api")),
    path(SIGNING_IN_BELOW.removeprefix("/"), include("claimcheck.sign_in.urls")),
    path("admin/login/", to_sign_in),  # these three in place of the admin's own, which know no second factor
    path("admin/logout/", logout),
    path("admin/password_change/", change_password),
    path("admin/", include(("claims.admin.urls", "desk"))),  # the queue stands in place of the theme's index
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
    path("livez", livez, name="livez"),
    path("metrics", metrics, name="metrics"),
    path(".well-known/security.txt", security_text, name="security-text"),
    path("", include("claims.urls")),
]
