"""Registration of the app with Django."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """The app ``registers`` of the store."""

    name = "balozi.store.registers"
    label = "registers"
    default_auto_field = "django.db.models.BigAutoField"
