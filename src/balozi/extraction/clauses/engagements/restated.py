"""Engagements that a headline tells and the text below it tells again, more fully."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading

# So many lines may stand above the text: a kicker, a headline, one below it, the office that issues it.
_ABOVE = 4
_THAT = frozenset({"hiyo", "hii", "hizo", "hizi", "huo", "huu", "hayo", "haya", "hicho", "hiki"})
_IS, _EVENTS = ("ni", "kuwa", "ndiyo", "ndio"), (["ziara"], ["mkutano"], ["kikao"], ["mazungumzo"], ["duru"])
_SITTINGS = frozenset({"meeting", "summit", "call"})
# What a headline calls an event, and what the text below may call the same.
_ALIKE = {
    "call": {"call", "meeting"},
    "visit": {"visit"},
    "meeting": {"meeting", "call", "courtesy_call", "summit"},
    "courtesy_call": {"courtesy_call", "meeting"},
    "summit": {"summit", "meeting"},
    "signing_ceremony": {"signing_ceremony"},
}


def without_headlines(drafts: Sequence[Draft], reading: Reading) -> list[Draft]:
    """Return engagements without those of headlines that the text tells; a call told above stays a call below."""
    above = _headlines(reading)
    if not above:
        return list(drafts)
    kept = list(drafts)
    for headline in [draft for draft in drafts if draft.line.start in above]:
        below = [draft for draft in kept if draft.line.start not in above and _is_the_same(headline, draft)]
        if len(below) == 1:
            kept[kept.index(below[0])] = _filled(below[0], headline)
        if below:
            kept.remove(headline)
    return kept


def without_same_visits(drafts: Sequence[Draft]) -> list[Draft]:
    """Return engagements without the Swahili visits that only point back: "Ziara hiyo inafanyika wiki moja".

    "Hii ni ziara yake ya kwanza nchini humo" and "Huo ulikuwa mkutano wa kwanza tangu vita" tell one again, too.
    """
    kept: list[Draft] = []
    for draft in drafts:
        alike = {"visit"} if draft.fields["type"] == "visit" else _SITTINGS
        told = [one for one in kept if one.fields["type"] in alike and one.line.start < draft.line.start]
        if not (_points_back(draft) and any(_parties(one) & _parties(draft) for one in told)):
            kept.append(draft)
    return kept


def _points_back(draft: Draft) -> bool:
    if draft.line.words.language != "sw" or draft.fields["type"] not in {"visit", *_SITTINGS}:
        return False
    row = draft.line.row[draft.first : draft.first + 3]
    if row[0] == "ziara":
        return row[1:2] != [] and row[1] in _THAT
    # "Huu utakuwa mkutano wa kwanza kati ya viongozi hao".
    opens = draft.line.row[:3]
    return opens[0] in _THAT and opens[1:2] != [] and opens[1].endswith(_IS) and opens[2:] in _EVENTS


def _headlines(reading: Reading) -> frozenset[int]:
    """Return where the headlines above the text start; none where the text is nothing else."""
    found: list[Line] = []
    for line in reading.lines[:_ABOVE]:
        if not line.is_headline:
            return frozenset(line.start for line in found)
        found.append(line)
    return frozenset()


def _is_the_same(headline: Draft, below: Draft) -> bool:
    told, again = headline.fields, below.fields
    days = {str(fields["date"])[: len("2026-01")] for fields in (told, again) if fields["date"]}
    alike = again["type"] in _ALIKE.get(str(told["type"]), ()) or _hands_over_letters(headline, below)
    return (
        alike
        and _parties(headline) == _parties(below)
        and (told["status"] == again["status"] or _says_no_time(headline.line))
        and len(days) < 2
    )


def _hands_over_letters(headline: Draft, below: Draft) -> bool:
    """Tell whether a French headline calls a meeting what is an accreditation: "reçoit le nouvel ambassadeur"."""
    letters = below.fields["type"] == "other" and bool(below.line.nouns("CREDENTIALS"))
    return letters and headline.fields["type"] == "meeting" and headline.line.words.language == "fr"


def _says_no_time(line: Line) -> bool:
    """Tell whether a headline has no verb, so that the text says when: "Deputy Prime Minister on visit to Peru"."""
    return line.words.language != "sw" and not any(act.is_finite for act in line.acts)


def _parties(draft: Draft) -> frozenset[str]:
    """Return the states and bodies of a draft."""
    return frozenset(code for name in ("states", "orgs") for code in cast("list[str]", draft.fields[name]))


def _filled(draft: Draft, headline: Draft) -> Draft:
    """Return what the text tells with what only the headline says: its day, its place, that it was a call."""
    kind = "call" if headline.fields["type"] == "call" else draft.fields["type"]
    names = ("date",) if kind == "call" else ("date", "place", "place_state")
    told = {name: headline.fields[name] for name in names if not draft.fields[name]}
    return replace(draft, fields={**draft.fields, **told, "type": kind})
