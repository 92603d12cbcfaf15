"""Statements as English papers tell them: a capital that answers back, two before the press, a speech in a house."""

from collections.abc import Sequence
from functools import cache

from balozi.extraction.clauses.engagements.english_passing import (
    Source,
    act_at,
    everybody,
    guest_of,
    is_ahead,
    made_of,
    news,
)
from balozi.extraction.clauses.engagements.english_turns import (
    FAR,
    NEAR,
    REACH,
    TWO,
    is_undone,
    place_in,
    somebody,
    told_once,
    two_spoken_of,
)
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of
from balozi.extraction.mentions.mentions import Of

# "has filed 200 protests": what has been done often is no event.
_COUNTED = frozenset({"hundreds", "dozens", "scores", "several", "many", "numerous"})
_ISSUES = frozenset({"released", "issued", "made", "published", "delivered", "adopted", "given"})
_PAPERS = frozenset({"statement"})
_PLACES = frozenset({Of.CITY, Of.STATE, Of.PEOPLE})


def _joint_press(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find what two told the press: "At a joint press conference after the talks, Stefanovski described"."""
    at = place_in(line, news("contacts", "press"))
    near = set(keys_of(line, at - NEAR, at + NEAR))
    if (
        news("contacts", "written") & set(keys_of(line, at + 1, at + 2))
        or not near & news("contacts", "joint")
        or not near & news("contacts", "conference")
        or is_ahead(line, at)
        or is_undone(line, at)
        or (line is reading.lines[0] and line.is_headline and "statement" in line.row[: at + TWO])
    ):
        # The title of a joint press statement is the document, not its release.
        return None
    own, pair = everybody(line), two_spoken_of(line)
    whole = own if len(own.codes) > 1 else pair or made_of(line.around.pair, at)
    if not set(own.codes) <= set(whole.codes) or len(whole.codes) < TWO:
        return None
    return told_once(line, (None, max(0, at - NEAR), at + NEAR), whole, reading, "statement held")


def _who_answers(line: Line, at: int) -> Parties | None:
    """Return who answers before a verb: the one named, or the capital where a spokesman speaks."""
    own = line.parties(0, at - 1) if at > 0 else None
    city = next((m for m in line.mentions if m.of is Of.CITY and m.first == 1), None)
    if own is not None and not own.codes and city is not None and line.tokens[0].key == "in":
        return made_of((city.name,), 0)
    return own


def _hailed(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a government that answers what was told: "Burundi's government hailed the talks"."""
    at = place_in(line, news("contacts", "answers"))
    subject = _who_answers(line, at)
    if subject is None or len(subject.codes) != 1 or at > FAR or is_undone(line, at) or subject.first > NEAR:
        return None
    voice = news("contacts", "voices") & set(keys_of(line, 0, at))
    act = act_at(line, at)
    behind = keys_of(line, at + 1, at + REACH)
    if (
        not voice
        or (act is not None and (act.passive or act.relative))
        or not news("contacts", "answered") & set(behind)
    ):
        return None
    other = {m.code for m in line.mentions if m.of in {Of.STATE, Of.PEOPLE} and m.first > at}
    others = {*other, *line.around.pair} - set(subject.codes)
    if not others:
        return None
    return told_once(line, (act, max(0, subject.first), at + NEAR), subject, reading, "statement held")


def _voiced(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a body that voices what it feels: "The Commission's chairperson expressed concern"."""
    at = place_in(line, news("contacts", "voiced"))
    subject = line.parties(0, at - 1) if at > 0 else None
    if subject is None or len(subject.codes) != 1 or at > FAR or is_undone(line, at) or subject.first > NEAR:
        return None
    others = set(line.around.pair) - set(subject.codes)
    feels = news("contacts", "feelings") & set(keys_of(line, at + 1, at + NEAR))
    if (
        not (subject.organisations or news("contacts", "voices") & set(keys_of(line, 0, at)))
        or not feels
        or not others
    ):
        return None
    return told_once(line, (act_at(line, at), subject.first, at + NEAR), subject, reading, "statement held")


def _protested(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a capital that protests or answers back: "Manila also lodged a diplomatic protest", "Tunis hit back"."""
    at = place_in(line, news("contacts", "lodges"))
    subject = line.parties(0, at - 1) if at > 0 else None
    if subject is None or len(subject.codes) != 1 or at > FAR or is_undone(line, at) or subject.first > NEAR:
        return None
    behind = keys_of(line, at + 1, at + 6)
    said = news("contacts", "protests") & set(behind) or behind[:1] == ["back"]
    if not {"was", "were", "been"}.isdisjoint(keys_of(line, at - TWO, at)):
        # "The ambassador was handed a note of protest" hears it.
        return None
    many = any(key.isdigit() for key in behind) or not _COUNTED.isdisjoint(behind)
    if not said or many or not set(line.around.pair) - set(subject.codes):
        return None
    return told_once(line, (act_at(line, at), subject.first, at + NEAR), subject, reading, "statement held")


def _issued(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a statement of several by the line that leads to it: "The following statement was released by"."""
    act = next((a for a in line.acts if a.passive and line.tokens[a.last].key in _ISSUES), None)
    if act is None or act.negated or line.row[act.last + 1 : act.last + 2] != ["by"]:
        return None
    subject = set(keys_of(line, 0, act.first))
    authors = line.parties(act.last + 2, len(line.tokens) - 1)
    groups = groups_of(line.tokens, authors)
    if not groups or len(groups[0].codes) < TWO or _PAPERS.isdisjoint(subject):
        return None
    return told_once(line, (act, 0, len(line.tokens) - 1), groups[0], reading, "statement held")


def _in_a_house(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a speech before the parliament of another state: "will address the Burundian parliament"."""
    at = place_in(line, news("contacts", "addresses"))
    house = place_in(line, news("contacts", "houses") | _named_houses(), at + 1)
    if at < 0 or not 0 < house - at <= REACH or is_undone(line, at):
        return None
    opens = at == 0
    begin = next((n for n in range(house, len(line.tokens)) if line.tokens[n].text == ","), 0) if opens else 0
    owner = {m.code for m in line.mentions if m.of in {Of.PEOPLE, Of.STATE} and at < m.first <= house + 3}
    owner |= {code for code, names in words_of("news", "houses").items() if line.tokens[house].key in names}
    owner |= {*line.parties(at, begin or min(house + NEAR, len(line.tokens) - 1)).codes}
    guest = line.parties(begin, len(line.tokens) - 1).codes[:1] if opens else guest_of(line, at)
    speaker = somebody(line, begin, len(line.tokens) if opens else at)
    if (speaker is None and not (opens and guest)) or len(owner) != 1 or not guest or owner <= set(guest):
        return None
    status = "planned" if is_ahead(line, at) else "held"
    return told_once(
        line,
        (act_at(line, at), max(0, at - 1), house + 1),
        made_of((guest[0], *owner), at),
        reading,
        f"statement {status}",
    )


@cache
def _named_houses() -> frozenset[str]:
    return frozenset().union(*words_of("news", "houses").values())


def accused(line: Line, reading: Reading, _: Sequence[Draft]) -> Draft | None:
    """Find a capital that accuses another: "Moscow later accused Washington of dragging its feet"."""
    at = place_in(line, news("journeys", "accuses") - {"urged"})
    subject = line.parties(0, at - 1) if at > 0 else None
    if (
        subject is None
        or len(subject.states) != 1
        or subject.organisations
        or at > REACH
        or is_undone(line, at)
    ):
        return None
    near = [m for m in line.mentions if 0 < m.first - at <= TWO and m.of in _PLACES]
    codes = {m.name if m.of is Of.CITY else m.code for m in near} - set(subject.states)
    if not codes:
        return None
    return told_once(line, (None, max(0, subject.first), at + NEAR), subject, reading, "statement held")


def sources_of_answers() -> tuple[tuple[frozenset[str], Source], ...]:
    """Return these rules, each with the words of which one must be there."""
    return (
        (news("contacts", "press"), _joint_press),
        (news("contacts", "answers"), _hailed),
        (news("contacts", "voiced"), _voiced),
        (news("contacts", "lodges"), _protested),
        (_PAPERS, _issued),
        (news("contacts", "houses") | _named_houses(), _in_a_house),
        (news("journeys", "accuses"), accused),
    )
