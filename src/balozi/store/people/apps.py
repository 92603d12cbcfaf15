"""Registration of the app with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The app ``people`` of the store."""

    name = "balozi.store.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
