"""The admin's site: the theme's, which lists every record of the site only where that list is shown."""

from typing import Any

from django.contrib.admin.apps import SimpleAdminConfig
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from unfold.sites import UnfoldAdminSite


class DeskConfig(SimpleAdminConfig):
    """The admin with this site; its pages are found with the addresses: commands and workers show none."""

    default_site = "claimcheck.foundation.desk.site.DeskSite"


class DeskSite(UnfoldAdminSite):
    """Each page is handed the list of all records, and ours show a sidebar of their own instead.

    To make it costs as much as half a page: permissions, addresses and translated names of some fifty models.
    """

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> Any:
        """The applications that a person may see, made when somebody looks at them."""
        return SimpleLazyObject(lambda: super(DeskSite, self).get_app_list(request, app_label))
