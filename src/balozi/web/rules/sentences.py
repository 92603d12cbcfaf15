"""The sentence of a rule, in the language of the page when it has been translated."""

from functools import cache

from django.utils.translation import gettext

from balozi.extraction.suggesting import explain


def sentence_of(rule: str) -> str:
    """Return what a rule looks for in one sentence, "" when no rule has that name now."""
    says = _explained(rule)
    return gettext(says) if says else ""


@cache
def _explained(rule: str) -> str:
    return explain(rule)
