"""How many examples the laws are held against, and how much of a matrix on most days."""

from hypothesis import settings

_LEAST = 3


def on_most_days():
    """Tell whether this is the short turn of `make test`, of which `.ci/run` leaves nothing out."""
    return settings.get_current_profile_name() == "everyday"


def tries(most):
    """Return how many examples to try: the named number, and for everyday a fifth of it."""
    return max(_LEAST, most // 5) if on_most_days() else most


def turn_of(one, turns, number):
    """Tell whether it is the turn of one of several that take turns on most days; otherwise it is everybody's.

    Args:
        one: who asks.
        turns: all who take turns.
        number: of what is asked, so that each gets another part.
    """
    return not on_most_days() or turns[number % len(turns)] == one
