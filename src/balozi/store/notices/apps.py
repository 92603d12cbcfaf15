"""Registration of the app with Django."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """The app ``notices`` of the store."""

    name = "balozi.store.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
