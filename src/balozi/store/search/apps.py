"""Registration of the app with Django."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The app ``search`` of the store."""

    name = "balozi.store.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
