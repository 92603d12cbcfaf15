"""English instruments that are only wished for or named in passing: "an arrangement was needed", "its action plan"."""

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.mentions import Mention

_WANTED = closed("instruments", "wanted")
_TRUCES, _WISHES = frozenset({"ceasefire", "truce"}), closed("instruments", "wishes")
_PLANS = closed("instruments", "plans")
_NOTES, _MEANS = (
    frozenset({"notes", "letters"}),
    frozenset({"means", "by", "through", "via", "following", "after", "upon"}),
)
_WRITES = frozenset({"draw", "drawing"})
_NEAR, _FAR = 3, 8


def is_only_wanted(line: Line, mention: Mention) -> bool:
    """Tell whether an instrument is wished for, or a plan is named in passing: "an arrangement was needed"."""
    if line.words.language != "en":
        return False
    tokens = line.tokens
    if tokens[mention.last].key in _NOTES and _is_a_means(line, mention):
        return True
    if line.row[mention.last + 1 : mention.last + 3] in (["'", "s"], ["’", "s"]) and any(
        m.first == mention.last + _NEAR for m in line.instruments()
    ):
        # "sign trade agreement's protocol": only the second is told of.
        return True
    before = {token.key for token in tokens[max(0, mention.first - 3) : mention.first]}
    behind = {token.key for token in tokens[mention.last + 1 : mention.last + 9]}
    far = line.row[max(0, mention.first - _FAR) : mention.first]
    if tokens[mention.last].key in _TRUCES and not _WISHES.isdisjoint(far):
        # "stressed the need to resume the ceasefire": no text, only a wish.
        return True
    wanted = bool(before & {"a", "an"}) and bool(behind & _WANTED)
    passing = tokens[mention.last].key in _PLANS and not tokens[mention.last].is_capital
    if (
        passing
        and not _WRITES.isdisjoint(far)
        and len(line.parties(0, len(tokens) - 1).codes or line.around.pair) > 1
    ):
        # "agreed that their officials would draw up a joint work plan".
        return False
    return wanted or (passing and not any(act.is_any("SIGN", "ADOPT", "CONCLUDE") for act in line.acts))


def _is_a_means(line: Line, mention: Mention) -> bool:
    """Tell whether notes are only how another text came about: "took effect following an exchange of notes"."""
    before = line.row[max(0, mention.first - _NEAR) : mention.first]
    return not _MEANS.isdisjoint(before) and any(other.last < mention.first for other in line.instruments())
