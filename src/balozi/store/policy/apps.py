"""Registration of the app with Django."""

from django.apps import AppConfig


class PolicyConfig(AppConfig):
    """The app ``policy`` of the store."""

    name = "balozi.store.policy"
    label = "policy"
    default_auto_field = "django.db.models.BigAutoField"
