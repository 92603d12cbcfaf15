"""What is said and stood for: quoted statements, positions, initiatives, roles, deeds, consultations, headlines."""

import re
from collections.abc import Iterator

from balozi.extraction.clauses.sentence.cues import cues
from balozi.extraction.clauses.sentence.drafts import Draft, suggestion
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.persons import persons_of
from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre, Paper
from balozi.extraction.suggestions import Suggestion

_QUOTED = re.compile(r"[“\"«][^“”\"«»\n]{20,600}[”\"»]")
_OPENS = frozenset({"“", '"', "«"})
_OWN_PAPERS = frozenset({Genre.POLICY, Genre.PROFILE})


def statements(paper: Paper) -> Iterator[Suggestion]:
    """Yield quoted speech with its speaker."""
    reading = read(paper)
    say = cues("voices")["say"]
    for line in (line for line in reading.lines if not line.keys.isdisjoint(_OPENS)):
        for found in _QUOTED.finditer(paper.text, line.start, line.end):
            outside = [token for token in line.tokens if not found.start() <= token.start < found.end()]
            if not any(token.key in say for token in outside):
                continue
            persons = [
                p
                for p in persons_of(line.tokens, line.mentions)
                if p.name and not found.start() <= line.tokens[p.first].start < found.end()
            ]
            speaker = persons[-1].name if persons else _capitals(line, found.end())
            states = sorted({m.code for m in line.mentions if m.of in {Of.STATE, Of.PEOPLE}})
            fields = {"text": found[0].strip('“”"«» '), "speaker": speaker, "states": states}
            kept = {key: value for key, value in fields.items() if value}
            yield Suggestion("statement", found.start(), found.end(), found[0], kept, "ST1", 0.75)


def _capitals(line: Line, after: int) -> str:
    """Return the capitalised words outside the quotation, taken as the speaker's name."""
    words = [token.text for token in line.tokens if token.start >= after and token.is_capital]
    return " ".join(words[:3])


def positions(paper: Paper) -> Iterator[Suggestion]:
    """Yield what a policy or profile says its country supports or opposes."""
    reading = read(paper)
    if paper.genre not in _OWN_PAPERS:
        return
    for line in reading.lines:
        at = line.first_of(cues("voices")["support"])
        if at is None:
            continue
        last = next(
            (n for n in range(at + 4, len(line.tokens)) if line.tokens[n].text in {";", "."}),
            min(at + 20, len(line.tokens) - 1),
        )
        first = next(
            (m.first for m in line.mentions if m.of is Of.STATE and at - 4 <= m.first < at), max(0, at - 1)
        )
        text = paper.text[line.tokens[first].start : line.tokens[last].end]
        yield suggestion(
            Draft(line, first, min(last, at + 20), {"text": text, "states": [reading.home]}, "ST2", 0.6),
            "position",
            reading,
        )


def initiatives(paper: Paper) -> Iterator[Suggestion]:
    """Yield named initiatives: capitalised names that end in "Initiative" or begin with "Mpango wa"."""
    reading = read(paper)
    seen: set[str] = set()
    for line in reading.lines:
        for at, token in enumerate(line.tokens) if "initiative" in line.keys else ():
            if token.key != "initiative" or not token.is_capital or at == 0:
                continue
            first = at
            while first > 0 and (
                line.tokens[first - 1].is_capital or line.tokens[first - 1].key in {"and", "of", "for", "-"}
            ):
                first -= 1
            if first >= at - 1 and at - first < 1:
                continue
            name = paper.text[line.tokens[first].start : token.end]
            if name not in seen:
                seen.add(name)
                yield suggestion(
                    Draft(line, max(0, first - 4), at, {"text": name, "name": name}, "ST3", 0.65),
                    "initiative",
                    reading,
                )


def roles(paper: Paper) -> Iterator[Suggestion]:
    """Yield the roles that a policy says its country plays: "As the champion of ...", "Kama kiongozi wa ..."."""
    reading = read(paper)
    if paper.genre not in _OWN_PAPERS:
        return
    for line in reading.lines:
        for at, token in enumerate(line.tokens[:-3]):
            if token.key not in {"as", "kama", "comme"} or not token.is_capital:
                continue
            near = [
                n
                for n in range(at + 1, min(at + 5, len(line.tokens)))
                if line.tokens[n].key in cues("voices")["role"]
            ]
            if not near or (
                near[0] + 1 < len(line.tokens)
                and line.tokens[near[0] + 1].key not in {"of", "wa", "for", "du", "de", "in"}
            ):
                continue
            last = next(
                (n - 1 for n in range(near[0], len(line.tokens)) if line.tokens[n].text == ","),
                min(near[0] + 10, len(line.tokens) - 1),
            )
            text = paper.text[line.tokens[at].start : line.tokens[last].end]
            yield suggestion(
                Draft(line, at, last, {"text": text, "states": [reading.home]}, "ST4", 0.6), "role", reading
            )


def deeds(paper: Paper) -> Iterator[Suggestion]:
    """Yield what a policy says its country has done for others."""
    reading = read(paper)
    if paper.genre not in _OWN_PAPERS:
        return
    for line in reading.lines:
        at = next((n for n, token in enumerate(line.tokens) if token.key in cues("voices")["done"]), None)
        done = at is not None and any(
            act.tense == "past" or token_is_perfect(line, at) for act in line.acts or ()
        )
        if at is None or not (done or token_is_perfect(line, at)):
            continue
        last = next(
            (n - 1 for n in range(at, len(line.tokens)) if line.tokens[n].text in {".", ";"}),
            len(line.tokens) - 1,
        )
        text = paper.text[line.tokens[at].start : line.tokens[min(last, at + 14)].end]
        yield suggestion(
            Draft(line, at, min(last, at + 14), {"text": text, "states": [reading.home]}, "ST5", 0.5),
            "action_done",
            reading,
        )


def token_is_perfect(line: Line, at: int) -> bool:
    """Tell whether a deed is told as done: "has removed", "imetimiza ... kwa kuondoa"."""
    before = line.row[max(0, at - 16) : at]
    return any(
        key in {"has", "have"} or key.startswith(("ime", "zime", "tume")) for key in before
    ) or line.tokens[at].key.startswith("ime")


def consultations(paper: Paper) -> Iterator[Suggestion]:
    """Yield who was consulted: the parts of "consultations with a, b and c"."""
    reading, words = read(paper), cues("voices")["consultation"]
    if paper.genre not in _OWN_PAPERS:
        return
    for line in reading.lines:
        at = line.first_of(words)
        if at is None or at + 2 >= len(line.tokens) or line.tokens[at + 1].key not in {"with", "na", "avec"}:
            continue
        for first, last in _items(line, at + 2):
            text = paper.text[line.tokens[first].start : line.tokens[last].end]
            yield suggestion(Draft(line, first, last, {"text": text}, "ST6", 0.6), "consultation", reading)


def _items(line: Line, start: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of an enumeration; "the public and private sectors" stays one."""
    first = start
    at = start
    while at < len(line.tokens) and at < start + 30:
        token = line.tokens[at]
        ends = token.text in {".", ";"} or token.key in {"whose", "which", "who", "ambao"}
        parted = token.text == "," or (
            token.key in {"and", "na", "et"} and any(t.text == "," for t in line.tokens[start:at])
        )
        if (ends or parted) and at > first:
            yield first, at - 1
            first = at + 1
        if ends:
            return
        at += 1
    if first < len(line.tokens):
        yield first, min(at, len(line.tokens)) - 1


def agreement_titles(paper: Paper) -> Iterator[Suggestion]:
    """Yield headlines that name an instrument and two parties."""
    reading = read(paper)
    for line in reading.lines[:8]:
        draft = _title(line, reading)
        if draft is not None:
            yield suggestion(draft, "agreement_title", reading)


def _title(line: Line, reading: Reading) -> Draft | None:
    papers = line.instruments()
    parties = line.parties(0, len(line.tokens) - 1)
    ends = line.tokens[-1].text in {".", ";", ":", "”"}
    if not papers or ends or len(line.tokens) > 28 or len(parties.codes) < 2:
        return None
    text = reading.paper.text[line.start : line.end]
    fields = {"text": text, "states": list(parties.states), "instrument_type": papers[0].code}
    return Draft(line, 0, len(line.tokens) - 1, fields, "ST7", 0.7)
