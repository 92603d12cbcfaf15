"""English verbs: the acts that their forms, auxiliaries and particles tell, each with its tense."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import cache

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.conjugation import forms_of_verbs, particles, stand_at
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.english_auxiliaries import (
    ADVERBS,
    BE,
    DO,
    FUTURE,
    HAVE,
    HYPOTHETIC,
    NOT,
    QUOTES,
    behind_aside,
    helpers_of,
    is_due,
)
from balozi.extraction.clauses.sentence.english_particles import FARTHEST, is_meant, is_prefix, reach
from balozi.extraction.clauses.sentence.english_verbhood import (
    HEADLINE,
    NOUN_BEFORE,
    SPEAKERS,
    after_words,
    is_gerund_noun,
    is_headline_verb,
    is_helped,
    is_in_a_compound,
    is_noun,
    is_present,
    is_reduced,
    opens_line,
)
from balozi.extraction.mentions.tokens import Token, keys_in, places_where

_AHEAD = FUTURE | {"would", "to"}
_NONE: Set[str] = frozenset()
_PARTICIPLES = closed("english", "participles")
_FRAMES = frozenset({"to", "how", "why"})
_PROMISING = frozenset({"KEEP", "PLAN", "PLEDGE", "COMMIT", "SETTLE"})
_TENSES = frozenset({"past", "present", "future", "infinitive"})
_NO_DEEDS = closed("commitments", "no_deeds") | closed("english", "noun_before")
_WHICH = frozenset({"which", "that", "who"})
_CONDITIONS = frozenset({"if", "unless"})
_REPORTING = ("SAY", "PLEDGE", "ANNOUNCE", "AGREE", "COMMIT", "REAFFIRM")


def acts(line: Sequence[Token]) -> list[Act]:
    """Return the acts of an English sentence."""
    forms = forms_of_verbs()
    found: list[Act] = []
    row = list(keys_in(line))
    for index in places_where(_opening().__contains__, row):
        entry = forms.get(row[index])
        if entry is not None and is_in_a_compound(line, index):
            continue
        act = None
        if entry is not None:
            act = _with_particles(line, index, entry, row)
        elif row[index] != "to" or is_due(line, index):
            act = _future(line, index, forms)
        if act is not None:
            found.append(act)
    return _headlined(_reported(found, line, row), line)


@cache
def _opening() -> Set[str]:
    """Return the words at which an act may be told: the forms of verbs, and those that lead to any verb."""
    return forms_of_verbs().keys() | _AHEAD


def _headlined(found: list[Act], line: Sequence[Token]) -> list[Act]:
    """Return the acts of a headline, where "to" tells what is to come: "Finland's president to visit Namibia"."""
    short = len(line) <= HEADLINE and line[-1].text[-1].isalnum()
    if short and not found:
        return _foretold(line)
    first = next((act for act in found if act.tense in _TENSES), None)
    if not short or first is None or first.tense != "infinitive" or first.first < 1:
        return found
    before = line[first.first - 1]
    framed = line[0].key in NOUN_BEFORE or line[0].key in _FRAMES
    if framed or not (before.is_capital or before.key in SPEAKERS):
        return found
    return [replace(act, tense="future") if act is first else act for act in found]


def _foretold(line: Sequence[Token]) -> list[Act]:
    """Return the deed of a headline whose verb is in no list: "Bhutan, Nepal to trade surplus power"."""
    for at in range(1, len(line) - 2):
        before, behind = line[at - 1], line[at + 1]
        if line[at].key == "to" and (before.is_capital or before.key in SPEAKERS):
            deed = behind.text.islower() and behind.text.isalpha() and behind.key not in _NO_DEEDS
            return [Act(frozenset({"DO"}), at, at + 1, "future")] if deed else []
    return []


def _with_particles(
    line: Sequence[Token], index: int, entry: Mapping[str, frozenset[str]], row: Sequence[str]
) -> Act | None:
    """Return the act of a verb, with the kinds that the words behind it give: "sat down with", "set aside"."""
    added, last = _behind(line, index, row)
    if not added:
        return _act(line, index, entry)
    act = _act(line, index, {form: kinds | added for form, kinds in entry.items()})
    if act is None and added & _PROMISING and "base" in entry and not is_noun(line, index, negated=False):
        # "stands by", "means to": the words behind show the verb.
        act = Act(entry["base"] | added, index, index, "present", negated=False)
    return None if act is None else replace(act, last=max(act.last, last))


def _behind(line: Sequence[Token], index: int, row: Sequence[str]) -> tuple[Set[str], int]:
    """Return the kinds that the words behind a verb give it, and the last of those words."""
    known = particles().get(row[index])
    if known is None or known.keys().isdisjoint(row[index + 1 : index + FARTHEST]):
        return _NONE, index
    last = index
    found: set[tuple[str, tuple[str, ...]]] = set()
    for at in range(index + 1, min(index + FARTHEST, len(row))):
        for kind, words in known.get(row[at], ()):
            near = at < index + reach(kind, words) and (kind, words) not in found
            if near and stand_at(line, at, words) and is_meant(line, (index, at + len(words)), kind, at):
                found.add((kind, words))
                # "ordered the envoy to leave": whom it befalls stands inside.
                inside = kind in {"SUMMON", "ADDRESS"} or (kind == "REACT" and at > index + 4)
                last = last if inside and at > index + 1 else max(last, at + len(words) - 1)
    return {kind for kind, _ in found}, last


def _reported(found: list[Act], line: Sequence[Token], row: Sequence[str]) -> list[Act]:
    """Return the acts with what was said to come told as coming: "said it would send"."""
    if "would" not in row or not _CONDITIONS.isdisjoint(row):
        return found
    if not any(act.is_any(*_REPORTING) and act.tense in {"past", "present"} for act in found):
        return found
    return [replace(act, tense="future") if _is_reported(act, line) else act for act in found]


def _is_reported(act: Act, line: Sequence[Token]) -> bool:
    return act.tense == "conditional" and line[act.first].key == "would"


def _future(
    line: Sequence[Token], index: int, forms: Mapping[str, Mapping[str, frozenset[str]]]
) -> Act | None:
    """Return "will" with a verb that is not in the lists, as an act of no special kind."""
    negated = False
    begin = behind_aside(line, index + 1)
    if [token.key for token in line[begin : begin + 1]] == ["have"] and begin + 1 < len(line):
        # "will have connected its grid by June".
        done = line[begin + 1].key
        plain = _is_participle(done) and not _is_listed(forms, done)
        tense = "conditional" if line[index].key == "would" else "future"
        return Act(frozenset({"DO"}), index, begin + 1, tense) if plain else None
    for at in range(begin, min(begin + 4, len(line))):
        key = line[at].key
        if key in QUOTES or is_prefix(line, at):
            continue
        negated = negated or key in NOT
        if key in NOT or key in ADVERBS or (key.endswith("ly") and key not in forms):
            continue
        if key in forms and key not in BE:
            return None
        if not key.isalpha():
            return None
        passive = key == "be" and at + 1 < len(line) and _is_participle(line[at + 1].key)
        if passive and _is_listed(forms, line[at + 1].key):
            return None
        doing = key == "be" and at + 1 < len(line) and line[at + 1].key.endswith("ing")
        state = key == "be" and not passive and not doing
        kinds = frozenset({"BE"}) if state else frozenset({"DO"})
        tense = "conditional" if line[index].key == "would" else "future"
        return Act(kinds, index, at + 1 if passive or doing else at, tense, negated, passive)
    return None


def _is_listed(forms: Mapping[str, Mapping[str, frozenset[str]]], participle: str) -> bool:
    """Tell whether a participle is that of a verb of the lists, which is an act of its own."""
    return bool(forms.get(participle, {}).get("past"))


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or word in _PARTICIPLES


def _act(line: Sequence[Token], index: int, entry: Mapping[str, frozenset[str]]) -> Act | None:
    first, helpers, negated = helpers_of(line, index)
    for form in ("past", "base", "ing"):
        kinds = entry.get(form)
        bare = form == "past" and "base" in entry and "to" in helpers and helpers.isdisjoint(BE | HAVE)
        if kinds is None or bare:
            # "is to come": the form of a participle is that of the verb itself.
            continue
        if not kinds:
            act = _act(line, index, {form: frozenset({"DO"})})
            return act if act is not None and act.tense in {"future", "conditional"} else None
        if form == "past":
            return _past(kinds, (first, index), helpers, negated=negated, line=line)
        if form == "ing":
            tense = "present" if helpers & BE else "participle"
            tense = "conditional" if helpers & HYPOTHETIC else tense
            tense = "future" if helpers & FUTURE else tense
            if is_gerund_noun(line, index):
                return None
            if line[index].key in {"meeting", "visiting"} and not after_words(line, index):
                return None
            return Act(kinds, first, index, tense, negated)
        return _base(kinds, (first, index), helpers, negated=negated, line=line)
    return None


def _past(
    kinds: frozenset[str],
    span: tuple[int, int],
    helpers: frozenset[str],
    *,
    negated: bool,
    line: Sequence[Token],
) -> Act:
    first, index = span
    passive = bool(helpers & BE)
    if helpers & FUTURE:
        return Act(kinds, first, index, "future", negated, passive)
    if helpers & HYPOTHETIC:
        return Act(kinds, first, index, "conditional", negated, passive)
    if passive and helpers & {"to"}:
        tense = "future" if is_due(line, first) else "infinitive"
        return Act(kinds, first, index, tense, negated, passive)
    which = first > 0 and line[first - 1].key in _WHICH
    hangs = which or (not helpers and is_reduced(line, index, kinds))
    return Act(kinds, first, index, "past", negated, passive or (hangs and not which), relative=hangs)


def _base(
    kinds: frozenset[str],
    span: tuple[int, int],
    helpers: frozenset[str],
    *,
    negated: bool,
    line: Sequence[Token],
) -> Act | None:
    first, index = span
    if helpers & FUTURE:
        return Act(kinds, first, index, "future", negated)
    if helpers & HYPOTHETIC:
        return Act(kinds, first, index, "conditional", negated)
    if "to" in helpers:
        return Act(kinds, first, index, "future" if is_due(line, first) else "infinitive", negated)
    if helpers & DO:
        return Act(kinds, first, index, "past" if "did" in helpers else "present", negated)
    if line[index].key.endswith("s") and opens_line(line, index):
        return Act(kinds, first, index, "present", negated)
    if is_helped(line, index) or (
        index > 2
        and line[index - 1].key == "and"
        and line[index - 3].key == "to"
        and line[index - 2].text.islower()
    ):
        # "to develop and commit to a plan", "will help Laos build a road".
        return Act(kinds, first, index, "infinitive", negated)
    present = is_present(line, index) or is_headline_verb(line, index, kinds)
    if is_noun(line, index, negated=negated) or not present:
        return None
    return Act(kinds, first, index, "present", negated)
