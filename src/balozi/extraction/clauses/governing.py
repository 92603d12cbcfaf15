"""Which act an instrument hangs on: it signs, ratifies, adopts or ends the instrument beside it."""

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.lines import Line
from balozi.extraction.clauses.states import is_agreed, is_concluded, is_exchanged
from balozi.extraction.clauses.titles import name_end
from balozi.extraction.mentions.mentions import Mention, Of

# "the agreement that the two governments signed".
_THAT, _RELATIVE = frozenset({"that", "which", "que", "qu"}), 9
_LISTED, _TOGETHER = 40, 16
_TALKS = frozenset({"talks", "negotiations", "discussions", "consultations"})
_CONTACT = frozenset({"in", "on", "at", "last", "yesterday", "earlier", "today"})
_AMONG = closed("instruments", "among")


def act_on(line: Line, mention: Mention) -> Act | None:
    """Return the act whose object or subject an instrument is."""
    kinds = ("SIGN", "RATIFY", "CONCLUDE", "ADOPT", "UNVEIL", "END", "FORCE")
    if line.words.language == "sw" and (one := listed_with(line, mention)) is not None:
        return act_on(line, one)
    near = [
        act
        for act in line.acts
        if (act.is_any(*kinds) or _makes_it(line, mention, act)) and _governs(line, act, mention)
    ]
    if line.words.language == "fr":
        near = _main_first(line, near, mention)
    ended = [act for act in near if act.is_any("LAPSE") and act.tense == "past" and not act.negated]
    nearest = ended[0] if ended else min(near, key=lambda act: abs(act.first - mention.last), default=None)
    return nearest or next(
        (act for act in line.acts if act.is_any(*kinds) and _shares(line, act, mention)), None
    )


def listed_with(line: Line, mention: Mention) -> Mention | None:
    """Return the Swahili instrument that another is listed with: "makubaliano ya X, pamoja na mkataba wa Y"."""
    before = line.tokens[mention.first - 1].key if mention.first else ""
    earlier = [m for m in line.mentions if m.of is Of.INSTRUMENT and 0 < mention.first - m.last <= _TOGETHER]
    if before != "na" or not earlier:
        return None
    verbs = (a for a in line.acts if earlier[-1].last < a.first < mention.first and a.is_finite)
    return earlier[-1] if next(verbs, None) is None else None


def _makes_it(line: Line, mention: Mention, act: Act) -> bool:
    """Tell whether a verb of many meanings makes an instrument here: "entered into", "exchanged letters", "agreed"."""
    return (
        is_concluded(line, mention, act) or is_exchanged(line, mention, act) or is_agreed(line, mention, act)
    )


def _main_first(line: Line, near: list[Act], mention: Mention) -> list[Act]:
    """Return the acts on a French instrument: an ending told by the main verb before a signing told aside."""
    ends = [
        act for act in near if act.is_any("END") and act.is_finite and not act.relative and not act.negated
    ]
    if ends and any(act.relative for act in near):
        return ends
    opens = next(
        (act for act in line.acts[:1] if act.relative and act.is_any("SIGN", "RATIFY", "ADOPT")), None
    )
    bare = opens is not None and not any(t.text[0].isalnum() for t in line.tokens[: opens.first])
    only = opens is not None and not near and line.instruments()[0] is mention
    return [opens] if opens is not None and bare and only and mention.first > opens.last else near


def _shares(line: Line, act: Act, mention: Mention) -> bool:
    """Tell whether an instrument is one of several of an act: "signed A and B", "were signed, among them A"."""
    if line.words.language == "sw" or not act.is_finite or abs(act.first - mention.last) > _LISTED:
        return False
    low, high = min(act.last, mention.last), max(act.first, mention.first)
    if any(low < other.first < high and other.is_finite and not other.relative for other in line.acts):
        return False
    if act.passive and act.last < mention.first:
        upto = act.last + _RELATIVE if line.words.language == "fr" else mention.first
        return bool(_AMONG & {token.key for token in line.tokens[act.last + 1 : upto]})
    return act.passive == (mention.last < act.first)


def _governs(line: Line, act: Act, mention: Mention) -> bool:
    """Tell whether an act and an instrument belong together: near, and no other instrument between."""
    low, high = min(act.last, mention.last), max(act.first, mention.first)
    if high - low > 30:
        return False
    own = name_end(line, mention) if line.words.language == "en" else mention.last
    if any(
        m.of is Of.INSTRUMENT and max(low, own) < m.first < high and m is not mention for m in line.mentions
    ):
        return False
    between = {t.key for t in line.tokens[low + 1 : high]}
    if line.words.language == "en" and act.is_any("UNVEIL", "ADOPT") and between & _TALKS:
        # "launched talks on a trade agreement".
        return False
    if (
        line.words.language == "en"
        and act.is_any("END")
        and "with" in {t.key for t in line.tokens[low + 1 : high]}
    ):
        # "ended three days of talks with an accord".
        return False
    if act.first > mention.last:
        if act.is_any("LAPSE", "FORCE"):
            # "The treaty between A and B lapsed": its subject is the instrument.
            beside = {t.key for t in line.tokens[mention.last + 1 : act.first]} & _THAT
            return act.is_finite and (not act.relative or (line.words.language == "en" and bool(beside)))
        if line.words.language == "en" and _is_contact_clause(line, act, mention):
            return True
        near = _RELATIVE if {t.key for t in line.tokens[mention.last + 1 : act.first]} & _THAT else 3
        return act.passive or act.relative or not act.is_finite or act.first - mention.last <= near
    return not act.passive and not act.is_any("LAPSE", "FORCE")


def _is_contact_clause(line: Line, act: Act, mention: Mention) -> bool:
    """Tell whether a clause hangs on an instrument without "that": "the roadmap Namibia and the EU adopted in 2023"."""
    named = line.parties(mention.last + 1, act.first - 1)
    begins = 0 <= named.first - mention.last - 1 <= 1 and act.first - mention.last <= _RELATIVE
    behind = line.tokens[act.last + 1] if act.last + 1 < len(line.tokens) else None
    bare = behind is None or not behind.text[0].isalpha() or behind.key in _CONTACT
    return begins and bare and act.tense == "past"
