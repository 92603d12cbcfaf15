"""Promises told by a noun or by nobody in Swahili: "ina mpango wa kujenga", "imeamuliwa kwamba ..."."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import SWAHILI, asked_where, sign
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of
from balozi.extraction.clauses.shared.promises import promise, promise_end
from balozi.extraction.mentions.mentions import Mention

_OWNS = closed("intents", "owns")
_THEIRS = closed("intents", "theirs")
_OF = frozenset({"ya", "wa", "la", "za", "cha"})
# So many words say where or when it was agreed.
_WHEN = 12
_THAT, _TEXT = frozenset({"kwamba", "kuwa"}), 4
_NONE = frozenset({"haina", "hana", "hawana", "hauna", "hazina", "hatuna", "halina", "bila", "hakuna"})
# "nia ya Serikali ya kuridhia".
_HOMES = frozenset({"serikali", "nchi", "taifa"})


@asked_where(sign(act={"AGREE"}), SWAHILI)
def resolved(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what a gathering is said to have agreed: "imeamuliwa kwamba ...", "ilikubalika pia kuwa ..."."""
    unnamed = act.subject in {"i", "ya", "ku"} and (act.first < _opening(line) or _opens_with_when(line, act))
    key = line.tokens[act.last].key
    if not (act.is_any("AGREE") and unnamed and (key.endswith("wa") or "kubalik" in key)):
        return None
    if not _THAT & set(line.row[act.last + 1 : act.last + 4]):
        return None
    around = line.around
    body = (around.body,) if around.body else ()
    codes = around.pinned or body or around.pair
    if not codes:
        return None
    parties = Parties(codes, (), codes, 0, -1)
    return promise(line, (act.first, promise_end(line, act.last)), parties, reading, ("agrees", "CO1"))


def _opening(line: Line) -> int:
    """Return where the opening words of a line end: its number and "pia", "vilevile"."""
    return 4 if not line.tokens[0].text[0].isalpha() else 2


def _opens_with_when(line: Line, act: Act) -> bool:
    """Tell whether only where or when it was agreed stands before it: "Katika mkutano huo iliamuliwa kwamba"."""
    when = line.row[0] in {"katika", "kwenye", "mwishoni", "mwisho"} and act.first <= _WHEN
    return when and not any(other.last < act.first for other in line.acts)


def intended(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find a plan that a party has: "ina mpango wa kujenga", "iko mbioni kukarabati", "imeeleza azma yake ya ...".

    A plan that is somebody else's ("inaunga mkono mpango wa kujenga") is none.
    """
    if line.words.language != "sw" or noun.code != "PLANS" or not _leads_on(line, noun):
        return None
    if noun.first and line.tokens[noun.first - 1].key in _NONE:
        # "haina mpango wa kuhamisha".
        return None
    if any(act.is_any("REAFFIRM") and 0 < noun.first - act.last <= 6 for act in line.acts):
        return None
    owned = line.tokens[noun.first - 1].key in _OWNS if noun.first else False
    theirs = line.tokens[min(noun.last + 1, len(line.tokens) - 1)].key in _THEIRS
    # "alisema mpango wa kupanua makaazi hauvumiliki": of a plan that is another's.
    said = any(
        act.is_any("SAY", "ANNOUNCE", "UNVEIL")
        and 0 < noun.first - act.last <= 3
        and not line.row[act.last].endswith("sema")
        for act in line.acts
    )
    behind = line.parties(noun.last + 2, noun.last + 3)
    if behind.codes and noun.first and line.tokens[noun.first - 1].key in {"ni", "na"}:
        # "Ni azma ya Qatar kuwekeza".
        return promise(line, (noun.first, promise_end(line, noun.last)), behind, reading, ("plans", "CO4"))
    groups = groups_of(line.tokens, line.parties(0, noun.first - 1))
    if not (owned or theirs or said) or not groups or not groups[-1].codes:
        return None
    first = groups[-1].first if noun.first - groups[-1].first < 20 else noun.first
    return promise(line, (first, promise_end(line, noun.last)), groups[-1], reading, ("plans", "CO4"))


def is_only_ready(line: Line, noun: Mention) -> bool:
    """Tell whether two are only ready or willing, and owe nothing yet: "zina nia ya kukamilisha mkataba"."""
    text = any(0 < paper.first - noun.last <= _TEXT for paper in line.instruments())
    told = line.words.language == "sw" and line.tokens[noun.last].key == "nia"
    return told and (text or _is_shown(line, noun))


def _is_shown(line: Line, noun: Mention) -> bool:
    """Tell whether a mere wish is shown: "imeonyesha nia ya kuanzisha", which promises nothing."""
    before = line.tokens[noun.first - 1].key if noun.first else ""
    return line.tokens[noun.last].key == "nia" and ("onyesh" in before or "onesh" in before)


def _leads_on(line: Line, noun: Mention) -> bool:
    """Tell whether a noun leads to a deed: "mpango wake wa kujenga", "mbioni kukarabati"."""
    behind = line.row[noun.last + 1 : noun.last + 6]
    while behind and (behind[0] in _OF or behind[0] in _THEIRS or behind[0] in _HOMES):
        behind = behind[1:]
    if len(behind) > 1 and line.tokens[noun.last + 2].is_capital and not behind[0].startswith(("ku", "kw")):
        behind = behind[1:]
    return (
        bool(behind) and behind[0].startswith(("ku", "kw")) and len(behind[0]) > 4 and behind[0] != "kuhusu"
    )
