"""Pages of a long list, without counting the whole of it."""

from collections.abc import Callable
from typing import Any, cast

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from unfold.views import ChangeList

PAGES_AHEAD = 10


class LookAheadPaginator(Paginator):  # type: ignore[type-arg]  # takes none when it runs
    """Counts to ten pages ahead of the one asked for and no further, so that a list costs what it shows.

    `count` is exact where the list ends there, else the smallest number it can be.
    """

    reach: int
    template_name = "desk/pagination.html"

    @cached_property
    def count(self) -> int:
        """Rows, up to the reach; one bounded query."""
        rows = cast(QuerySet[Any], self.object_list)
        return rows.order_by().values("pk")[: self.reach].count()

    @property
    def is_cut(self) -> bool:
        """Whether there may be more than `count` says."""
        return self.count >= self.reach


class BoundedList(ChangeList):
    """A list that does not say how many there are in all, for nobody has counted."""

    def get_results(self, request: HttpRequest) -> None:
        """As the theme's, without a total beside the count."""
        super().get_results(request)
        self.full_result_count = self.result_count


def look_ahead(request: HttpRequest, page_variable: str = "p") -> Callable[..., LookAheadPaginator]:
    """The paginator of one request, reaching ten pages beyond the page it asks for."""
    asked = request.GET.get(page_variable, "1")
    page = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1

    def paginator(
        rows: QuerySet[Any], per_page: int, orphans: int = 0, allow_empty_first_page: bool = True
    ) -> LookAheadPaginator:
        one = LookAheadPaginator(rows, per_page, orphans, allow_empty_first_page)
        one.reach = (page + PAGES_AHEAD) * per_page
        return one

    return paginator
