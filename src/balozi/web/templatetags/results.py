"""Filters of the pages of results: periods and numbers in words, names of pillars, institutions and areas."""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext

from balozi.ground.markings import Marking
from balozi.results.validating import Oddity
from balozi.store.results.findings import GapShown, RecommendationShown
from balozi.store.results.records import IndicatorRow
from balozi.store.results.values import BreachShown
from balozi.web.people.words import CLEARANCE
from balozi.web.results import shown
from balozi.web.results.asking import Names, shown_name

register = template.Library()

register.filter("period", shown.shown_period)
register.filter("plain_figure", shown.shown_figure)
register.filter("stretch", shown.shown_stretch)


@register.filter
def pillar(key: str, names: Names) -> str:
    """Return what a pillar is called: ``{{ row.pillar|pillar:names }}``."""
    return names.pillar(key)


@register.filter
def institution(code: str, names: Names) -> str:
    """Return what an institution is called."""
    return names.institution(code)


@register.filter
def area(code: str, names: Names) -> str:
    """Return what an area is called."""
    return names.area(code)


@register.filter
def marked(marking: int) -> str:
    """Return what a marking is called: ``{{ file.marking|marked }}``."""
    return str(CLEARANCE[Marking(marking).name.lower()])


@register.filter
def named(row: IndicatorRow) -> str:
    """Return what an indicator is called in the language of the page."""
    return shown_name(row)


@register.filter
def in_words(row: BreachShown | GapShown | RecommendationShown | Oddity, names: Names | None = None) -> str:
    """Return what a rule says with the facts of the case, in the language of the page: ``{{ gap|in_words:names }}``."""
    if isinstance(row, Oddity):
        return gettext(row.sentence()) % row.facts
    # What somebody entered is no template; a percent sign in it is one.
    if isinstance(row, GapShown) and not row.rule:
        return row.says
    if isinstance(row, RecommendationShown):
        return gettext(row.finding) % _named_facts(row.facts, names) if row.facts else row.finding
    # A title that is a sentence brings its full stop; the sentence around it has its own.
    told = {name: fact.rstrip(".") if isinstance(fact, str) else fact for name, fact in row.facts.items()}
    return gettext(row.says) % _named_facts(told, names)


def _named_facts(facts: Mapping[str, object], names: Names | None) -> Mapping[str, object]:
    """Return facts with words in the place of the codes of indicators, areas and periods."""
    if names is None:
        return facts
    shown_as = {
        "indicator": names.indicator,
        "area": names.area,
        "period": shown.shown_period,
        "before": shown.shown_period,
    }
    return {name: shown_as[name](str(fact)) if name in shown_as else fact for name, fact in facts.items()}


@register.filter
def translated(words: str) -> str:
    """Return a sentence that ships in the language of the page; what somebody wrote stays as it is."""
    return gettext(words) if words else ""


@register.filter
def stated(says: Mapping[str, object]) -> str:
    """Return what a row states in short: its number, its range, its parts or its words."""
    if says.get("is_open"):
        return gettext("to be determined")
    if says.get("numerator"):
        return f"{shown.shown_figure(says['numerator'])} / {shown.shown_figure(says['denominator'])}"
    if says.get("low") or says.get("high"):
        return f"{shown.shown_figure(says.get('low'))} – {shown.shown_figure(says.get('high'))}"
    return shown.shown_figure(says.get("value")) or str(says.get("words", ""))


@register.filter
def partial(line: Mapping[str, object]) -> bool:
    """Tell whether a figure without a light has a value all the same: then it lacks parts, not data."""
    return line["rating"] == "no_data" and line["actual"] is not None


@register.filter
def aimed(line: Mapping[str, object]) -> str:
    """Return the target of a figure: a number, or both ends of a range."""
    if line["target_low"] is not None or line["target_high"] is not None:
        return f"{shown.shown_figure(line['target_low'])} – {shown.shown_figure(line['target_high'])}"
    return shown.shown_figure(line["target"])


@register.filter
def lowered(line: Mapping[str, object]) -> bool:
    """Tell whether the target of a figure was lowered."""
    found = line["findings"]
    return isinstance(found, list) and any("lowered" in str(one) for one in found)
