"""All addresses: the pages, those for programs, and the answers to what is missing or broken."""

from django.urls import include, path

# The pages stand first: tests walk them by that place.
urlpatterns = [path("", include("balozi.web.urls")), path("api/", include("balozi.api.urls"))]

handler400 = "balozi.web.refusals.bad_request"
handler403 = "balozi.web.refusals.forbidden"
handler404 = "balozi.web.refusals.not_found"
handler500 = "balozi.web.refusals.broken"
