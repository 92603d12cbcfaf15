"""Registration of the app with Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The app ``audit`` of the store."""

    name = "balozi.store.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
