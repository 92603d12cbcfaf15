"""The body in whose house an English paper is written: it names its own organs and officers without saying whose."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.english_actors import Told
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_NEAR, _OFFICE, _SHORT = 3, 5, 4
_OWNERS = frozenset({Of.ORGANISATION, Of.STATE, Of.PEOPLE, Of.INSTITUTION})
_HEADS = "head_of_organisation"
_UNITED = "UN"


def house_of(lines: Sequence[Told]) -> str:
    """Return the body whose organ or head an English paper names alone before any other owner, else "".

    "The Council today adopted a decision", "The Secretary-General is on his way to Vienna": the body that the paper
    names most; of the family of the United Nations the whole is meant.
    """
    if not lines or lines[0].words.language != "en" or not any(_speaks(lines)) or _is_a_speech(lines):
        return ""
    named = Counter(
        mention.code.removeprefix("ORG:")
        for line in lines
        for mention in line.mentions
        if mention.of is Of.ORGANISATION or (mention.of is Of.PERSON and mention.code.startswith("ORG:"))
    )
    family = words_of("roles", "united")["bodies"]
    united = sum(often for code, often in named.items() if code in family)
    best, most = next(iter(named.most_common(1)), ("", 0))
    return _UNITED if united and (united >= most or best in family) else best


def _is_a_speech(lines: Sequence[Told]) -> bool:
    """Tell whether an official of a state speaks himself to the body: "my country", "our Government"."""
    homes = words_of("roles", "houses")["homes"]
    return any(
        {"my", "our"} & line.keys
        and homes & line.keys
        and any(one in {"my", "our"} and two in homes for one, two in pairwise(line.row))
        for line in lines
    )


def _speaks(lines: Sequence[Told]) -> Iterator[bool]:
    """Yield whether the first organ or head of a body that a paper names acts alone: of no body told before it."""
    for line in lines:
        for at in _organs(line):
            first, last = at
            if _is_told_with_its_body(line, first, last):
                return
            if not _is_owned(line, first, last):
                yield _acts(line, last)
                return


def _acts(line: Told, last: int) -> bool:
    """Tell whether what ends at a token is the subject of a verb: "The Council today adopted", "He is on his way"."""
    if any(act.is_finite and not act.relative and 0 < act.first - last <= _NEAR for act in line.acts):
        return True
    behind = line.row[last + 1 : last + 2]
    # "The Chairperson commended Cairo": a verb in no list shows itself by its ending.
    told = bool(behind) and len(behind[0]) > _SHORT and behind[0].endswith("ed")
    return told or not words_of("roles", "english")["auxiliaries"].isdisjoint(behind)


def _organs(line: Told) -> Iterator[tuple[int, int]]:
    """Yield where organs and heads of bodies are named: "the Council", "the Secretary-General"."""
    words = words_of("roles", "houses")
    for mention in line.mentions:
        if mention.of is Of.OFFICE and mention.name == _HEADS and line.tokens[mention.first].text != "Chair":
            yield mention.first, mention.last
        last = line.tokens[mention.last]
        if mention.of is Of.OWN and last.key in words["heads"] and last.is_capital:
            yield mention.last, mention.last
    if line.keys.isdisjoint(words["organs"]):
        return
    for at, token in enumerate(line.tokens[1:], 1):
        if token.key in words["organs"] and token.is_capital and line.tokens[at - 1].key == "the":
            yield at, at


def _is_told_with_its_body(line: Told, first: int, last: int) -> bool:
    """Tell whether the body is named beside its organ: "the UN Secretary-General", "the Council of the EU"."""
    bodies = [m for m in line.mentions if m.of is Of.ORGANISATION]
    led = any(0 < first - m.last < _NEAR for m in bodies)
    of_it = line.row[last + 1 : last + 2] == ["of"]
    return led or (of_it and any(0 < m.first - last <= _NEAR for m in bodies))


def _is_owned(line: Told, first: int, last: int) -> bool:
    """Tell whether the body stands beside its organ or head: "the UN Secretary-General", "the Council of the EU"."""
    before = line.tokens[first - 1] if first else None
    led = any(m.of in _OWNERS and 0 < first - m.last <= _NEAR - 1 for m in line.mentions)
    behind = line.tokens[last + 1].key if last + 1 < len(line.tokens) else ""
    told = behind in {"of", "for", "on"} or (last + 1 < len(line.tokens) and line.tokens[last + 1].is_capital)
    return led or told or before is None or before.key != "the"


def is_of_the_house(line: Sequence[Token], mentions: Sequence[Mention], number: int) -> bool:
    """Tell whether the head of a body is named with no owner beside him: "The Secretary-General will travel"."""
    mention = mentions[number]
    if mention.of is not Of.OFFICE or mention.name != _HEADS:
        return False
    before = mentions[number - 1] if number else None
    if before is not None and before.of in _OWNERS and mention.first - before.last <= _NEAR - 1:
        return False
    behind = mentions[number + 1] if number + 1 < len(mentions) else None
    linked = mention.last + 1 < len(line) and line[mention.last + 1].key in {"of", "for"}
    if linked and _is_of_another_organ(line, mention.last + 2):
        return False
    return not (linked and behind is not None and behind.first - mention.last <= _OFFICE)


def _is_of_another_organ(line: Sequence[Token], first: int) -> bool:
    """Tell whether an organ with a name of its own stands at a token: "the Chairman of the Sovereign Council"."""
    name = line[first + 1 : first + _NEAR] if first < len(line) and line[first].key == "the" else ()
    return len(name) > 1 and all(token.is_capital for token in name) and name[0].key not in _organ_words()


@cache
def _organ_words() -> frozenset[str]:
    return words_of("roles", "houses")["organs"] | words_of("roles", "bodies")["organs"]
