"""A French verb told by its beginning, where no list has it: its auxiliary, its tense, whether it is denied."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.lines import Line

HAVE = frozenset({"a", "ont", "avait", "avaient", "ayant"})
BE = frozenset({"est", "sont", "ete", "etait", "etaient", "sera", "seront", "fut", "furent"})
_NOT = frozenset({"ne", "n", "pas", "jamais", "aucun", "aucune"})
_PRESENT = ("e", "ent", "ons", "it")
_FUTURE = ("era", "eront", "ra", "ront")
# So far before its participle an auxiliary may stand: "ont tous deux officiellement procédé".
_HELPS = 5


def told_by(line: Line, stems: tuple[str, ...], first: int, last: int) -> Act | None:
    """Return the first finite verb with one of some beginnings between two tokens, None when it is denied.

    Args:
        line: the sentence.
        stems: beginnings of the verb, as keys.
        first: token from which to look.
        last: token before which to stop.
    """
    for at in range(max(0, first), min(last, len(line.tokens))):
        key = line.tokens[at].key
        if not key.startswith(stems) or not line.tokens[at].text.islower():
            continue
        near = line.row[max(0, at - _HELPS) : at]
        if _NOT & set(near):
            return None
        helper = next((at - n for n, key in enumerate(reversed(near), 1) if key in HAVE | BE), -1)
        if helper >= 0:
            ahead = bool({"sera", "seront", "aura", "auront"} & set(near))
            passive = line.tokens[helper].key in BE and not {"se", "s"} & set(near)
            return Act(frozenset({"TOLD"}), helper, at, "future" if ahead else "past", passive=passive)
        if key.endswith(_FUTURE):
            return Act(frozenset({"TOLD"}), at, at, "future")
    return None


def told_now_by(line: Line, stems: tuple[str, ...]) -> Act | None:
    """Return the first verb in the present with one of some beginnings, None when it is denied.

    Args:
        line: the sentence.
        stems: beginnings of the verb, as keys.
    """
    for at, token in enumerate(line.tokens):
        if token.key.startswith(stems) and token.text.islower() and token.text.endswith(_PRESENT):
            denied = {"ne", "n"} & set(line.row[max(0, at - 2) : at])
            return None if denied else Act(frozenset({"TOLD"}), at, at, "present")
    return None
