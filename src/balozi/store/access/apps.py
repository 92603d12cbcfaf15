"""Registration of the app with Django."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The app ``access`` of the store."""

    name = "balozi.store.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
