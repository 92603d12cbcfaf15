"""Instruments: treaties, agreements, memoranda, protocols, communiqués, declarations and plans between parties."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.drafts import Draft, day_of, place_of, subject_start, suggestion
from balozi.extraction.clauses.lines import Line, Reading, read
from balozi.extraction.clauses.standings import identity, standing
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Paper
from balozi.extraction.suggestions import Suggestion

_GENERAL = closed("instruments", "general")
_BACK = closed("instruments", "back")
_OTHER = frozenset({"mengine", "mwingine", "nyingine"})
_IN_TALKS = frozenset({"mazungumzo", "majadiliano"})
_ANY = frozenset({"yoyote", "wowote", "yote", "zote"})
_NAME_LINKS = closed("instruments", "name_links")
_SINGLE_STATUS = (
    ("RATIFY", "ratified"),
    ("SIGN", "signed"),
    ("ADOPT", "signed"),
    ("END", "terminated"),
    ("CONCLUDE", "negotiated"),
)
# "shall enter into force on signature", "entre en vigueur à la date de la notification": a clause, not news.
_LATER = frozenset(
    {"not", "pas", "shall", "notification", "notifications", "deposit", "depot", "signature", "baada"}
)
_SETTLED = frozenset({"signed", "ratified", "in_force", "terminated"})
_DENIALS = frozenset(
    {"denied", "denies", "deny", "imekanusha", "amekanusha", "wamekanusha", "dement", "nie", "dementi"}
)
_TWO_SIDED = frozenset({"kati", "baina", "amani", "ushirikiano", "maelewano", "biashara", "kusitisha"})
# Words that open the line with which a treaty closes.
CLOSING = closed("instruments", "closing")
_LISTED = 12
_RANKS = ("unknown", "proposed", "negotiated", "signed", "ratified", "in_force", "terminated")
_FORCE = frozenset({"force", "vigueur", "kutumika"})


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention of an instrument, and how much it says.

    Attributes:
        draft: the instrument as told here.
        weight: how full the mention is.
        points_back: whether it only points at an instrument named before.
        named: the words of its name, for telling two instruments apart.
    """

    draft: Draft
    weight: int
    points_back: bool
    named: frozenset[str]


@lru_cache(maxsize=2)
def instruments(paper: Paper) -> tuple[Suggestion, ...]:
    """Return the instruments of a paper, each once at its fullest mention."""
    reading = read(paper)
    groups: list[Seen] = []
    for line in reading.lines:
        for seen in _of_line(line, reading):
            _join(groups, seen)
    groups = [_closed(group, reading) for group in groups]
    return tuple(suggestion(group.draft, "instrument", reading) for group in groups if group.weight >= 3)


def _closed(group: Seen, reading: Reading) -> Seen:
    """Return the instrument that is the paper itself as signed, when the paper closes with place and day."""
    is_title = group.draft.line.is_headline and group.draft.line.tokens[group.draft.first].text.isupper()
    if group.draft.fields["status"] != "unknown" or not is_title:
        return group
    adopted = group.draft.fields["instrument_type"] in {"declaration", "communique"}
    if not adopted and not any(line.tokens[0].key in CLOSING and line.dates for line in reading.lines):
        return group
    return replace(group, draft=replace(group.draft, fields={**group.draft.fields, "status": "signed"}))


def _join(groups: list[Seen], seen: Seen) -> None:
    """Add a mention to the instrument it speaks of, or begin a new one."""
    kind = seen.draft.fields["instrument_type"]
    for at in range(len(groups) - 1, -1, -1):
        group = groups[at]
        if group.draft.fields["instrument_type"] != kind:
            continue
        if seen.points_back or not seen.named or seen.named & group.named:
            groups[at] = _merged(group, seen)
            return
    if not seen.points_back or seen.draft.fields["status"] in _SETTLED:
        groups.append(seen)


def _merged(group: Seen, seen: Seen) -> Seen:
    best, other = (seen, group) if seen.weight > group.weight else (group, seen)
    fields = dict(best.draft.fields)
    fields["status"] = max((str(seen.draft.fields["status"]) for seen in (group, seen)), key=_RANKS.index)
    for name in ("states", "orgs", "date"):
        if not fields[name]:
            fields[name] = other.draft.fields[name]
    draft = replace(best.draft, fields=fields)
    return Seen(draft, max(best.weight, other.weight), points_back=False, named=group.named or seen.named)


def _of_line(line: Line, reading: Reading) -> Iterator[Seen]:
    taken = -1
    if line.is_sport:
        return
    for mention in line.instruments():
        if mention.first <= taken or _is_plural_talk(line, mention):
            continue
        end = _name_end(line, mention)
        taken = end
        act = _act_on(line, mention)
        yield _seen(line, mention, (end, act), reading)


def _seen(line: Line, mention: Mention, told: tuple[int, Act | None], reading: Reading) -> Seen:
    end, act = told
    status = _status(line, mention, act)
    back = _points_back(line, mention)
    named = _name_words(line, mention, end) | _told_apart(line, mention)
    parties = line.parties(0, len(line.tokens) - 1)
    codes = parties.codes if len(parties.codes) >= 2 or named else line.around.pair
    weight = (
        (2 if status != "unknown" else 0)
        + (2 if _is_proper(line, mention, end) else 0)
        + (
            1
            if len(codes) >= 2 or len(named) >= 2 or (act is not None and named) or _is_told_of(line, status)
            else 0
        )
        + identity(line, mention, end)
    )
    itself = _is_this_text(line, mention)
    if itself:
        status, weight, back = "signed" if status == "unknown" else status, weight + 3, False
    elif back:
        weight = min(weight, 3)
    first = mention.first
    last = end
    if act is not None and abs(act.first - mention.first) < 25:
        first, last = min(first, act.first), max(end, act.last)
    if (
        status == "signed"
        and act is not None
        and not act.passive
        and mention.first - _subject_first(line, act, first) < 40
    ):
        first = _subject_first(line, act, first)
    if act is not None and last == end:
        last = _subject_end(line, end)
    dates = [date for date in line.dates]
    fields = {
        "instrument_type": _type_of(line, mention, end),
        "name": reading.paper.text[line.tokens[mention.first].start : line.tokens[end].end],
        "subject": _subject(line, end),
        "states": [code for code in codes if len(code) == 3 and code not in parties.organisations],
        "orgs": list(parties.organisations),
        "status": status,
        "date": day_of(dates[0], reading, ahead=False)
        if dates and status in {"signed", "in_force", "ratified"}
        else "",
        "place": place_of(line)[0],
    }
    rule = "IN1" if status != "unknown" else "IN2"
    return Seen(Draft(line, first, last, fields, rule, 0.7), weight, back, named)


def _type_of(line: Line, mention: Mention, end: int) -> str:
    """Return the type; a Swahili "Mkataba wa ..." with a name of its own and no two sides is a convention."""
    near = {token.key for token in line.tokens[mention.first : mention.last + 12]}
    is_named = (
        line.tokens[mention.first].is_capital and end > mention.last + 1 and mention.first == mention.last
    )
    two = len(line.parties(0, len(line.tokens) - 1).states) == 2 or _is_in_a_signing(line, mention)
    if line.tokens[mention.first].key == "mkataba" and is_named and not two and not near & _TWO_SIDED:
        return "treaty"
    return mention.code


def _subject_first(line: Line, act: Act, first: int) -> int:
    begin = subject_start(line, act)
    parties = line.parties(begin, act.first)
    return min(first, parties.first) if parties.first >= 0 else first


def _act_on(line: Line, mention: Mention) -> Act | None:
    """Return the act whose object or subject an instrument is."""
    kinds = ("SIGN", "RATIFY", "CONCLUDE", "ADOPT", "UNVEIL", "END")
    near = [act for act in line.acts if act.is_any(*kinds) and _governs(line, act, mention)]
    return min(near, key=lambda act: abs(act.first - mention.last), default=None)


def _governs(line: Line, act: Act, mention: Mention) -> bool:
    """Tell whether an act and an instrument belong together: near, and no other instrument between."""
    low, high = min(act.last, mention.last), max(act.first, mention.first)
    if high - low > 30:
        return False
    if any(m.of is Of.INSTRUMENT and low < m.first < high and m is not mention for m in line.mentions):
        return False
    if act.first > mention.last:
        return act.passive or act.relative or not act.is_finite or act.first - mention.last <= 3
    return not act.passive


def _status(line: Line, mention: Mention, act: Act | None) -> str:
    keys = [token.key for token in line.tokens]
    if _FORCE & set(keys) and not _LATER & set(keys) and not _wishes(line):
        return "in_force"
    if "ratification" in keys and act is not None and act.is_any("SIGN", "ADOPT") and not act.negated:
        return "ratified"
    if act is None:
        return _unsigned(line, mention)
    if _is_denied(line, act) or (act.is_any("ADOPT") and any(map(_ratifies, line.acts))):
        return "unknown" if _is_denied(line, act) else "ratified"
    if act.negated or (act.tense in {"future", "infinitive", "conditional"} and not _came_before(line, act)):
        if act.is_any("RATIFY", "END"):
            return "unknown"
        return "negotiated" if act.is_any("CONCLUDE", "SIGN") else "proposed"
    return next((status for kind, status in _SINGLE_STATUS if act.is_any(kind)), "signed")


def _ratifies(act: Act) -> bool:
    return act.is_any("RATIFY") and act.is_finite and not act.negated


def _came_before(line: Line, act: Act) -> bool:
    """Tell whether an act had happened before another: "baada ya viongozi hao kutia saini tamko"."""
    return act.tense == "infinitive" and "baada" in {
        t.key for t in line.tokens[max(0, act.first - 8) : act.first]
    }


def _is_denied(line: Line, act: Act) -> bool:
    """Tell whether somebody denies the act: "has denied that it signed"."""
    return bool(_DENIALS & {token.key for token in line.tokens[: act.first]})


def _wishes(line: Line) -> bool:
    """Tell whether entry into force is hoped or called for, or "force" is another word ("security forces")."""
    keys = {token.key for token in line.tokens}
    begins = [key for key in keys if key.endswith("anza")]
    if begins and all("ta" in key[:4] for key in begins):
        # "utaanza kutumika": it is still to come.
        return True
    enters = begins or keys & {
        "enter",
        "entered",
        "enters",
        "entry",
        "entre",
        "entrera",
        "entree",
        "kuanza",
        "imeanza",
        "yataanza",
        "in",
        "came",
        "into",
    }
    return bool(keys & {"hope", "hopes", "urged", "calls", "called", "if", "once", "souhaite"}) or not enters


def _unsigned(line: Line, mention: Mention) -> str:
    before = {token.key for token in line.tokens[max(0, mention.first - 8) : mention.first]}
    if _is_in_a_signing(line, mention):
        return "signed"
    told = standing(line, mention)
    if told:
        return told
    if {token.key for token in line.tokens[max(0, mention.first - 2) : mention.first]} & _IN_TALKS:
        return "negotiated"
    if any(act.is_any("TALK") and 0 < mention.first - act.last <= 5 and not act.negated for act in line.acts):
        return "negotiated"
    if before & {"develop", "propose", "proposed", "draft", "elaborate", "kuandaa", "elaborer", "proposer"}:
        return "proposed"
    if before & {"negotiate", "negotiating", "negotiations", "negocier", "finalize", "finalise", "kujadili"}:
        return "negotiated"
    return "unknown"


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


def _told_apart(line: Line, mention: Mention) -> frozenset[str]:
    """Return a mark of its own for an instrument that is said to be another one: "makubaliano mengine"."""
    behind = line.tokens[mention.last + 1].key if mention.last + 1 < len(line.tokens) else ""
    return frozenset({f"{line.start}:{mention.first}"} if behind in _OTHER else ())


def _is_in_a_signing(line: Line, mention: Mention) -> bool:
    """Tell whether an instrument stands behind "utiaji saini wa", alone or with others before it."""
    begin = mention.first
    for other in reversed(line.instruments()):
        if other.last < begin and begin - other.last <= _LISTED:
            begin = other.first
    awaited = any(
        act.tense == "future" or act.is_any("EXPECT", "PLAN") for act in line.acts if act.first < begin
    )
    return not awaited and any(0 < begin - noun.last <= 3 for noun in line.nouns("SIGNING"))


def _points_back(line: Line, mention: Mention) -> bool:
    near = [token.key for token in line.tokens[max(0, mention.first - 1) : mention.last + 2]]
    before = line.tokens[mention.first - 1].key if mention.first else ""
    behind = line.tokens[mention.last + 1].key if mention.last + 1 < len(line.tokens) else ""
    bare = before in {"the", "le", "la", "les", "l", "'", "du", "au"} and behind not in _NAME_LINKS
    return bare or bool(_BACK & set(near))


def _is_this_text(line: Line, mention: Mention) -> bool:
    """Tell whether a text of the parties names itself: "Pursuant to this Memorandum", "le présent Accord"."""
    before = [token.key for token in line.tokens[max(0, mention.first - 4) : mention.first]]
    this = bool({"this", "present", "huu", "hii"} & set(before[-2:]))
    return (
        this
        and bool({"pursuant", "under", "parties", "purposes", "in", "le", "present", "force"} & set(before))
        and line.tokens[mention.first].is_capital
    )


def _is_plural_talk(line: Line, mention: Mention) -> bool:
    """Tell whether it is agreements in general ("all agreements", "mikataba")."""
    word = line.tokens[mention.last].key
    behind = line.tokens[mention.last + 1].key if mention.last + 1 < len(line.tokens) else ""
    return word in _GENERAL or behind in _ANY or line.tokens[mention.last].text in {"traite", "traites"}


def _name_end(line: Line, mention: Mention) -> int:
    """Return the last token of an instrument's name: capitals and the small words between them."""
    last = at = mention.last
    while at + 1 < len(line.tokens) and at - mention.last < 45:
        at += 1
        token = line.tokens[at]
        if token.is_capital or token.text.isdigit():
            last = at
        elif (
            (token.text == "," and at + 1 < len(line.tokens) and not line.tokens[at + 1].is_capital)
            or not (token.key in _NAME_LINKS or token.text in {"-", "–", "(", ")", ","})
            or (token.text == "," and not line.tokens[mention.first].is_capital)
        ):
            break
    return last


def _is_proper(line: Line, mention: Mention, end: int) -> bool:
    before = line.tokens[mention.first - 1] if mention.first > 1 else None
    if (
        before is not None
        and before.is_capital
        and line.tokens[mention.first].is_capital
        and before.key not in {"the", "this", "joint", "le", "la"}
    ):
        return True
    return (line.tokens[mention.first].is_capital and end > mention.last) or end > mention.last + 1


def _name_words(line: Line, mention: Mention, end: int) -> frozenset[str]:
    words = line.tokens[mention.last + 1 : end + 1]
    return frozenset(token.key for token in words if token.is_capital and len(token.key) > 3)


def _subject_end(line: Line, end: int) -> int:
    for at in range(end + 1, min(end + 13, len(line.tokens))):
        if line.tokens[at].text in {",", ";", ".", "(", "”", '"'}:
            return at - 1
    return min(end + 12, len(line.tokens) - 1)


def _subject(line: Line, end: int) -> str:
    """Return what an instrument is about: the words behind it up to a mark or twelve words."""
    words: list[str] = []
    for token in line.tokens[end + 1 : end + 14]:
        if token.text in {",", ";", ".", "(", "”", '"'}:
            break
        words.append(token.text)
    return " ".join(words)


def is_instrument(mention: Mention) -> bool:
    """Tell whether a mention is a word for an instrument."""
    return mention.of is Of.INSTRUMENT
