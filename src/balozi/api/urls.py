"""The addresses of the interface for programs."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from balozi.api import views
from balozi.api.interface import interface


def _operations() -> list[URLPattern]:
    """Return the operations as plain addresses: their bearer is known by a token, not by a sign-in."""
    patterns = [one for one in interface.urls[0] if isinstance(one, URLPattern) and one.name != "api-root"]
    for one in patterns:
        login_not_required(one.callback)
    return [path(f"v1/{one.pattern}", one.callback, name=one.name) for one in patterns]


urlpatterns = [
    path("v1/", views.described, name="api"),
    path("v1/openapi.json", views.openapi, name="api-description"),
    *_operations(),
    path("", views.nowhere, name="api-nowhere"),
    path("<path:rest>", views.nowhere, name="api-elsewhere"),
]
