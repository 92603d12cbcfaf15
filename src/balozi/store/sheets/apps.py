"""Registration of the app with Django."""

from django.apps import AppConfig


class SheetsConfig(AppConfig):
    """The app ``sheets`` of the store."""

    name = "balozi.store.sheets"
    label = "sheets"
    default_auto_field = "django.db.models.BigAutoField"
