"""Registration of the app with Django."""

from django.apps import AppConfig


class FollowUpConfig(AppConfig):
    """The app ``follow_up`` of the store."""

    name = "balozi.store.follow_up"
    label = "follow_up"
    default_auto_field = "django.db.models.BigAutoField"
