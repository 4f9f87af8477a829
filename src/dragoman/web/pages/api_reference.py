"""The reference of the HTTP API, made on the server: nothing comes from another host."""

from __future__ import annotations

from starlette.responses import Response

from dragoman.web.api.description import describe_api
from dragoman.web.api.reference import list_families, list_shapes
from dragoman.web.api.routing import BASE
from dragoman.web.desk import Reader
from dragoman.web.routing import open_router, page

router = open_router()


@page(router, "/api")
def show_reference(desk: Reader) -> Response:
    """All routes with their parameters, answers and examples; and the shapes of the answers."""
    described = describe_api(desk.request.app)
    return desk.show(
        "api.html.jinja",
        "API",
        {"families": list_families(described), "shapes": list_shapes(described)},
        {"open_to_all": desk.settings.entrance == "local", "base": str(desk.request.base_url), "default_base": BASE},
    )
