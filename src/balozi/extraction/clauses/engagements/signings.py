"""Signings told with their day, place or signatories, and the line that closes a treaty."""

from collections.abc import Sequence
from dataclasses import replace

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.once import told_once
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of, subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.english_signing_days import is_of_a_later_clause
from balozi.extraction.clauses.shared.objects import governed_by
from balozi.extraction.clauses.shared.participants import around, engagement, status_of
from balozi.extraction.clauses.shared.states import CONCLUDED, is_concluded
from balozi.extraction.clauses.shared.titles import is_of_others, name_end
from balozi.extraction.mentions.mentions import Mention, Of

_BY = closed("signings", "by")
_NEAR, _PAIR = 15, 2
_SINCE = (["after"], ["since"], ["before"], ["when"])
CLOSING = closed("instruments", "closing")
_SIGNATORIES = closed("engagements", "many")
_LAWS = closed("engagements", "laws")
_PEACE = closed("engagements", "peace")
_PAPERS = closed("signings", "papers")
_OCCASIONS = closed("signings", "occasions")
# "has signed similar agreements with 30 countries".
_ALIKE = frozenset({"similar", "such", "comparable", "like", "other"})


@asked_where(sign(act={"SIGN", "INITIAL"}, words=CONCLUDED))
def signed(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a signing that is told with its day, its place or its signatories."""
    apposed = _signed_by(line, act, reading)
    if apposed is not None:
        return apposed
    concludes = _concludes(line, act)
    if not (act.is_any("SIGN", "INITIAL") or concludes) or act.relative or not _is_an_event(line, act):
        return None
    papers = _papers(line)
    paper = next((m for m in papers if m.first > act.last or act.passive), None)
    parties, first, end = around(line, act, reading)
    whole = line.parties(subject_start(line, act), end)
    if len(whole.codes) > len(parties.codes) or (len(parties.codes) == 1 and len(whole.codes) == 1):
        parties, first = whole, max(first - 40, min(first, whole.first) if whole.first >= 0 else first)
    parties = _with_the_other(line, act, parties)
    for_state = any(
        token.key in {"for", "behalf", "niaba", "nom"} for token in line.tokens[act.last + 1 : act.last + 4]
    )
    named = subject_of(line, act)
    parties, first = (
        (line.parties(act.last + 1, len(line.tokens) - 1), act.first)
        if _opens(line, act)
        else (parties, first)
    )
    one_of_many = for_state and line.words.language == "sw"
    unnamed = named is None and not parties.organisations and len(parties.states) < 2
    if unnamed and not (act.passive or one_of_many):
        return None
    law = set(line.row[act.last + 1 : act.last + 5]) & _LAWS
    parties = line.parties(0, len(line.tokens) - 1) if for_state else parties
    pointed = act.passive and line.words.language != "sw" and bool(line.around.pair)
    pointed = pointed and (bool(line.dates) or (_names_a_paper(line, act) and len(whole.codes) > 1))
    pointed = pointed or _signs_the_paper(line, act, parties)
    pointed = pointed or _is_their_paper(line, act)
    if (paper is None and not for_state and not pointed) or not (parties.codes or pointed) or law:
        return None
    if (
        _was_years_ago(line)
        or (line.instruments() and not papers)
        or not _signing_is_told(line, act, parties)
        or (act.is_any("INITIAL") and not concludes and not _has_an_occasion(line))
    ):
        return None
    status = "planned" if act.tense in {"future", "infinitive"} and line.words.language == "en" else "held"
    status = "planned" if act.tense == "future" or _is_awaited(line, act) else status
    if act.passive:
        # "kati ya Kongo na M23 yalisainiwa": a state and a body are two, too.
        two = parties.codes if line.words.language == "sw" else parties.states
        states = parties.states if len(two) >= 2 else line.around.pair or parties.states
        nations = tuple(s for s in states if is_state(s))
        bodies = parties.organisations or tuple(s for s in states if not is_state(s))
        parties = Parties(nations, bodies, parties.order, 0, first)
    sure = 0.6 if concludes and not act.is_any("SIGN", "INITIAL") else 0.7
    last = paper.last if paper is not None and paper.first > act.last else end
    draft = engagement(
        line,
        (act, first, max(last, end)),
        parties,
        reading,
        type="signing_ceremony",
        status=status,
        rule="EN6",
    )
    return replace(_without_later_day(draft, act), confidence=sure)


def _is_only_asked(line: Line, act: Act) -> bool:
    """Tell whether an English signing is asked for: "directed that it be signed in April"."""
    at = act.first if line.row[act.first] == "be" else act.first - 1
    lead = line.row[max(0, at - _PAIR - 2) : max(0, at)]
    modal = {"will", "to", "shall", "would", "could", "may", "must", "can", "should", "might"}
    return at > 0 and line.row[at] == "be" and modal.isdisjoint(lead)


def _without_later_day(draft: Draft, act: Act) -> Draft:
    """Return a signing without a day that is only that of what is to follow it."""
    later = draft.line.words.language == "en" and draft.line.dates and not _own_days(draft.line, act)
    return replace(draft, fields={**draft.fields, "date": ""}) if later else draft


def _own_days(line: Line, act: Act) -> Sequence[Mention]:
    """Return the days of a signing, not those of what follows it: "signed, and the first goods will leave in May"."""
    if line.words.language != "en" or not line.dates:
        return line.dates
    days = [day for day in line.dates if not _is_in_a_name(line, day)]
    if act.tense != "past":
        return days
    return [day for day in days if not is_of_a_later_clause(line, day, "signed", act)]


def _is_in_a_name(line: Line, day: Mention) -> bool:
    """Tell whether years belong to the name of a text: "A Plan of Consultations for 2026–2028 was signed"."""
    years = line.tokens[day.last].text.isdigit() and day.last - day.first <= _PAIR
    if not years or line.row[day.first - 1] not in {"for", "-", "–"}:
        return False
    return any(m.last < day.first <= name_end(line, m) + 1 for m in line.instruments())


def _own_place(line: Line, act: Act) -> str:
    """Return the city of a signing, in English not one behind what is to follow it."""
    later = (a.first for a in line.acts if a.first > act.last and a.tense == "future")
    end = next(later, None) if line.words.language == "en" and act.tense == "past" else None
    return place_of(line, 0, end)[0]


@told_once
def _papers(line: Line) -> Sequence[Mention]:
    """Return the instruments of a sentence that are not those of firms, clubs or unions."""
    return [m for m in line.instruments() if not is_of_others(line, m)]


def _signed_by(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find an English signing told behind the text: "The agreement, signed in Juba on Wednesday by A and B, sets"."""
    tokens = line.tokens
    apposed = act.first > 1 and tokens[act.first - 1].text == "," and act.is_any("SIGN")
    if line.words.language != "en" or not apposed or act.first != act.last:
        return None
    paper = next((m for m in line.instruments() if 0 < act.first - m.last <= _NEAR), None)
    by = next(
        (n for n in range(act.last + 1, min(act.last + _NEAR, len(tokens))) if tokens[n].key == "by"), 0
    )
    if paper is None or not by or _was_years_ago(line):
        return None
    end = next((n - 1 for n in range(by + 1, len(tokens)) if tokens[n].text in {",", ";"}), len(tokens) - 1)
    parties = line.parties(by, end)
    if len(parties.codes) < _PAIR:
        return None
    told = (act, paper.first, end)
    return engagement(line, told, parties, reading, type="signing_ceremony", status="held", rule="EN6")


def _is_told_in_passing(line: Line, act: Act) -> bool:
    """Tell whether English only tells since when, or what was signed with others: "has signed similar pacts with"."""
    if line.words.language != "en":
        return False
    before = line.row[max(0, act.first - 2) : act.first]
    alike = not _ALIKE.isdisjoint(line.row[act.last + 1 : act.last + 3]) and line.row[act.first] in {
        "has",
        "have",
    }
    since = act.passive and before[-1:] in (["it"], ["they"]) and before[:1] in _SINCE
    return since or (alike and not line.dates)


def _is_an_event(line: Line, act: Act) -> bool:
    """Tell whether a verb of signing tells an event: done, planned ("is expected to sign"), not only in passing."""
    if act.tense == "infinitive" and line.words.language == "en":
        return status_of(line, act) == "planned"
    if line.words.language == "en" and _is_only_asked(line, act):
        return False
    done = act.tense == "infinitive" and line.words.language == "sw" and not act.passive
    done = done and status_of(line, act) == "held"
    done = done or _is_witnessed(line, act) or _is_awaited(line, act)
    return (done or act.tense not in {"infinitive", "participle"}) and not _is_told_in_passing(line, act)


def _is_awaited(line: Line, act: Act) -> bool:
    """Tell whether a Swahili signing is expected on a day: "wanatarajiwa kutia saini makubaliano Jumamosi"."""
    if line.words.language != "sw" or act.tense != "infinitive" or act.negated:
        return False
    outer = governed_by(line, act, "EXPECT", "PLAN")
    months = any(len(date.code) > len("2026") and not _BY & _before(line, date) for date in line.dates)
    return outer is not None and outer.is_finite and not outer.negated and months


def _before(line: Line, date: Mention) -> set[str]:
    return set(line.row[max(0, date.first - 3) : date.first])


def _is_witnessed(line: Line, act: Act) -> bool:
    """Tell whether others watch a Swahili signing: "walishuhudia mawaziri wao wakitia saini mkataba"."""
    seen = (a for a in line.acts if a.is_any("WITNESS") and a.tense == "past" and 0 < act.first - a.last <= 8)
    return line.words.language == "sw" and act.tense == "participle" and next(seen, None) is not None


def _concludes(line: Line, act: Act) -> bool:
    """Tell whether an instrument right beside "concluded" or "entered into" is the thing that is done."""
    near = (m for m in line.instruments() if abs(m.first - act.last) <= _NEAR)
    return any(is_concluded(line, m, act) for m in near)


def _signs_the_paper(line: Line, act: Act, parties: Parties) -> bool:
    """Tell whether two sides sign "the document", named before as what it is, or several of them."""
    near = set(line.row[act.last + 1 : act.last + 8])
    return (
        line.words.language == "en"
        and act.is_any("SIGN")
        and not act.passive
        and bool(_PAPERS & near)
        and len(parties.codes) > 1
    )


def _was_years_ago(line: Line) -> bool:
    """Tell whether only the year of a Swahili signing is told, which names a text and no event."""
    if line.words.language != "sw":
        return False
    years = bool(line.dates) and all(len(date.code) == len("2020") for date in line.dates)
    people = any(person.name for person in line.persons())
    return years and not place_of(line)[0] and not people


def _is_their_paper(line: Line, act: Act) -> bool:
    """Tell whether a Swahili paper of the two named before was signed on a day: "Hati yake iliwekwa saini Jumapili"."""
    subject = set(line.row[max(0, act.first - 4) : act.first])
    passive = act.subject in {"i", "zi", "ya", "u"} and line.words.language == "sw"
    return (
        passive
        and bool(subject & {"hati", "nyaraka", "waraka"})
        and bool(line.dates)
        and bool(line.around.pair)
    )


def _names_a_paper(line: Line, act: Act) -> bool:
    """Tell whether "the document" is what is signed, named before as what it is, or "they" are by somebody."""
    by = line.row[act.last + 1 : act.last + 2] == ["by"]
    if line.words.language == "en" and by and line.row[act.first - 1] in {"they", "it", "both"}:
        return True
    return not _PAPERS.isdisjoint(line.row[max(0, act.first - 4) : act.first])


def _with_the_other(line: Line, act: Act, parties: Parties) -> Parties:
    """Return both who sign in English: "signed a memorandum on a partnership on raw materials with Zambia"."""
    if len(parties.codes) != 1 or line.words.language != "en" or act.passive:
        return parties
    full = line.parties(subject_start(line, act), len(line.tokens) - 1)
    return full if len(full.codes) == _PAIR and _is_with(line, full.spots[-1][0]) else parties


def _is_with(line: Line, at: int) -> bool:
    """Tell whether a party is told as the other side: "with Zambia", "with the Republic of Peru"."""
    return "with" in line.row[max(0, at - 2) : at]


def _has_an_occasion(line: Line) -> bool:
    """Tell whether an initialling is told with its ceremony; alone it is a step of negotiations."""
    return bool(_OCCASIONS & line.keys)


def _opens(line: Line, act: Act) -> bool:
    """Tell whether a line opens with the signing: "Signed today in Zanzibar: an MoU between ..."."""
    before = any(token.text[0].isalnum() for token in line.tokens[: act.first])
    return not before and act.tense == "past" and line.words.language != "sw"


def _keys(line: Line, mention: Mention) -> set[str]:
    return set(line.row[mention.first : mention.last + 1])


def _signing_is_told(line: Line, act: Act, parties: Parties) -> bool:
    """Tell whether a signing is told with its day, place or signatories, and is between parties, not with a firm."""
    # "A signed an MoU with B" tells its signatories; "A and B have signed" alone only tells of the instrument.
    other = set(line.row[act.last :]) & {"with", "avec"}
    several = len(parties.codes) > 1 and (bool(other) or line.words.language == "sw")
    told = _own_days(line, act) or _own_place(line, act) or line.persons() or several
    told = told or any(m.of is Of.PAIR and _SIGNATORIES & _keys(line, m) for m in line.mentions)
    told = told or _is_signed_by_them(line, act)
    if line.words.language == "sw" and "niaba" in line.keys and parties.codes and not act.passive:
        # "alisaini kwa niaba ya Serikali Mkataba wa Bahari Kuu": one of many signs.
        return True
    keys = set(line.row[act.last :])
    members = line.words.language == "sw" and act.subject in {"zi", "wa"} and bool(parties.organisations)
    return bool(told) and (len(parties.codes) > 1 or act.passive or members or bool(keys & _PEACE))


def _is_signed_by_them(line: Line, act: Act) -> bool:
    """Tell whether French signatories are those told of before: "Elles ont signé un mémorandum d'entente"."""
    them = line.words.language == "fr" and act.tense == "past" and not act.passive
    return them and any(
        m.of is Of.PAIR and m.last == act.first - 1 and line.row[m.last] in {"ils", "elles"}
        for m in line.mentions
    )


@asked_where(sign(words=CLOSING))
def done_at(line: Line, reading: Reading) -> Draft | None:
    """Find the line that closes a treaty: "Done at Windhoek on ...", "Fait à Dakar, le ...", "Imesainiwa Ankara"."""
    if line.tokens[0].key not in CLOSING or not line.dates or len(line.tokens) > 40:
        return None
    if any(act.is_finite and not act.is_any("SIGN") for act in line.acts):
        return None
    pair = line.around.pinned or line.around.pair or line.around.common
    named = line.words.language == "fr" and bool(line.around.pinned)
    states = tuple(code for code in pair if is_state(code))
    bodies = (
        tuple(code for code in pair if not is_state(code)) if line.words.language == "en" or named else ()
    )
    # "The Government of Chad and the Front (hereinafter "the Parties")": one of them has a code.
    alone = line.words.language == "en" and bool(line.around.pinned) and bool(states)
    if len(states) + len(bodies) < (1 if alone else 2):
        return None
    parties = Parties(states, bodies, states, 0, 0)
    told = (line.dates[0], 0, line.dates[-1].last)
    return engagement(line, told, parties, reading, type="signing_ceremony", status="held", rule="EN6")
