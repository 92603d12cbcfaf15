"""Instruments: treaties, agreements, memoranda, protocols, communiqués, declarations and plans between parties."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.dating import day_of_text, with_day
from balozi.extraction.clauses.days import day_of
from balozi.extraction.clauses.drafts import Draft, place_of, subject_start, suggestion
from balozi.extraction.clauses.english_doubts import believed
from balozi.extraction.clauses.french_doubts import told_now
from balozi.extraction.clauses.governing import act_on, listed_with
from balozi.extraction.clauses.lines import Line, Reading, read
from balozi.extraction.clauses.standings import identity
from balozi.extraction.clauses.states import (
    is_in_a_signing,
    status_of_instrument,
)
from balozi.extraction.clauses.titles import (
    are_told_apart,
    is_deal_of_states,
    is_of_others,
    is_plural_talk,
    is_proper,
    is_this_text,
    kind_words,
    name_end,
    name_words,
    points_back,
    subject_behind,
    subject_end,
    told_apart,
)
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Genre, Paper
from balozi.extraction.suggestions import Suggestion

# The heading of a text stands on its first lines.
_TOP, _FIRST_LINE = 400, 5
_SETTLED = frozenset({"signed", "ratified", "in_force", "terminated"})
_TWO_SIDED = frozenset({"kati", "baina", "amani", "ushirikiano", "maelewano", "biashara", "kusitisha"})
# Words that open the line with which a treaty closes.
CLOSING = closed("instruments", "closing")
# How far from its act one of several instruments may stand.
_LISTED = 40
_NEAR = 3
_AGAIN, _ON = (
    frozenset({"another", "one", "second", "third"}),
    frozenset({"on", "for", "concerning", "covering", "about"}),
)
_TALKS = frozenset({"talks", "negotiations", "discussions", "consultations"})
_CONTACT = frozenset({"in", "on", "at", "last", "yesterday", "earlier", "today"})
_AMONG = closed("instruments", "among")
_WANTED = closed("instruments", "wanted")
_PLANS = closed("instruments", "plans")
_RANKS = ("unknown", "proposed", "negotiated", "signed", "ratified", "in_force", "terminated")


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention of an instrument, and how much it says.

    Attributes:
        draft: the instrument as told here.
        weight: how full the mention is.
        points_back: whether it only points at an instrument named before.
        named: the words of its name, for telling two instruments apart.
        kind_words: the words before it that say of which kind it is: "power trade" agreement.
        itself: whether it is the text that is read ("le présent Accord").
    """

    draft: Draft
    weight: int
    points_back: bool
    named: frozenset[str]
    kind_words: frozenset[str] = frozenset()
    itself: bool = False


@lru_cache(maxsize=2)
def instruments(paper: Paper) -> tuple[Suggestion, ...]:
    """Return the instruments of a paper, each once at its fullest mention."""
    reading = read(paper)
    groups: list[Seen] = []
    for line in reading.lines:
        for seen in _of_line(line, reading):
            _join(groups, seen)
    groups = [_closed(group, reading) for group in groups]
    kept = (with_day(group.draft, reading) for group in groups if group.weight >= 3)
    return tuple(suggestion(draft, "instrument", reading) for draft in kept)


def _closed(group: Seen, reading: Reading) -> Seen:
    """Return the instrument that is the paper itself as signed, when the paper closes with place and day."""
    itself = group.itself and not group.draft.fields["date"]
    if not itself and (group.draft.fields["status"] != "unknown" or not _is_heading(group, reading)):
        return group
    adopted = group.draft.fields["instrument_type"] in {"declaration", "communique"}
    adopted = adopted or _heads_its_articles(group, reading)
    if not adopted and not any(line.tokens[0].key in CLOSING and line.dates for line in reading.lines):
        return group
    closing = next((line for line in reading.lines if line.tokens[0].key in CLOSING and line.dates), None)
    day = (
        day_of(closing.dates[0], reading, ahead=False) if closing is not None else group.draft.fields["date"]
    )
    return replace(
        group, draft=replace(group.draft, fields={**group.draft.fields, "status": "signed", "date": day})
    )


def _is_heading(group: Seen, reading: Reading) -> bool:
    """Tell whether an instrument is named by the heading of its own text, in capitals or as its first line."""
    line = group.draft.line
    shouted = line.tokens[group.draft.first].text.isupper() and (line.is_headline or line.start < _TOP)
    return shouted or (reading.paper.genre is Genre.TREATY and line.start < _FIRST_LINE)


def _heads_its_articles(group: Seen, reading: Reading) -> bool:
    """Tell whether an English text of articles stands under its title: what is set out so has been agreed."""
    line = group.draft.line
    return line.words.language == "en" and reading.paper.genre is Genre.TREATY and line.start < _FIRST_LINE


def _join(groups: list[Seen], seen: Seen) -> None:
    """Add a mention to the instrument it speaks of, or begin a new one."""
    kind = seen.draft.fields["instrument_type"]
    for at in range(len(groups) - 1, -1, -1):
        group = groups[at]
        if group.draft.fields["instrument_type"] != kind:
            continue
        if _are_of_others(group, seen) or are_told_apart(group.kind_words, seen.kind_words):
            continue
        if seen.points_back or not seen.named or seen.named & group.named:
            groups[at] = _merged(group, seen)
            return
    if not seen.points_back or seen.draft.fields["status"] in _SETTLED:
        groups.append(seen)


def _are_of_others(group: Seen, seen: Seen) -> bool:
    """Tell whether two Swahili mentions name different pairs, so that they are two instruments."""
    if seen.points_back or seen.draft.line.words.language != "sw":
        return False
    known = group.draft.fields["states"]
    own = seen.draft.line.parties(seen.draft.first, seen.draft.last).states
    return isinstance(known, list) and bool(known) and bool(own) and not set(own) <= set(known)


def _merged(group: Seen, seen: Seen) -> Seen:
    best, other = (seen, group) if seen.weight > group.weight else (group, seen)
    fields = dict(best.draft.fields)
    fields["status"] = max((str(seen.draft.fields["status"]) for seen in (group, seen)), key=_RANKS.index)
    for name in ("states", "orgs", "date"):
        if not fields[name]:
            fields[name] = other.draft.fields[name]
    draft = replace(best.draft, fields=fields)
    weight, named = max(best.weight, other.weight), group.named or seen.named
    kinds = group.kind_words or seen.kind_words
    itself = group.itself or seen.itself
    return Seen(draft, weight, points_back=False, named=named, itself=itself, kind_words=kinds)


def _of_line(line: Line, reading: Reading) -> Iterator[Seen]:
    taken = -1
    if line.is_sport or (line.is_private and not line.private):
        return
    for mention in line.instruments():
        if line.private and not _is_between_states(line, mention):
            continue
        talk = is_plural_talk(line, mention) and not is_deal_of_states(line, mention)
        talk = talk or is_of_others(line, mention)
        if mention.first <= taken or talk or _is_only_wanted(line, mention):
            continue
        end = name_end(line, mention)
        taken = end
        act = act_on(line, mention)
        if act is not None and act.tense == "conditional" and line.words.language == "sw":
            # "kama zingesaini mkataba": none was signed.
            continue
        seen = _seen(line, mention, (end, act), reading)
        if not believed(told_now((seen.draft,), "instrument", reading), "instrument", reading):
            continue
        yield seen
        yield from _others(line, seen, mention)


def _is_between_states(line: Line, mention: Mention) -> bool:
    """Tell whether an instrument that private people are told of is one of states: "between Thailand and Myanmar"."""
    at = mention.last + 1
    between = at < len(line.tokens) and line.tokens[at].key == "between"
    return between and len(line.parties(at + 1, min(at + _NEAR + _NEAR, len(line.tokens) - 1)).states) > 1


def _others(line: Line, seen: Seen, mention: Mention) -> Iterator[Seen]:
    """Yield the instruments told as further ones of the same kind: "an MoU on labour and another on training"."""
    if line.words.language != "en":
        return
    last = line.tokens[mention.last :]
    for at in range(mention.last + 1, mention.last + min(len(last), _LISTED) - 1):
        one, behind = line.tokens[at].key, line.tokens[at + 1].key
        again = one in _AGAIN or (one == "other" and line.tokens[at - 1].key == "the")
        if again and behind in _ON and not any(at - 3 <= m.first <= at for m in line.instruments()):
            end = subject_end(line, at)
            end = next((n - 1 for n in range(at + 2, end) if line.tokens[n].key in {"and", "while"}), end)
            fields = {**seen.draft.fields, "subject": subject_behind(line, at), "name": ""}
            draft = replace(seen.draft, first=at, last=end, fields=fields)
            mark = frozenset({f"{line.start}:{at}"})
            yield replace(seen, draft=draft, named=mark, kind_words=mark, points_back=False)


def _is_only_wanted(line: Line, mention: Mention) -> bool:
    """Tell whether an instrument is wished for, or a plan is named in passing: "an arrangement was needed"."""
    if line.words.language != "en":
        return False
    tokens = line.tokens
    before = {token.key for token in tokens[max(0, mention.first - 3) : mention.first]}
    behind = {token.key for token in tokens[mention.last + 1 : mention.last + 9]}
    wanted = bool(before & {"a", "an"}) and bool(behind & _WANTED)
    passing = tokens[mention.last].key in _PLANS and not tokens[mention.last].is_capital
    return wanted or (passing and not any(act.is_any("SIGN", "ADOPT", "CONCLUDE") for act in line.acts))


def _seen(line: Line, mention: Mention, told: tuple[int, Act | None], reading: Reading) -> Seen:
    end, act = told
    status = status_of_instrument(line, mention, act)
    if status == "signed" and act is None and _is_set_ahead(line, reading):
        status = "negotiated"
    back = points_back(line, mention)
    named = (
        name_words(line, mention, end) | told_apart(line, mention) | _listed_apart(line, mention, back=back)
    )
    parties = line.parties(0, len(line.tokens) - 1)
    codes = parties.codes if len(parties.codes) >= 2 or named else line.around.pair
    weight = (
        (2 if status != "unknown" else 0)
        + (2 if is_proper(line, mention, end) else 0)
        + (
            1
            if len(codes) >= 2 or len(named) >= 2 or (act is not None and named) or _is_told_of(line, status)
            else 0
        )
        + identity(line, mention, end)
    )
    if _is_bare_heading(line, mention, reading):
        weight, codes = weight + 3, line.around.common
    itself = is_this_text(line, mention)
    if itself:
        status, weight, back = "signed" if status == "unknown" else status, weight + 3, False
    elif back:
        weight = min(weight, 3)
    first, last = _with_signing(line, mention), end
    if act is not None and abs(act.first - mention.first) < 25:
        first, last = min(first, act.first), max(end, act.last)
    if (
        status == "signed"
        and act is not None
        and not act.passive
        and mention.first - _subject_first(line, act, first) < 40
    ):
        first = _subject_first(line, act, first)
    if last == end and (act is not None or (line.words.language == "sw" and first < mention.first)):
        last = subject_end(line, end)
    fields = {
        "instrument_type": _type_of(line, mention, end),
        "name": reading.paper.text[line.tokens[mention.first].start : line.tokens[end].end],
        "subject": subject_behind(line, end),
        "states": [code for code in codes if len(code) == 3 and code not in parties.organisations],
        "orgs": list(parties.organisations),
        "status": status,
        "date": day_of_text(line, (mention, end, act), status, reading),
        "place": place_of(line)[0],
    }
    rule = "IN1" if status != "unknown" else "IN2"
    return Seen(
        Draft(line, first, last, fields, rule, 0.7),
        weight,
        back,
        named,
        itself=itself,
        kind_words=kind_words(line, mention),
    )


def _listed_apart(line: Line, mention: Mention, *, back: bool) -> frozenset[str]:
    """Return a mark of its own for a Swahili instrument listed with another: "makubaliano ..., pamoja na mkataba"."""
    listed = line.words.language == "sw" and not back and listed_with(line, mention) is not None
    return frozenset({f"{line.start}:{mention.first}"} if listed else ())


def _is_set_ahead(line: Line, reading: Reading) -> bool:
    """Tell whether a signing that a noun names has a day that lies ahead of the paper's."""
    days = [day_of(date, reading, ahead=False) for date in line.dates[:1]]
    dated = reading.paper.dated
    return bool(line.nouns("SIGNING")) and dated is not None and any(d > dated.isoformat() for d in days)


def _with_signing(line: Line, mention: Mention) -> int:
    """Return where the quotation of an instrument begins: with "signing of" when that stands before it."""
    near = (noun.first for noun in line.nouns("SIGNING") if 0 < mention.first - noun.last <= _NEAR)
    return next(near, mention.first)


def _is_bare_heading(line: Line, mention: Mention, reading: Reading) -> bool:
    """Tell whether a line is only the word for the instrument that the paper is: "JOINT COMMUNIQUÉ"."""
    own = reading.paper.genre in {Genre.TREATY, Genre.COMMUNIQUE}
    return (
        own
        and line.start < _TOP
        and line.tokens[mention.first].text.isupper()
        and len(line.tokens) <= mention.last - mention.first + 3
        and len(line.around.common) > 1
    )


def _type_of(line: Line, mention: Mention, end: int) -> str:
    """Return the type; a Swahili "Mkataba wa ..." with a name of its own and no two sides is a convention."""
    near = {token.key for token in line.tokens[mention.first : mention.last + 12]}
    is_named = (
        line.tokens[mention.first].is_capital and end > mention.last + 1 and mention.first == mention.last
    )
    two = len(line.parties(0, len(line.tokens) - 1).states) == 2 or is_in_a_signing(line, mention)
    if line.tokens[mention.first].key == "mkataba" and is_named and not two and not near & _TWO_SIDED:
        return "treaty"
    behind = [token.key for token in line.tokens[mention.last + 2 : mention.last + 3]]
    if line.tokens[mention.first].key == "mkataba" and behind in (["ulinzi"], ["mpaka"], ["mipaka"]):
        # Alliances and borders are matters of treaties.
        return "treaty"
    return mention.code


def _subject_first(line: Line, act: Act, first: int) -> int:
    begin = subject_start(line, act)
    parties = line.parties(begin, act.first)
    return min(first, parties.first) if parties.first >= 0 else first


def _is_told_of(line: Line, status: str) -> bool:
    """Tell whether a Swahili text tells of one side's signing with its place or day, or of its ratification."""
    if line.words.language != "sw" or status not in {"signed", "ratified", "terminated", "negotiated"}:
        return False
    if status == "negotiated" and not (
        line.has("rebels") and any(act.is_any("CONCLUDE") for act in line.acts)
    ):
        return False
    told = status != "signed" or bool(line.dates) or bool(place_of(line)[0])
    return told and bool(line.parties(0, len(line.tokens) - 1).codes)


def is_instrument(mention: Mention) -> bool:
    """Tell whether a mention is a word for an instrument."""
    return mention.of is Of.INSTRUMENT
