"""Registration of the app with Django."""

from django.apps import AppConfig


class PostsConfig(AppConfig):
    """The app ``posts`` of the store."""

    name = "balozi.store.posts"
    label = "posts"
    default_auto_field = "django.db.models.BigAutoField"
