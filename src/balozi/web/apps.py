"""Registration of the pages with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files and translations of the pages."""

    name = "balozi.web"
    label = "web"
