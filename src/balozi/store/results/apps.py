"""Registration of the app with Django."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """The app ``results`` of the store."""

    name = "balozi.store.results"
    label = "results"
    default_auto_field = "django.db.models.BigAutoField"
