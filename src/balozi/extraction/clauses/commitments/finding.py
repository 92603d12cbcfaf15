"""Commitments: what a state or an organisation says it will do towards, with or before others."""

from collections.abc import Iterator
from functools import lru_cache

from balozi.extraction.clauses.commitments.duties import does, items, listed, named_pledge, stated
from balozi.extraction.clauses.commitments.english_dues import with_dues
from balozi.extraction.clauses.commitments.english_founding import founded
from balozi.extraction.clauses.commitments.english_gifts import english_gifts
from balozi.extraction.clauses.commitments.english_headlines import without_headlines
from balozi.extraction.clauses.commitments.english_joint_bodies import joint_bodies
from balozi.extraction.clauses.commitments.english_parts import parted_by_dues
from balozi.extraction.clauses.commitments.english_personnel import personnel
from balozi.extraction.clauses.commitments.english_receipts import as_received
from balozi.extraction.clauses.commitments.english_secured import secured
from balozi.extraction.clauses.commitments.english_sides import unnamed_sides
from balozi.extraction.clauses.commitments.english_sums import parted_by_sums
from balozi.extraction.clauses.commitments.english_welcomes import welcomed_gifts
from balozi.extraction.clauses.commitments.french_pledges import settled_items
from balozi.extraction.clauses.commitments.french_promises import in_french
from balozi.extraction.clauses.commitments.futures import will
from balozi.extraction.clauses.commitments.intents import intended, is_only_ready, resolved
from balozi.extraction.clauses.commitments.oaths import turned
from balozi.extraction.clauses.commitments.obligations import obliged, seconded
from balozi.extraction.clauses.commitments.pledges import funded, named_commitment, reaffirmed, shares
from balozi.extraction.clauses.commitments.swahili_agreed import agreed_clauses
from balozi.extraction.clauses.commitments.swahili_beneficiaries import with_whom_it_is_for
from balozi.extraction.clauses.commitments.swahili_deeds import swahili_deeds
from balozi.extraction.clauses.commitments.tellers import goes_on, is_assured
from balozi.extraction.clauses.commitments.vows import promised
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, suggestion
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.clauses.sentence.signs import Panel, signs_of_act
from balozi.extraction.clauses.shared.english_doubts import believed
from balozi.extraction.clauses.shared.french_doubts import told_now
from balozi.extraction.clauses.shared.operative import operative_items
from balozi.extraction.clauses.shared.promises import is_own_text, with_area
from balozi.extraction.clauses.shared.swahili_news import only_told
from balozi.extraction.mentions.mentions import Mention
from balozi.extraction.papers import Genre, Paper
from balozi.extraction.suggestions import Suggestion

_FIRMS = closed("firms", "names")
_KEPT = closed("pledges", "kept")
# Asked of English sentences in which nothing else is promised.
ELSE_IN_ENGLISH = Panel(joint_bodies, personnel, secured, founded, unnamed_sides, welcomed_gifts)
OF_ACTS = Panel(resolved, obliged, promised, funded, reaffirmed, will, does)
OF_LINES = Panel(shares, turned, seconded)


@lru_cache(maxsize=2)
def commitments(paper: Paper) -> tuple[Suggestion, ...]:
    """Return the commitments of a paper."""
    reading = read(paper)
    found: list[Draft] = []
    under = {**listed(reading), **settled_items(reading)}
    resolved_here = operative_items(reading)
    for line in reading.lines:
        if line.start in resolved_here:
            # The verb at its head says it all, and whose it is stands above.
            found += resolved_here[line.start]
            continue
        told = list(_of_line(line, reading))
        if line.words.language == "fr" and not line.states_nothing:
            told = told_now(in_french(line, reading, told), "commitment", reading)
        if line.words.language == "sw" and reading.paper.genre is not Genre.POLICY:
            told = agreed_clauses(line, told, reading)
            told = only_told(line, [*told, *swahili_deeds(line, reading, told)], reading)
            told = [with_whom_it_is_for(draft, reading) for draft in told]
        if line.words.language == "en" and not line.states_nothing:
            told = _in_english(line, reading, told)
        drafts = sorted(items(line, told, under), key=lambda draft: draft.first)
        kept: list[Draft] = []
        for draft in drafts:
            if not kept or draft.first > kept[-1].last - 2:
                kept.append(draft)
        found += kept
    kept_drafts = (with_area(draft, reading) for draft in without_headlines(found))
    return tuple(suggestion(draft, "commitment", reading) for draft in kept_drafts)


def _of_line(line: Line, reading: Reading) -> Iterator[Draft]:
    if line.states_nothing:
        return
    signs = line.signs
    for act in line.acts:
        if (not act.negated or _forbids(line, act, reading)) and act.tense != "conditional":
            for rule in OF_ACTS.asked(signs | signs_of_act(act.kinds, act.tense)):
                if draft := rule(line, act, reading):
                    yield draft
                    break
    yield from (draft for source in OF_LINES.asked(signs) for draft in source(line, reading))
    own = [stated(line, reading)]
    for noun in line.nouns("COMMITMENT", "PLANS"):
        if (line.words.language == "en" and _is_verb(line, noun)) or is_only_ready(line, noun):
            continue
        named = intended(line, noun, reading) or named_commitment(line, noun, reading)
        own.append(named or named_pledge(line, noun, reading))
    yield from (draft for draft in own if draft is not None)


def _in_english(line: Line, reading: Reading, known: list[Draft]) -> list[Draft]:
    """Return the promises of an English sentence: those known, and those that only English words tell."""
    told = list(unnamed_sides(line, reading)) or [*known]
    told += english_gifts(line, reading, told)
    told = with_dues(line, reading, told)
    told = told or [one for source in ELSE_IN_ENGLISH.asked(line.signs) for one in source(line, reading)]
    if not told:
        return told
    told = [*parted_by_dues(line, reading, list(as_received(line, reading, told)))]
    return believed(parted_by_sums(line, reading, told), "commitment", reading)


def _is_verb(line: Line, noun: Mention) -> bool:
    """Tell whether an English noun is a verb here, or a promise given before: "plans to", "kept its promise"."""
    before = set(line.row[max(0, noun.first - 4) : noun.first])
    verb = any(act.first <= noun.first <= act.last and act.is_finite for act in line.acts)
    keeps = any(act.is_any("KEEP") and 0 < noun.first - act.last <= 2 for act in line.acts)
    private = noun.first > 0 and line.tokens[noun.first - 1].key in _FIRMS
    return verb or private or keeps or bool(before & _KEPT)


def _forbids(line: Line, act: Act, reading: Reading) -> bool:
    """Tell whether a promise is to leave something: "hazitaruhusu" of the parties, "we shall not abandon them"."""
    if line.words.language == "en":
        return act.tense == "future" and (goes_on(line, act) or is_assured(line, act))
    return line.words.language == "sw" and act.tense == "future" and is_own_text(line, reading)
