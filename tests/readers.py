"""Users who sign in to the pages, and browsers' clients that are signed in."""

from functools import cache

from django.test import Client

BACKEND = "django.contrib.auth.backends.ModelBackend"
PASSWORD = "neno la siri la majaribio"


def a_user(name="A. Mfano", *, role="desk_officer", clearance=0):
    """Make a user with a role."""
    from django.contrib.auth import get_user_model

    from balozi.store.people.models import Profile

    user = get_user_model().objects.create(username=name, password=_hashed(PASSWORD))
    Profile.objects.create(user=user, role=role, clearance=clearance)
    return user


@cache
def _hashed(password):
    # A good hash is slow on purpose; one for all the users of a run is enough.
    from django.contrib.auth.hashers import make_password

    return make_password(password)


def signed_in(user=None, **settings):
    """Return a client that is signed in; without a user, as a desk officer."""
    client = Client(**settings)
    client.force_login(user or a_user(), backend=BACKEND)
    return client
