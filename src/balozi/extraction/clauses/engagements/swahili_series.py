"""Swahili gatherings of one paper put together: what later sentences add, and the next one of the same people."""

import re
from collections.abc import Sequence
from dataclasses import replace

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.lines import is_shouted
from balozi.extraction.clauses.shared.swahili_company import (
    ATTENDED,
    BACK,
    LED,
    opens_with_another,
    with_states,
)
from balozi.extraction.clauses.shared.swahili_gatherings import TALKS, of_rank
from balozi.extraction.mentions.mentions import Mention, Of

_MEDIATES = re.compile(
    r"(?:zi|i|wa|a|u|li)(?:na|li|me)(?:zo|yo|o|lo|ye)?(?:simami|ratibu|wezesh|ongoz|endesh)a?\Z"
)
_ORDINALS = closed("swahili_lists", "ordinals") | frozenset({"sita", "saba", "nane", "tisa", "kumi"})
_COMING, _CLOSE = frozenset({"ujao", "ijayo", "kijacho", "mwingine", "nyingine", "kingine"}), 900
_TWO = 2
_PAPERS = frozenset({"waraka", "hati", "nyaraka", "mikataba", "mkataba", "makubaliano"})


def gathered_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the gatherings of a Swahili paper, each with what later sentences add: "Mkutano huo ulihudhuriwa na ...".

    The next one of the same people is of the same rank: "Mkutano ujao utafanyika Bamako".
    """
    kept: list[Draft] = []
    for draft in drafts:
        told = (at for at in range(len(kept) - 1, -1, -1) if _is_before(kept[at], draft))
        earlier = next((at for at in told if not opens_with_another(kept[at].line)), -1)
        points = _points(draft) if earlier >= 0 else ""
        if points == "back" and _adds(kept[earlier], draft):
            states = draft.fields.get("states")
            whole = with_states(kept[earlier], tuple(states) if isinstance(states, list) else (), only=False)
            kept[earlier] = of_rank(whole)
            continue
        if any(_is_the_same(one, draft) for one in kept):
            continue
        again = next((at for at in range(len(kept)) if _is_signed_again(kept[at], draft)), -1)
        if again >= 0:
            place = {
                name: kept[again].fields[name] or draft.fields[name] for name in ("place", "place_state")
            }
            kept[again] = replace(kept[again], fields={**kept[again].fields, **place})
            continue
        if points == "next":
            draft = _of_the_same(draft, kept[earlier])
        kept.append(draft)
    return [
        draft for draft in kept if not (draft.line.is_headline and any(_tells_it(draft, one) for one in kept))
    ]


def _is_signed_again(one: Draft, other: Draft) -> bool:
    """Tell whether a signing told before is only pointed at: "walishuhudia kutiwa saini kwa waraka huo"."""
    signings = one.fields.get("type") == other.fields.get("type") == "signing_ceremony"
    near = signings and 0 < other.line.start - one.line.start <= _CLOSE
    if not near or other.line.words.language != "sw":
        return False
    papers = {m.last for m in other.line.instruments()}
    at = next((n for n in range(other.first, other.last) if other.line.row[n] in _PAPERS or n in papers), -1)
    return at >= 0 and other.line.row[at + 1] in BACK


def _of_the_same(draft: Draft, earlier: Draft) -> Draft:
    """Return the next gathering as one of those who met before, of the same rank, where it names no others."""
    kind = "summit" if earlier.fields["type"] == "summit" else draft.fields["type"]
    fields = {**draft.fields, "type": kind}
    if not draft.line.parties(0, len(draft.line.tokens) - 1).codes:
        fields |= {"states": earlier.fields["states"], "orgs": earlier.fields["orgs"]}
    return replace(draft, fields=fields)


def _tells_it(headline: Draft, other: Draft) -> bool:
    """Tell whether the body tells in more words what a Swahili headline tells."""
    names = ("type", "states", "orgs") if is_shouted(headline.line) else ("type", "states", "orgs", "status")
    same = all(headline.fields.get(name) == other.fields.get(name) for name in names)
    return same and not other.line.is_headline and other.line.start > headline.line.start


def _is_the_same(one: Draft, other: Draft) -> bool:
    """Tell whether a later sentence only goes on: "Viongozi hao walijadili", "Waziri amelakiwa uwanja wa ndege na"."""
    line, fields = other.line, other.fields
    later = 0 < line.start - one.line.start <= _CLOSE
    alike = all(one.fields.get(name) == fields.get(name) for name in ("states", "orgs", "status"))
    if not later or not alike or line.words.language != "sw":
        return False
    if fields.get("type") == "visit":
        return one.fields.get("type") == "visit" and other.rule == "EN5"
    opens = any(m.of is Of.PAIR and m.first <= 1 for m in line.mentions)
    bare = not line.dates and not place_of(line)[0]
    talks = fields.get("type") in TALKS - {"call"} and one.fields.get("type") in TALKS - {"call"}
    return talks and opens and bare


def _is_before(one: Draft, other: Draft) -> bool:
    near = 0 < other.line.start - one.line.start <= _CLOSE or one.line.start == other.line.start
    status = one.fields.get("status")
    sat = (status == "held" or status == other.fields.get("status")) and one.fields.get("type") in TALKS
    apart = one.line.start != other.line.start or one.first < other.first
    return one.line.words.language == "sw" and near and sat and one.fields.get("type") != "call" and apart


def _adds(one: Draft, other: Draft) -> bool:
    """Tell whether a second sentence only adds to a gathering: who attended it, who led it."""
    noun = next(n for n in other.line.nouns("MEETING", "SUMMIT") if other.first <= n.first <= other.last)
    behind = other.line.tokens[noun.last + 1 : noun.last + 2 + _TWO]
    before = other.line.tokens[max(0, noun.first - 2) : noun.first]
    told = any(ATTENDED.match(t.key) or LED.match(t.key) for t in behind)
    told = told or any(_MEDIATES.match(t.key) for t in before)
    same = other.fields.get("status") == one.fields.get("status")
    return told and same and other.fields.get("type") in TALKS - {"call"}


def _points(draft: Draft) -> str:
    """Return "back" for "mkutano huo", "next" for "mkutano ujao", "" for any other gathering."""
    noun = next(
        (n for n in draft.line.nouns("MEETING", "SUMMIT") if draft.first <= n.first <= draft.last), None
    )
    behind = (
        draft.line.tokens[noun.last + 1].key
        if noun is not None and noun.last + 1 < len(draft.line.tokens)
        else ""
    )
    if draft.fields.get("type") not in TALKS:
        return ""
    if (
        noun is None
        and draft.rule == "EN1"
        and draft.fields.get("status") == "planned"
        and "tena" in draft.line.keys
    ):
        # "Walikubaliana kukutana tena Kigali mwezi Novemba".
        return "next"
    counted = (
        behind in {"wa", "cha"} and draft.fields.get("status") == "planned" and _is_numbered(draft, noun)
    )
    return "back" if behind in BACK else "next" if behind in _COMING or counted else ""


def _is_numbered(draft: Draft, noun: Mention | None) -> bool:
    """Tell whether a gathering is told by its number: "Kikao cha saba kitafanyika", "Mkutano wa Kawaida wa 27"."""
    near = draft.line.tokens[noun.last + 2 : noun.last + 5] if noun is not None else ()
    return any(token.text.isdigit() or token.key in _ORDINALS for token in near)
