"""Registration of the app with Django."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The app ``documents`` of the store."""

    name = "balozi.store.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
