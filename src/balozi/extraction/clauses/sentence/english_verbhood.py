"""Whether an English form is the verb of its clause, or a noun, an adjective or a participle on its noun."""

from collections.abc import Sequence
from itertools import pairwise

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.english_auxiliaries import ADVERBS
from balozi.extraction.clauses.sentence.english_particles import PREFIXES
from balozi.extraction.mentions.tokens import Token

HEADLINE = 20
_ONE = frozenset({"the", "a", "an", "his", "her", "its", "their"})
# "The leaders of the Four gather in Bratislava": where or when shows the verb.
_GATHERS = closed("english", "gathers")
_WHERE = closed("english", "where")
_HEADLINE_VERBS = frozenset({"SIGN", "INITIAL", "RATIFY", "AGREE", "MEET", "DISCUSS"})
_BEHIND_A_NOUN = frozenset({"of", "and", "was", "is", "will", "would", "has", "had", "in", "at", "on"})
_HEADLINE_HOLDS = frozenset(
    {"hold", "holds", "host", "hosts", "resume", "conclude", "concludes", "convene", "convenes", "co-chair"}
)
# Verbs of headlines in capitals, which are hardly ever nouns.
_IN_CAPITALS = frozenset({"sign", "ink", "agree", "ratify", "meet", "hold", "discuss"})
_REFLEXIVE = frozenset({"themselves", "itself"})
SPEAKERS = closed("english", "speakers")
# Forms that are nouns as well ("pledges", "plans"): the words around them have to show the verb.
_NOUNISH = closed("english", "nounish")
_GIVING = closed("english", "giving")
_NO_OBJECT = closed("english", "no_object")
_OBJECT_BEHIND = closed("english", "object_behind")
# Verbs and subjects that show a past form to be the verb of the sentence: "the army chief arrived in".
_INTRANSITIVE = closed("english", "intransitive")
_PERSONS = closed("english", "persons")
_YIELDS = closed("english", "yields")
_YIELDED = closed("english", "yielded")
_DRAWN_UP = frozenset({"SIGN", "INITIAL", "ADOPT", "CONCLUDE", "RATIFY"})
_TEXTS = frozenset(
    {"agreement", "treaty", "memorandum", "mou", "protocol", "convention", "accord", "pact", "deal"}
)
_WITH_WHOM = frozenset({"with", "between", "by", "in", "on", "at", "last", "under", "during", "here"})
_DRAWN_UP_WHERE = frozenset({"by", "in", "at", "on", "last", "between", "earlier", "yesterday"})
# Before these a form that is noun and verb ("plans", "visit") is a noun.
NOUN_BEFORE = closed("english", "noun_before")
_VERB_BEFORE = closed("english", "verb_before")
_TIMES = frozenset(
    {
        "morning",
        "afternoon",
        "evening",
        "night",
        "week",
        "month",
        "today",
        "yesterday",
        "also",
        "later",
        "then",
    }
)
_HELPS = frozenset({"help", "helps", "helped", "helping", "let", "lets", "make", "makes", "made"})


def is_in_a_compound(line: Sequence[Token], index: int) -> bool:
    """Tell whether a form is half of an adjective: "closed-door", "Saudi-led"; "co-chaired" stays a verb."""
    token = line[index]
    behind = line[index + 1] if index + 1 < len(line) else None
    if behind is not None and behind.text == "-" and behind.start == token.end:
        return index + 2 < len(line) and line[index + 2].start == behind.end
    before = line[index - 1] if index > 1 else None
    led = before is not None and before.text == "-" and before.end == token.start
    led = led and line[index - 2].end == line[index - 1].start
    return led and line[index - 2].key not in PREFIXES


def is_gerund_noun(line: Sequence[Token], index: int) -> bool:
    """Tell whether a form in -ing is a noun: "the signing of the treaty"."""
    if index < 1 or index + 1 >= len(line):
        return False
    if line[index - 1].is_capital and index > 1 and line[index - 2].key in {"the", "a", "this", "next"}:
        # "for the Visegrád gathering, his office said".
        return not line[index + 1].text[0].isalpha() or line[index + 1].key in _BEHIND_A_NOUN
    return line[index - 1].key in {"the", "a", "this"} and line[index + 1].key in {"of", "and"}


def after_words(line: Sequence[Token], index: int) -> bool:
    """Tell whether "meeting" is the verb: "after meeting", "is meeting with", "Meeting at Portsmouth, ..."."""
    if index == 0 and len(line) > 1 and line[1].key in {"in", "at", "on", "with"}:
        return True
    return (
        index > 0
        and line[index - 1].key
        in {
            "after",
            "before",
            "while",
            "upon",
            "when",
            "is",
            "are",
            "was",
            "were",
            "be",
        }
    ) or (index > 1 and line[index - 1].key == "to" and line[index - 2].key in {"forward", "prior"})


def _closes_an_apposition(line: Sequence[Token], comma: int) -> bool:
    """Tell whether a comma closes a name set beside an office: "his Beninese opposite number, Armel Dossou, agreed"."""
    opens = next((at for at in range(comma - 1, max(0, comma - 6), -1) if line[at].text == ","), -1)
    return opens >= 0 and all(token.is_capital or token.text == "." for token in line[opens + 1 : comma])


def is_reduced(line: Sequence[Token], index: int, kinds: frozenset[str]) -> bool:
    """Tell whether a bare past form hangs on the noun before it: "the pact signed in 1983", "the accord, signed at"."""
    behind = line[index + 1].key if index + 1 < len(line) else ""
    if index and line[index - 1].text == ",":
        if _closes_an_apposition(line, index - 1):
            return False
        return bool(kinds & _DRAWN_UP) and behind in _DRAWN_UP_WHERE
    if index and kinds & _DRAWN_UP and line[index - 1].key in _TEXTS and behind in _WITH_WHOM:
        # "the loan agreement signed with the Association".
        return True
    if index == 0 or not line[index - 1].text[0].isalnum() or _named(line, index - 1):
        return False
    if line[index - 1].key in _TIMES:
        # "the Minister this morning received in audience": nothing hangs on a morning.
        return False
    if _is_yielded(line, index):
        return True
    goes = line[index].key in _INTRANSITIVE or line[index - 1].key in _PERSONS or _ends_an_office(line, index)
    return behind == "by" or (behind in {"in", "at"} and not goes)


def _ends_an_office(line: Sequence[Token], index: int) -> bool:
    """Tell whether the words before a verb are an office of several words: "the head of state received at"."""
    keys = [token.key for token in line[max(0, index - 6) : index]]
    heads = _PERSONS | {"head", "heads"}
    return any(one in heads and other in {"of", "for"} for one, other in pairwise(keys))


def _is_yielded(line: Sequence[Token], index: int) -> bool:
    """Tell whether a participle stands on its noun: "welcomed the progress made, and decided to"."""
    yielded = line[index - 1].key in _YIELDS and line[index].key in _YIELDED
    return yielded and any(token.key == "the" for token in line[max(0, index - 4) : index])


def _named(line: Sequence[Token], at: int) -> bool:
    return at >= 0 and (line[at].is_capital or line[at].key in _VERB_BEFORE or line[at].key in ADVERBS)


def is_headline_verb(line: Sequence[Token], index: int, kinds: frozenset[str]) -> bool:
    """Tell whether a form that is hardly ever a noun is the verb of a headline: "Kenya, Uganda ink power deal"."""
    short = len(line) <= HEADLINE and line[-1].text[-1].isalnum() and line[index - 1].is_capital
    return short and (bool(kinds & _HEADLINE_VERBS) or line[index].key in _HEADLINE_HOLDS)


def is_noun(line: Sequence[Token], index: int, *, negated: bool) -> bool:
    """Tell whether a form that is noun and verb is the noun: after "the", behind an adverb, with a capital."""
    if not index or (line[index].is_capital and not _is_shouted(line, index)):
        return True
    before = line[index - 1].key
    plural = before.endswith("s") or line[index].key.endswith("s")
    if index > 1 and line[index - 1].is_capital and line[index - 2].key in _ONE and not plural:
        # "the Angolan host"; "the Participants intend" is a verb.
        return True
    if before.endswith("ly") and index > 1 and line[index - 2].is_capital and line[index].key.endswith("s"):
        return False
    named = line[index - 1].is_capital and index > 1
    return (before in NOUN_BEFORE and not named) or (
        before.endswith("ly") and not negated and before not in ADVERBS
    )


def _is_shouted(line: Sequence[Token], index: int) -> bool:
    """Tell whether a verb stands in a headline of capitals: "UGANDA AND GERMANY SIGN FINANCING AGREEMENT"."""
    if line[index].key not in _IN_CAPITALS or not line[index - 1].text.isupper():
        return False
    return all(token.text.isupper() for token in line if token.text.isalpha() and len(token.text) > 2)


def is_helped(line: Sequence[Token], index: int) -> bool:
    """Tell whether a bare verb is what another is helped to do: "will help Laos build a road"."""
    if index < len(("help", "Laos")) or not line[index - 1].is_capital or line[index].key.endswith("s"):
        return False
    at = index - 1
    while at > 0 and (line[at].is_capital or line[at].key in {"the", "and", "of"}):
        at -= 1
    return line[at].key in _HELPS


def is_present(line: Sequence[Token], index: int) -> bool:
    """Tell whether a subject before a form or an object behind it shows the verb."""
    before = line[index - 1]
    if before.key.endswith("ly") and index > 1:
        before = line[index - 2]
    behind = line[index + 1] if index + 1 < len(line) else None
    if behind is not None and behind.key in _REFLEXIVE:
        return True
    opens = behind is not None and (
        behind.key in _OBJECT_BEHIND or behind.is_capital or not behind.text[0].isalpha()
    )
    told = before.key in _VERB_BEFORE or before.key in ADVERBS or _is_plainly_a_verb(line, index)
    told = told or (opens and before.key in SPEAKERS and line[index].key.endswith("s"))
    gathers = line[index].key in _GATHERS and behind is not None and behind.key in _WHERE
    told = told or (gathers and (before.is_capital or before.key.endswith("s")))
    return told or (opens and (before.is_capital or before.key in {",", ")"}))


def _is_plainly_a_verb(line: Sequence[Token], index: int) -> bool:
    """Tell whether a form can be nothing but a verb: "intends", or "offers" between a name and what is given."""
    key, before = line[index].key, line[index - 1]
    behind = line[index + 1] if index + 1 < len(line) else None
    if behind is None or behind.text == "-" or key.endswith("ing"):
        return False
    if key not in _NOUNISH:
        if before.key in ADVERBS and index > 1:
            before = line[index - 2]
        plural = before.key.endswith("s") and before.text.isalpha()
        return (
            key.endswith("s")
            or (before.is_capital and _has_two(line, index))
            or (plural and behind.key == "to")
        )
    plain = behind.text.isalpha() and not behind.is_capital and behind.key not in _NO_OBJECT
    named = before.is_capital and (index < 2 or line[index - 2].key not in {"the", "a", "this", "'"})
    return key in _GIVING and named and plain


def _has_two(line: Sequence[Token], index: int) -> bool:
    """Tell whether two are named before a verb: "Lesotho and Eswatini undertake"."""
    return any(token.key in {"and", "&"} for token in line[max(0, index - 5) : index])


def opens_line(line: Sequence[Token], index: int) -> bool:
    """Tell whether a verb opens its line, as in a list of decisions: "2. Decides to", "(b) welcomes the"."""
    if index + 1 == len(line) or line[index + 1].key not in _OBJECT_BEHIND:
        return False
    return all(len(token.text) == 1 or not token.text.isalpha() for token in line[:index])
