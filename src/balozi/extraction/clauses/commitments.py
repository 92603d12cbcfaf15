"""Commitments: what a state or an organisation says it will do towards, with or before others."""

from collections.abc import Iterator
from functools import lru_cache

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.drafts import (
    Draft,
    day_of,
    destinations,
    subject_of,
    subject_start,
    suggestion,
)
from balozi.extraction.clauses.lines import Line, Reading, read
from balozi.extraction.clauses.parties import Parties, groups_of
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Genre, Paper
from balozi.extraction.suggestions import Suggestion

_PROMISES = ("PLEDGE", "COMMIT", "AGREE", "PLAN")
_ENGAGING = ("TALK", "PHONE", "MEET", "VISIT", "SIGN", "HOST", "ADDRESS", "EXPECT", "BE")
# Swahili subject prefixes that no state, body or person takes.
_THINGS = frozenset({"ya", "ki", "vi", "pa", "ku"})
_BY = frozenset({"by", "before", "ifikapo", "kufikia", "ici", "until", "within"})
_INFINITIVES = {"en": frozenset({"to"}), "fr": frozenset({"de", "a", "d"}), "sw": frozenset()}


@lru_cache(maxsize=2)
def commitments(paper: Paper) -> tuple[Suggestion, ...]:
    """Return the commitments of a paper."""
    reading = read(paper)
    found: list[Suggestion] = []
    for line in reading.lines:
        drafts = sorted(_of_line(line, reading), key=lambda draft: draft.first)
        kept: list[Draft] = []
        for draft in drafts:
            if not kept or draft.first > kept[-1].last - 2:
                kept.append(draft)
        found += [suggestion(draft, "commitment", reading) for draft in kept]
    return tuple(found)


def _of_line(line: Line, reading: Reading) -> Iterator[Draft]:
    for act in line.acts:
        if act.negated or act.tense in {"conditional"}:
            continue
        for rule in (_promised, _funded, _reaffirmed, _will):
            draft = rule(line, act, reading)
            if draft is not None:
                yield draft
                break
    yield from _shares(line, reading)
    for noun in line.nouns("COMMITMENT", "PLANS"):
        draft = _noun(line, noun, reading)
        if draft is not None:
            yield draft


def _subject(line: Line, act: Act) -> Parties | None:
    """Return who owes: the subject of the act, or the party that acted last."""
    if act.subject in _THINGS:
        return None
    found = subject_of(line, act)
    if found is not None and not found.codes and found.spots and _is_treaty(line, found):
        return found
    if found is not None and not _heads_an_instrument(line, found, subject_start(line, act)):
        return found if found.codes else None
    if found is None and act.subject and line.around.one:
        pair = line.around.pair if act.subject in {"wa", "tu", "zi"} else ()
        return Parties(pair, (), pair, 0, -1) if pair else _alone(line.around.one)
    return None


def _is_treaty(line: Line, group: Parties) -> bool:
    """Tell whether a subject is "the Parties" of a text that names them elsewhere."""
    words = {token.key for first, last, _ in group.spots for token in line.tokens[first : last + 1]}
    return bool(words & {"parties", "party", "participants", "partie", "signatories"})


def _heads_an_instrument(line: Line, group: Parties, begin: int) -> bool:
    """Tell whether the subject is an instrument or a visit of the parties: "the agreement of Kenya and Uganda will"."""
    at = group.first
    before = [
        m
        for m in line.mentions
        if begin <= m.first and m.last < at and at - m.last <= 6 and m.of is not Of.OWN
    ]
    if (
        not before
        or before[-1].of not in {Of.INSTRUMENT, Of.NOUN}
        or line.tokens[before[-1].last].key in {"leaders"}
    ):
        return False
    earlier = [
        m
        for m in line.mentions
        if begin <= m.first
        and m.last < before[-1].first
        and m.of in {Of.OFFICE, Of.STATE, Of.ORGANISATION, Of.PERSON}
    ]
    between = {token.key for token in line.tokens[before[-1].last + 1 : at]}
    linked = {"of", "wa", "ya", "za", "de", "du", "d", "between", "kati", "entre", "hayo", "huo"} & between
    return bool(linked) and not earlier and before[-1].code not in {"HELP", "COMMITMENT"}


def _alone(code: str) -> Parties:
    return Parties((code,), (), (code,), 0, -1)


def _draft(
    line: Line, span: tuple[int, int], parties: Parties, reading: Reading, told: tuple[str, str]
) -> Draft:
    modality, rule = told
    first, last = span
    behind = line.parties(first, last)
    amount = next((a for a in line.amounts if len(a.unit) == 3 and first <= a.first <= last), None)
    text = reading.paper.text[line.tokens[first].start : line.tokens[min(last, len(line.tokens) - 1)].end]
    due, due_text = _due(line, span, reading)
    fields = {
        "obligors": list(parties.codes),
        "obligor_text": "" if parties.codes or not parties.spots else _words(line, parties, reading),
        "beneficiaries": [code for code in behind.codes if code not in parties.codes],
        "action": text,
        "modality": modality,
        "policy_area": area_of(line, text),
        "due": due,
        "due_text": due_text,
        "amount": {"value": amount.value, "unit": amount.unit} if amount else None,
        "place": next((m.code for m in line.mentions if m.of is Of.REGION and first <= m.first <= last), ""),
    }
    return Draft(line, first, last, fields, rule, 0.65)


def _words(line: Line, parties: Parties, reading: Reading) -> str:
    first, last = parties.spots[0][0], parties.spots[-1][1]
    return reading.paper.text[line.tokens[first].start : line.tokens[last].end]


def area_of(line: Line, text: str) -> str:
    """Return the policy area whose words stand most often in a text, diplomacy when there is none."""
    lowered = text.lower() + " "
    counts = {area: sum(lowered.count(word) for word in words) for area, words in line.words.areas.items()}
    best = max(counts, key=lambda area: (counts[area], area != "diplomacy"))
    return best if counts[best] else "diplomacy"


def _due(line: Line, span: tuple[int, int], reading: Reading) -> tuple[str, str]:
    for date in line.dates:
        before = [token.key for token in line.tokens[max(0, date.first - 3) : date.first]]
        if span[0] <= date.first <= span[1] and _BY & set(before):
            words = line.tokens[date.first - 1 : date.last + 1]
            text = reading.paper.text[words[0].start : words[-1].end]
            return day_of(date, reading, ahead=True), text
    return "", ""


def _end(line: Line, act_last: int) -> int:
    """Return where a promise ends: before the next promise, or with the sentence."""
    for act in line.acts:
        if act.first > act_last + 1 and act.is_finite and act.is_any(*_PROMISES, "REAFFIRM", "SAY"):
            return act.first - 1
    for at in range(act_last + 1, len(line.tokens)):
        if line.tokens[at].text in {";", "”"}:
            return at - 1
    return len(line.tokens) - 1


def _first(line: Line, act: Act, parties: Parties) -> int:
    """Return where a promise begins: with its subject when that stands right before the verb."""
    if subject_start(line, act) <= parties.first < act.first and act.first - parties.first < 40:
        others = [other for other in line.acts if parties.first < other.first < act.first]
        return parties.first if not others else act.first
    return act.first


def _leads_to_deed(line: Line, act: Act) -> bool:
    """Tell whether a promise names a deed: "agreed to cooperate", "wamekubaliana kushirikiana"."""
    behind = line.tokens[act.last + 1 : act.last + 5]
    if line.words.language == "sw":
        return any(
            token.key.startswith(("ku", "kw"))
            and len(token.key) > 4
            and token.key not in {"kuhusu", "kuwa", "kwamba"}
            for token in behind[:3]
        )
    keys = [token.key for token in behind]
    marks = _INFINITIVES[line.words.language]
    to = next((number for number, key in enumerate(keys) if key in marks), None)
    return to is not None and to + 1 < len(keys) and keys[to + 1] not in {"the", "a", "an", "this"}


def _engages(line: Line, act: Act) -> bool:
    """Tell whether the deed is a meeting or a visit, which is an engagement."""
    for other in line.acts:
        if 0 < other.first - act.last <= 4:
            if other.is_any("MEET", "VISIT", "SIGN", "HOST") and not other.is_any("COMMIT", "PLAN"):
                return True
            if other.is_any("HOLD") and any(
                0 < noun.first - other.last <= 6 for noun in line.nouns("MEETING", "VISIT", "SUMMIT", "CALL")
            ):
                return True
    return False


def _hedged(line: Line, act: Act) -> bool:
    """Tell whether a wish, a call or a condition stands before an act."""
    begin = subject_start(line, act)
    before = {token.key for token in line.tokens[begin : act.last]}
    hypothetical = line.words.cuts["hypothetical"] & {
        token.key for token in line.tokens[max(0, act.first - 6) : act.first]
    }
    return bool(before & line.words.cuts["wish"]) or bool(hypothetical)


def _promised(line: Line, act: Act, reading: Reading) -> Draft | None:
    if not act.is_any(*_PROMISES) or (act.passive and not act.is_any("COMMIT")) or _hedged(line, act):
        return None
    if act.tense == "infinitive" and line.words.language != "sw":
        return None
    helps = any(0 < noun.first - act.last <= 5 for noun in line.nouns("HELP", "COMMITMENT"))
    money = any(0 < amount.first - act.last <= 6 and len(amount.unit) == 3 for amount in line.amounts)
    if not (_leads_to_deed(line, act) or (act.is_any("PLEDGE", "COMMIT") and (helps or money))) or _engages(
        line, act
    ):
        return None
    parties = _subject(line, act)
    if parties is None or (act.relative and not act.is_any("COMMIT")):
        return None
    if act.is_any("PLAN") and not _outward(line, act, parties):
        return None
    keep = {token.key for token in line.tokens[max(0, act.first - 3) : act.last]} & line.words.cuts["keep"]
    modality = "reaffirms" if keep and act.is_any("COMMIT") else _modality(act)
    return _draft(
        line, (_first(line, act, parties), _end(line, act.last)), parties, reading, (modality, "CO1")
    )


def _modality(act: Act) -> str:
    for kind, modality in (
        ("PLEDGE", "pledges"),
        ("COMMIT", "commits"),
        ("AGREE", "agrees"),
        ("PLAN", "plans"),
    ):
        if act.is_any(kind):
            return modality
    return "plans"


def _funded(line: Line, act: Act, reading: Reading) -> Draft | None:
    if not act.is_any("ANNOUNCE", "OFFER") or act.passive or _hedged(line, act):
        return None
    money = any(0 < amount.first - act.last <= 20 and len(amount.unit) == 3 for amount in line.amounts)
    helps = act.is_any("OFFER") and any(0 < noun.first - act.last <= 4 for noun in line.nouns("HELP"))
    given = {token.key for token in line.tokens[max(0, act.first - 2) : act.last + 1]}
    if not (money or helps) or given & {"has", "have", "providing", "provided"}:
        return None
    if act.tense == "infinitive" and not act.is_any("OFFER"):
        return None
    owners = line.parties(act.last + 1, act.last + 3) if helps else None
    parties = owners if owners is not None and owners.codes else _subject(line, act)
    if parties is None:
        return None
    return _draft(
        line, (_first(line, act, parties), _end(line, act.last)), parties, reading, ("pledges", "CO2")
    )


def _shares(line: Line, reading: Reading) -> Iterator[Draft]:
    """Find parts of announced money: "the announcement includes $5 million for ...", "USAID's $2 million will support"."""
    money = [amount for amount in line.amounts if len(amount.unit) == 3]
    if not money or line.words.language != "en":
        return
    for at, token in enumerate(line.tokens):
        opens = token.key in {"includes", "consists", "comprises"} and any(
            0 < amount.first - at <= 6 for amount in money
        )
        head = {word.key for word in line.tokens[max(0, at - 5) : at]} & {
            "announcement",
            "funding",
            "package",
            "assistance",
            "contribution",
        }
        gives = token.key == "will" and any(0 < at - amount.last <= 2 for amount in money)
        if (opens and head) or gives:
            owner = _alone(line.around.home)
            if owner.codes[0]:
                yield _draft(line, (max(0, at - 6), _end(line, at)), owner, reading, ("pledges", "CO2"))
            return


def _reaffirmed(line: Line, act: Act, reading: Reading) -> Draft | None:
    if not act.is_any("REAFFIRM") or act.tense not in {"past", "present", "participle", "infinitive"}:
        return None
    noun = next((n for n in line.nouns("COMMITMENT", "HELP") if 0 < n.first - act.last <= 7), None)
    if noun is None:
        return None
    owners = line.parties(act.last + 1, noun.first - 1)
    parties = owners if owners.codes else _subject(line, act)
    keep = {token.key for token in line.tokens[act.last + 1 : noun.first]} & line.words.cuts["keep"]
    strong = line.tokens[act.last].key.startswith(("reaffirm", "reiter", "renew", "renouvel"))
    if parties is None or not (noun.code == "COMMITMENT" or keep or strong):
        return None
    return _draft(
        line, (_first(line, act, parties), _end(line, noun.last)), parties, reading, ("reaffirms", "CO3")
    )


def _noun(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find a commitment that is named: "our shared commitment to ...", "the commitment by X to ..."."""
    behind = line.tokens[noun.last + 1].key if noun.last + 1 < len(line.tokens) else ""
    if behind not in {"to", "by", ":", "a", "ya"} or any(
        act.is_any("REAFFIRM") and 0 < noun.first - act.last <= 7 for act in line.acts
    ):
        return None
    owners = line.parties(max(0, noun.first - 5), noun.first - 1)
    if behind == "by":
        owners = line.parties(noun.last + 1, len(line.tokens) - 1)
    before = {token.key for token in line.tokens[max(0, noun.first - 4) : noun.first]}
    if not owners.codes and before & {"there", "the"}:
        owners = Parties(line.around.pair, (), line.around.pair, 0, -1)
    groups = groups_of(line.tokens, owners)
    if behind != "by" and len(groups) > 1:
        owners = groups[-1]
    joint = len(owners.codes) > 1 or before & line.words.cuts["keep"]
    world = any(
        token.key in {"international", "bilateral", "multilateral", "global", "kimataifa", "peacekeeping"}
        for token in line.tokens[noun.last :]
    )
    abroad = set(line.parties(noun.last + 1, len(line.tokens) - 1).codes) - set(owners.codes)
    if not owners.codes or not (joint or world or abroad or behind == "by") or _is_shouted(line):
        return None
    modality = "commits" if behind == "by" or before & {"there", "the"} else "reaffirms"
    modality = "plans" if noun.code == "PLANS" else modality
    first = max(0, noun.first - 3)
    return _draft(line, (first, _end(line, noun.last)), owners, reading, (modality, "CO4"))


def _is_shouted(line: Line) -> bool:
    """Tell whether a line is a headline in capitals."""
    words = [token.text for token in line.tokens if token.text.isalpha() and len(token.text) > 2]
    return sum(word.isupper() for word in words) * 2 > len(words)


def _will(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a future of a state or an organisation that acts towards others."""
    if act.tense != "future" or act.relative or act.is_any(*_ENGAGING) or _hedged(line, act):
        return None
    if line.tokens[act.last].key in line.words.cuts["not_deeds"] or _holds_talks(line, act):
        return None
    if reading.paper.genre is Genre.POLICY:
        begin = subject_start(line, act)
        found = subject_of(line, act) or _alone(reading.home)
        return _draft(line, (begin, _end(line, act.last)), found, reading, ("commits", "CO6"))
    parties = _subject(line, act)
    ours = act.subject == "tu" and bool(line.nouns("HELP"))
    if parties is None or (parties.first < 0 and not ours):
        return None
    if not ours and not (_is_head(line, act, parties.first) and _outward(line, act, parties)):
        return None
    shall = line.tokens[act.first].key == "shall"
    joint = len(parties.codes) > 1 and (line.has("joint") or act.is_any("WORK", "SUPPORT"))
    modality = "commits" if shall or joint or not parties.codes else "plans"
    return _draft(
        line,
        (max(parties.first, subject_start(line, act)), _end(line, act.last)),
        parties,
        reading,
        (modality, "CO5"),
    )


def _holds_talks(line: Line, act: Act) -> bool:
    return act.is_any("HOLD", "TALK") and any(
        0 < noun.first - act.last <= 6
        for noun in line.nouns("MEETING", "VISIT", "SUMMIT", "CALL", "STATEMENT")
    )


def _is_head(line: Line, act: Act, begin: int) -> bool:
    """Tell whether the party is the subject itself, not part of a longer one ("the railway of Kenya will")."""
    near = [
        m
        for m in line.mentions
        if begin <= m.first
        and m.last < act.first
        and m.of not in {Of.NUMBER, Of.DATE, Of.NOUN, Of.INSTRUMENT}
    ]
    return bool(near) and act.first - near[-1].last <= 5


def _outward(line: Line, act: Act, parties: Parties) -> bool:
    """Tell whether the deed is towards or with others, not at home."""
    if len(parties.codes) > 1 or not parties.codes or parties.organisations or act.is_any("WORK"):
        return True
    if set(destinations(line, act.last, len(line.tokens) - 1)) - set(parties.codes):
        return True
    behind = line.parties(act.last + 1, len(line.tokens) - 1)
    regions = any(m.of is Of.REGION and m.first > act.last for m in line.mentions)
    return bool(set(behind.codes) - set(parties.codes)) or regions or bool(line.nouns("HELP"))
