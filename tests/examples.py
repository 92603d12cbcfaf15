"""How many examples the laws are held against."""

from hypothesis import settings

_LEAST = 3


def tries(most):
    """Return how many examples to try: the named number, and for everyday a third of it."""
    if settings.get_current_profile_name() != "everyday":
        return most
    return max(_LEAST, most // 3)
