"""The description of the API, as it is served."""

from typing import Any, ClassVar

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.conditional import conditional
from claimcheck.foundation.rest.cross_origin import share_if_public


class DescriptionView(SpectacularAPIView):
    """The same for everybody, and seconds to make: each of its few forms is made once a process."""

    made: ClassVar[dict[tuple[str, str | None], HttpResponse]] = {}
    """Media type and language → the answer."""

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """As the library makes it. What is asked beside the form (`version`, `lang`) is made each time."""
        if {"version", "lang"} & request.GET.keys():
            return self._make(request)
        form = (request.accepted_renderer.media_type, get_language())
        if form not in self.made:
            self.made[form] = self._make(request)
        known = self.made[form]
        return conditional(request, HttpResponse(known.content, headers=known.headers), now=timezone.now())

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Response:
        """A script of another site that may read figures may read what they are made of."""
        answer: Response = super().finalize_response(request, response, *args, **kwargs)
        share_if_public(request, answer)
        return answer

    def _make(self, request: Request) -> HttpResponse:
        made: Response = super().get(request)  # type: ignore[no-untyped-call]  # of the library
        renderer = request.accepted_renderer
        content = renderer.render(made.data, renderer.media_type, self.get_renderer_context())
        media_type = "; charset=".join(filter(None, (renderer.media_type, renderer.charset)))
        return HttpResponse(content, headers={**made.headers, "Content-Type": media_type})
