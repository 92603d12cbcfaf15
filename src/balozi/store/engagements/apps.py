"""Registration of the app with Django."""

from django.apps import AppConfig


class EngagementsConfig(AppConfig):
    """The app ``engagements`` of the store."""

    name = "balozi.store.engagements"
    label = "engagements"
    default_auto_field = "django.db.models.BigAutoField"
