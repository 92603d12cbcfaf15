"""Registration of the app with Django."""

from django.apps import AppConfig


class BriefsConfig(AppConfig):
    """The app ``briefs`` of the store."""

    name = "balozi.store.briefs"
    label = "briefs"
    default_auto_field = "django.db.models.BigAutoField"
