"""The interface as a whole: its nouns, its description as OpenAPI 3.1."""

from typing import Any

from ninja import NinjaAPI
from pydantic import TypeAdapter

from balozi.api import registers, reports, results, writing
from balozi.api.bearing import Token
from balozi.api.problems import MEDIA, handle_refusals
from balozi.api.shapes import Problem

PREFIX = "/api/v1"
_SAYS = (
    "Registers, papers, results and reports for programs, as far as the owner of the token may see them; and values"
    " and progress handed in by them. Whatever is refused is told as problem+json (RFC 9457) with code, says, remedy"
    " and facts."
)

interface = NinjaAPI(
    title="Balozi",
    version="1",
    description=_SAYS,
    urls_namespace="api-v1",
    docs_url=None,
    openapi_url=None,
    auth=Token(),
)
for noun in (registers, results, reports, writing):
    interface.add_router("", noun.router)
handle_refusals(interface)


def description() -> dict[str, Any]:
    """Return the interface as OpenAPI 3.1, every operation with the problem that it may answer."""
    told = dict(interface.get_openapi_schema(path_prefix=PREFIX))
    told["components"]["schemas"]["Problem"] = TypeAdapter(Problem).json_schema()
    problem = {"content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    for methods in told["paths"].values():
        for operation in methods.values():
            operation["responses"]["default"] = {"description": "Refused", **problem}
    return told
