"""Operative paragraphs: what a body or its members resolve, a verb at the head of each under "The Council,"."""

from collections.abc import Mapping, Sequence

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.english_bodies import gathers_at
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.promises import promise
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre

_WORDS = {language: words_of("operative", language) for language in ("en", "fr")}
_SPEAKING = {language: words["speakers"] | words["ours"] for language, words in _WORDS.items()}
_MODALITIES = {"decides": "agrees", "undertakes": "commits", "pledges": "pledges", "plans": "plans"}
_HEADLESS = _WORDS["en"]["headless"]
# "The Council", "We, the Ministers of Peru, Chile and Colombia, meeting in Lima on 3 May 2024".
_OPENING, _SHORT, _LONG = 4, 14, 70
_MARKS, _NEAR, _SHORTEST = 4, 4, 4
_GATHERED_IN_FRENCH = _WORDS["fr"]["gathered"]


def operative_items(reading: Reading) -> Mapping[int, tuple[Draft, ...]]:
    """Return what each operative paragraph promises, by where its line starts; nothing where it orders its own work.

    "The Assembly, / Reaffirms its commitment to ...; / Calls upon ...; / Decides to send ..." binds the body, or those
    who speak as "we", to what they decide, undertake, pledge and stand by; what they ask of others is theirs to do.
    """
    kept = reading.kept.get("operative")
    if not isinstance(kept, dict):
        kept = reading.kept["operative"] = _resolved_items(reading)
    return kept


def _resolved_items(reading: Reading) -> Mapping[int, tuple[Draft, ...]]:
    found: dict[int, tuple[Draft, ...]] = {}
    if reading.paper.genre is Genre.TREATY:
        # What a preamble recalls and decides is carried out by the articles behind it.
        return found
    lead: Parties | None = None
    for line in reading.lines:
        speaker = _speaker(line)
        lead = speaker or lead
        # "Decided to expand the delegation": below a sentence of the body whose paper it is.
        who = lead or (_of(line.around.pinned) if _is_of_the_body(line) else None)
        if speaker is not None or who is None:
            continue
        told = _resolved(line)
        if told is not None:
            found[line.start] = _promised(line, told, who, reading)
        elif line.words.language not in _WORDS or _ends_the_list(line):
            lead = None
    return found


def _promised(line: Line, told: tuple[int, str], lead: Parties, reading: Reading) -> tuple[Draft, ...]:
    """Return what an operative paragraph promises; nothing where it orders the body's own work."""
    first, modality = told
    if not modality:
        return ()
    rule = "CO3" if modality == "reaffirms" else "CO1"
    end = len(line.tokens) - 1 - (line.tokens[-1].text in {";", ".", ","})
    return (promise(line, (first, end), lead, reading, (modality, rule)),)


def _is_of_the_body(line: Line) -> bool:
    """Tell whether an English paragraph without its subject stands in the paper of a body that speaks throughout."""
    pinned = line.around.pinned
    body = len(pinned) == 1 and pinned[0] == line.around.body and line.words.language == "en"
    if not body or line.keys.isdisjoint(_HEADLESS):
        return False
    return line.row[max(0, _verb(line, _WORDS["en"]))] in _HEADLESS


def is_only_resolved(draft: Draft, reading: Reading) -> bool:
    """Tell whether an engagement that seems held is what an operative paragraph decides: "Decides to send a mission".

    Args:
        draft: an engagement.
        reading: its paper.
    """
    items = operative_items(reading)
    speaks = draft.line.words.language == "en" and draft.fields["type"] == "statement"
    if speaks and draft.line.start in items:
        # "Decides to undertake a mission in order to express solidarity": nobody has spoken yet.
        return True
    if draft.fields["type"] == "statement" and _is_of_the_body_itself(draft):
        return True
    return draft.fields["status"] == "held" and bool(items.get(draft.line.start))


def _is_of_the_body_itself(draft: Draft) -> bool:
    """Tell whether a body only says in its own English paper what it holds: "The Heads of Government welcomed"."""
    line, pinned = draft.line, draft.line.around.pinned
    own = len(pinned) == 1 and pinned[0] == line.around.body and line.words.language == "en"
    named = any(m.of is Of.ORGANISATION and m.first <= draft.last for m in line.mentions)
    return own and not draft.fields["states"] and draft.fields["orgs"] == list(pinned) and not named


def _speaker(line: Line) -> Parties | None:
    """Return who resolves what follows a line that is only a subject: "The Security Council,", "We, the Ministers:"."""
    words = _WORDS.get(line.words.language)
    last = line.tokens[-1]
    if words is None or line.keys.isdisjoint(_SPEAKING[line.words.language]):
        return None
    if _ends_with_its_subject(line, words):
        return _of(line.around.pinned or (line.around.body,))
    if last.text in {".", "?", "!"} or len(line.tokens) > _LONG:
        return None
    opening = line.row[:_OPENING]
    ours = opening[0] in words["ours"]
    if last.text == ";" and not ours:
        return None
    speaks = ours or words["speakers"] & line.keys
    open_end = last.text in {",", ":"} or ours or len(line.tokens) <= _OPENING
    if not speaks or not open_end or (not ours and len(line.tokens) > _SHORT and last.text != ","):
        return None
    begins = ours or bool(words["articles"] & set(opening[:1])) or bool(words["speakers"] & set(opening[:2]))
    # "We, the Ministers of Angola and Namibia, gathered in Maun, hereby:" has no verb yet.
    aside = {at + 1 for at, token in enumerate(line.tokens) if ours and token.text == ","}
    told = (act for act in line.acts if act.is_finite and act.first not in aside)
    if not begins or any(not act.relative for act in told):
        return None
    return _named(line, words)


def _ends_with_its_subject(line: Line, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether English says who resolves only at the end: "Having been briefed by the envoys, the Assembly:"."""
    known = line.words.language == "en" and bool(line.around.pinned or line.around.body)
    ends = line.row[-4:-2] == [",", "the"] and line.row[-2] in words["speakers"]
    return known and ends and line.tokens[-1].text in {":", ","}


def _named(line: Line, words: Mapping[str, frozenset[str]]) -> Parties | None:
    """Return those who speak: named in the line, else the body or the members spoken of."""
    ours = line.tokens[0].key in words["ours"]
    if ours and line.around.pinned and line.words.language == "en":
        return _of(line.around.pinned)
    # Behind "meeting in" stand the host and the chair, and the body whose summit it was.
    end = gathers_at(line.row) if ours and line.words.language == "en" else 0
    if ours and line.words.language == "fr":
        end = next((n for n, key in enumerate(line.row) if key in _GATHERED_IN_FRENCH), 0)
    parties = line.parties(0, (end or len(line.tokens)) - 1)
    if parties.organisations and not ours:
        # A state beside the body is where it met, a second body what it met about.
        body = next(code for code in parties.order if code in parties.organisations)
        return Parties((), (body,), (body,), 0, -1)
    if parties.codes:
        return Parties(parties.states, parties.organisations, parties.order, 0, -1)
    many = bool(words["members"] & line.keys)
    codes: Sequence[str] = line.around.pinned or line.around.pair if many else ()
    codes = codes or ((line.around.body,) if line.around.body else ())
    return _of(codes) if codes else None


def _of(codes: Sequence[str]) -> Parties:
    """Return codes as parties that no word of the sentence names."""
    states = tuple(sorted(code for code in codes if is_state(code)))
    bodies = tuple(sorted(code for code in codes if not is_state(code)))
    return Parties(states, bodies, tuple(codes), 0, -1)


def _resolved(line: Line) -> tuple[int, str] | None:
    """Return where the verb of an operative paragraph stands, and how firmly it binds: "" for the body's own work."""
    words = _WORDS.get(line.words.language)
    at = _verb(line, words) if words is not None else -1
    if words is None or at < 0 or len(line.tokens) - at < _SHORTEST:
        return None
    key, behind = line.tokens[at].key, line.row[at + 1 : at + 1 + _NEAR]
    if key in words["reaffirms"]:
        return (at, "reaffirms") if words["bonds"] & set(behind) else None
    modality = next((modality for name, modality in _MODALITIES.items() if key in words[name]), "")
    deed = next((n for n, one in enumerate(behind) if one in words["links"]), -1)
    if not modality or deed < 0 or deed > 1 or len(behind) < deed + 2:
        return None
    vain = any(one.startswith(tuple(words["vain"])) for one in behind[deed + 1 : deed + 3])
    first = at + 1 + deed
    vain = vain or not words["own_work"].isdisjoint(line.row[first + 2 : first + 2 + _NEAR])
    return at, "" if vain else modality


def _verb(line: Line, words: Mapping[str, frozenset[str]]) -> int:
    """Return the verb at the head of a paragraph, behind its mark and "further" or "hereby", -1 when there is none."""
    at = 0
    while at < min(_MARKS, len(line.tokens)) and not (
        line.tokens[at].text.isalpha() and len(line.tokens[at].text) > _SHORTEST
    ):
        at += 1
    while at < len(line.tokens) and line.tokens[at].key in words["adverbs"]:
        at += 1
    return at if at < len(line.tokens) and line.tokens[at].key.isalpha() else -1


def _ends_the_list(line: Line) -> bool:
    """Tell whether a line is running text of its own: a whole sentence that begins with its subject."""
    named = line.tokens[0].key in _WORDS[line.words.language]["articles"] or any(
        mention.first == 0 for mention in line.mentions
    )
    return named and line.tokens[-1].text == "."
