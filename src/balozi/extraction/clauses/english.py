"""English verbs: forms, auxiliaries, tense, and nouns that look like verbs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.conjugation import forms_of_verbs, particles, stand_at
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.english_particles import FARTHEST, PREFIXES, is_meant, is_prefix, reach
from balozi.extraction.mentions.tokens import Token

_FUTURE = frozenset({"will", "shall", "ll"})
_AHEAD = _FUTURE | {"would", "to"}
_HYPOTHETIC = closed("english", "hypothetic")
_BE = closed("english", "be")
_STAY = frozenset({"remain", "remains", "remained", "stay", "stays"})
_HAVE = frozenset({"has", "have", "had", "having"})
_DO = frozenset({"did", "does", "do"})
_NOT = frozenset({"not", "never", "t", "neither", "nor"})
# "is due to", "are set to": what is to come; "is obliged to" stays a verb of its own.
# "would “go on standing with”": a quotation may begin inside a verb.
_QUOTES = frozenset({"“", "‘", '"'})
_DUE = closed("english", "due")
_ADVERBS = closed("english", "adverbs")
_PARTICIPLES = closed("english", "participles")
_HEADLINE = 20
_ONE = frozenset({"the", "a", "an", "his", "her", "its", "their"})
# "The leaders of the Four gather in Bratislava": where or when shows the verb.
_GATHERS = closed("english", "gathers")
_WHERE = closed("english", "where")
_FRAMES = frozenset({"to", "how", "why"})
_HEADLINE_VERBS = frozenset({"SIGN", "INITIAL", "RATIFY", "AGREE", "MEET", "DISCUSS"})
_PROMISING = frozenset({"KEEP", "PLAN", "PLEDGE", "COMMIT", "SETTLE"})
_REFLEXIVE = frozenset({"themselves", "itself"})
_TENSES = frozenset({"past", "present", "future", "infinitive"})
_SPEAKERS = closed("english", "speakers")
# Forms that are nouns as well ("pledges", "plans"): the words around them have to show the verb.
_NOUNISH = closed("english", "nounish")
_GIVING = closed("english", "giving")
_NO_DEEDS = closed("commitments", "no_deeds") | closed("english", "noun_before")
_NO_OBJECT = closed("english", "no_object")
_WHICH = frozenset({"which", "that", "who"})
_REPORTING = ("SAY", "PLEDGE", "ANNOUNCE", "AGREE", "COMMIT", "REAFFIRM")
_OBJECT_BEHIND = closed("english", "object_behind")
# Verbs and subjects that show a past form to be the verb of the sentence: "the army chief arrived in".
_INTRANSITIVE = closed("english", "intransitive")
_PERSONS = closed("english", "persons")
_YIELDS = closed("english", "yields")
_YIELDED = closed("english", "yielded")
_DRAWN_UP = frozenset({"SIGN", "INITIAL", "ADOPT", "CONCLUDE", "RATIFY"})
_DRAWN_UP_WHERE = frozenset({"by", "in", "at", "on", "last", "between", "earlier", "yesterday"})
# Before these a form that is noun and verb ("plans", "visit") is a noun.
_NOUN_BEFORE = closed("english", "noun_before")
_VERB_BEFORE = closed("english", "verb_before")


def acts(line: Sequence[Token]) -> list[Act]:
    """Return the acts of an English sentence."""
    forms = forms_of_verbs()
    found: list[Act] = []
    for index, token in enumerate(line):
        entry = forms.get(token.key)
        if entry is not None and _is_in_a_compound(line, index):
            continue
        act = None
        if entry is not None:
            act = _with_particles(line, index, entry)
        elif token.key in _AHEAD and (token.key != "to" or _is_due(line, index)):
            act = _future(line, index, forms)
        if act is not None:
            found.append(act)
    return _headlined(_reported(found, line), line)


def _is_in_a_compound(line: Sequence[Token], index: int) -> bool:
    """Tell whether a form is half of an adjective: "closed-door", "Saudi-led"; "co-chaired" stays a verb."""
    token = line[index]
    behind = line[index + 1] if index + 1 < len(line) else None
    if behind is not None and behind.text == "-" and behind.start == token.end:
        return index + 2 < len(line) and line[index + 2].start == behind.end
    before = line[index - 1] if index > 1 else None
    led = before is not None and before.text == "-" and before.end == token.start
    led = led and line[index - 2].end == line[index - 1].start
    return led and line[index - 2].key not in PREFIXES


def _headlined(found: list[Act], line: Sequence[Token]) -> list[Act]:
    """Return the acts of a headline, where "to" tells what is to come: "Finland's president to visit Namibia"."""
    short = len(line) <= _HEADLINE and line[-1].text[-1].isalnum()
    if short and not found:
        return _foretold(line)
    first = next((act for act in found if act.tense in _TENSES), None)
    if not short or first is None or first.tense != "infinitive" or first.first < 1:
        return found
    before = line[first.first - 1]
    framed = line[0].key in _NOUN_BEFORE or line[0].key in _FRAMES
    if framed or not (before.is_capital or before.key in _SPEAKERS):
        return found
    return [replace(act, tense="future") if act is first else act for act in found]


def _foretold(line: Sequence[Token]) -> list[Act]:
    """Return the deed of a headline whose verb is in no list: "Bhutan, Nepal to trade surplus power"."""
    for at in range(1, len(line) - 2):
        before, behind = line[at - 1], line[at + 1]
        if line[at].key == "to" and (before.is_capital or before.key in _SPEAKERS):
            deed = behind.text.islower() and behind.text.isalpha() and behind.key not in _NO_DEEDS
            return [Act(frozenset({"DO"}), at, at + 1, "future")] if deed else []
    return []


def _is_due(line: Sequence[Token], to: int) -> bool:
    """Tell whether "is" stands before "to", which is a future then, or "is due", "is set", "is going"."""
    at = to - 1
    if at > 0 and line[at].key in _DUE:
        at -= 1
    if at > 0 and (line[at].key in _NOT or line[at].key in _ADVERBS):
        at -= 1
    return at >= 0 and line[at].key in _BE


def _with_particles(line: Sequence[Token], index: int, entry: Mapping[str, frozenset[str]]) -> Act | None:
    """Return the act of a verb, with the kinds that the words behind it give: "sat down with", "set aside"."""
    added, last = _behind(line, index)
    if not added:
        return _act(line, index, entry)
    act = _act(line, index, {form: kinds | added for form, kinds in entry.items()})
    if act is None and added & _PROMISING and "base" in entry and not _is_noun(line, index, negated=False):
        # "stands by", "means to": the words behind show the verb.
        act = Act(entry["base"] | added, index, index, "present", negated=False)
    return None if act is None else replace(act, last=max(act.last, last))


def _behind(line: Sequence[Token], index: int) -> tuple[set[str], int]:
    """Return the kinds that the words behind a verb give it, and the last of those words."""
    known, last = particles().get(line[index].key), index
    found: set[tuple[str, tuple[str, ...]]] = set()
    for at in range(index + 1, min(index + FARTHEST, len(line))) if known is not None else ():
        for kind, words in known.get(line[at].key, ()) if known is not None else ():
            near = at < index + reach(kind, words) and (kind, words) not in found
            if near and stand_at(line, at, words) and is_meant(line, (index, at + len(words)), kind, at):
                found.add((kind, words))
                # "ordered the envoy to leave": whom it befalls stands inside.
                inside = kind in {"SUMMON", "ADDRESS"} or (kind == "REACT" and at > index + 4)
                last = last if inside and at > index + 1 else max(last, at + len(words) - 1)
    return {kind for kind, _ in found}, last


def _reported(found: list[Act], line: Sequence[Token]) -> list[Act]:
    """Return the acts with what was said to come told as coming: "said it would send"."""
    said = any(act.is_any(*_REPORTING) and act.tense in {"past", "present"} for act in found)
    if not said or any(token.key in {"if", "unless"} for token in line):
        return found
    return [replace(act, tense="future") if _is_reported(act, line) else act for act in found]


def _is_reported(act: Act, line: Sequence[Token]) -> bool:
    return act.tense == "conditional" and line[act.first].key == "would"


def _future(
    line: Sequence[Token], index: int, forms: Mapping[str, Mapping[str, frozenset[str]]]
) -> Act | None:
    """Return "will" with a verb that is not in the lists, as an act of no special kind."""
    negated = False
    begin = _behind_aside(line, index + 1)
    if [token.key for token in line[begin : begin + 1]] == ["have"] and begin + 1 < len(line):
        # "will have connected its grid by June".
        done = line[begin + 1].key
        plain = _is_participle(done) and not _is_listed(forms, done)
        tense = "conditional" if line[index].key == "would" else "future"
        return Act(frozenset({"DO"}), index, begin + 1, tense) if plain else None
    for at in range(begin, min(begin + 4, len(line))):
        key = line[at].key
        if key in _QUOTES or is_prefix(line, at):
            continue
        negated = negated or key in _NOT
        if key in _NOT or key in _ADVERBS or (key.endswith("ly") and key not in forms):
            continue
        if key in forms and key not in _BE:
            return None
        if not key.isalpha():
            return None
        passive = key == "be" and at + 1 < len(line) and _is_participle(line[at + 1].key)
        if passive and _is_listed(forms, line[at + 1].key):
            return None
        doing = key == "be" and at + 1 < len(line) and line[at + 1].key.endswith("ing")
        state = key == "be" and not passive and not doing
        kinds = frozenset({"BE"}) if state else frozenset({"DO"})
        tense = "conditional" if line[index].key == "would" else "future"
        return Act(kinds, index, at + 1 if passive or doing else at, tense, negated, passive)
    return None


def _is_listed(forms: Mapping[str, Mapping[str, frozenset[str]]], participle: str) -> bool:
    """Tell whether a participle is that of a verb of the lists, which is an act of its own."""
    return bool(forms.get(participle, {}).get("past"))


def _behind_aside(line: Sequence[Token], at: int) -> int:
    """Return the place behind an aside between two commas, or the same place when none begins there."""
    if at >= len(line) or line[at].text != ",":
        return at
    return next((end + 1 for end in range(at + 1, min(at + 15, len(line))) if line[end].text == ","), at)


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or word in _PARTICIPLES


def _act(line: Sequence[Token], index: int, entry: Mapping[str, frozenset[str]]) -> Act | None:
    first, helpers, negated = _helpers(line, index)
    for form in ("past", "base", "ing"):
        kinds = entry.get(form)
        bare = form == "past" and "base" in entry and "to" in helpers and helpers.isdisjoint(_BE | _HAVE)
        if kinds is None or bare:
            # "is to come": the form of a participle is that of the verb itself.
            continue
        if not kinds:
            act = _act(line, index, {form: frozenset({"DO"})})
            return act if act is not None and act.tense in {"future", "conditional"} else None
        if form == "past":
            return _past(kinds, (first, index), helpers, negated=negated, line=line)
        if form == "ing":
            tense = "present" if helpers & _BE else "participle"
            tense = "conditional" if helpers & _HYPOTHETIC else tense
            tense = "future" if helpers & _FUTURE else tense
            if _is_gerund_noun(line, index):
                return None
            if line[index].key in {"meeting", "visiting"} and not _after_words(line, index):
                return None
            return Act(kinds, first, index, tense, negated)
        return _base(kinds, (first, index), helpers, negated=negated, line=line)
    return None


def _is_gerund_noun(line: Sequence[Token], index: int) -> bool:
    """Tell whether a form in -ing is a noun: "the signing of the treaty"."""
    framed = 0 < index < len(line) - 1 and line[index - 1].key in {"the", "a", "this"}
    return framed and line[index + 1].key in {"of", "and"}


def _after_words(line: Sequence[Token], index: int) -> bool:
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


def _past(
    kinds: frozenset[str],
    span: tuple[int, int],
    helpers: frozenset[str],
    *,
    negated: bool,
    line: Sequence[Token],
) -> Act:
    first, index = span
    passive = bool(helpers & _BE)
    if helpers & _FUTURE:
        return Act(kinds, first, index, "future", negated, passive)
    if helpers & _HYPOTHETIC:
        return Act(kinds, first, index, "conditional", negated, passive)
    if passive and helpers & {"to"}:
        tense = "future" if _is_due(line, first) else "infinitive"
        return Act(kinds, first, index, tense, negated, passive)
    which = first > 0 and line[first - 1].key in _WHICH
    hangs = which or (not helpers and _is_reduced(line, index, kinds))
    return Act(kinds, first, index, "past", negated, passive or (hangs and not which), relative=hangs)


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


def _closes_an_apposition(line: Sequence[Token], comma: int) -> bool:
    """Tell whether a comma closes a name set beside an office: "his Beninese opposite number, Armel Dossou, agreed"."""
    opens = next((at for at in range(comma - 1, max(0, comma - 6), -1) if line[at].text == ","), -1)
    return opens >= 0 and all(token.is_capital or token.text == "." for token in line[opens + 1 : comma])


def _is_reduced(line: Sequence[Token], index: int, kinds: frozenset[str]) -> bool:
    """Tell whether a bare past form hangs on the noun before it: "the pact signed in 1983", "the accord, signed at"."""
    behind = line[index + 1].key if index + 1 < len(line) else ""
    if index and line[index - 1].text == ",":
        if _closes_an_apposition(line, index - 1):
            return False
        return bool(kinds & _DRAWN_UP) and behind in _DRAWN_UP_WHERE
    if index == 0 or not line[index - 1].text[0].isalnum() or _named(line, index - 1):
        return False
    if line[index - 1].key in _TIMES:
        # "the Minister this morning received in audience": nothing hangs on a morning.
        return False
    if _is_yielded(line, index):
        return True
    goes = line[index].key in _INTRANSITIVE or line[index - 1].key in _PERSONS
    return behind == "by" or (behind in {"in", "at"} and not goes)


def _is_yielded(line: Sequence[Token], index: int) -> bool:
    """Tell whether a participle stands on its noun: "welcomed the progress made, and decided to"."""
    yielded = line[index - 1].key in _YIELDS and line[index].key in _YIELDED
    return yielded and any(token.key == "the" for token in line[max(0, index - 4) : index])


def _named(line: Sequence[Token], at: int) -> bool:
    return at >= 0 and (line[at].is_capital or line[at].key in _VERB_BEFORE or line[at].key in _ADVERBS)


def _base(
    kinds: frozenset[str],
    span: tuple[int, int],
    helpers: frozenset[str],
    *,
    negated: bool,
    line: Sequence[Token],
) -> Act | None:
    first, index = span
    if helpers & _FUTURE:
        return Act(kinds, first, index, "future", negated)
    if helpers & _HYPOTHETIC:
        return Act(kinds, first, index, "conditional", negated)
    if "to" in helpers:
        return Act(kinds, first, index, "future" if _is_due(line, first) else "infinitive", negated)
    if helpers & _DO:
        return Act(kinds, first, index, "past" if "did" in helpers else "present", negated)
    if line[index].key.endswith("s") and _opens(line, index):
        return Act(kinds, first, index, "present", negated)
    if (
        index > 2
        and line[index - 1].key == "and"
        and line[index - 3].key == "to"
        and line[index - 2].text.islower()
    ):
        # "to develop and commit to a plan".
        return Act(kinds, first, index, "infinitive", negated)
    present = _is_present(line, index) or _is_headline_verb(line, index, kinds)
    if _is_noun(line, index, negated=negated) or not present:
        return None
    return Act(kinds, first, index, "present", negated)


def _is_headline_verb(line: Sequence[Token], index: int, kinds: frozenset[str]) -> bool:
    """Tell whether a form that is hardly ever a noun is the verb of a headline: "Kenya, Uganda ink power deal"."""
    short = len(line) <= _HEADLINE and line[-1].text[-1].isalnum() and line[index - 1].is_capital
    return short and bool(kinds & _HEADLINE_VERBS)


def _is_noun(line: Sequence[Token], index: int, *, negated: bool) -> bool:
    """Tell whether a form that is noun and verb is the noun: after "the", behind an adverb, with a capital."""
    if not index or line[index].is_capital:
        return True
    before = line[index - 1].key
    plural = before.endswith("s") or line[index].key.endswith("s")
    if index > 1 and line[index - 1].is_capital and line[index - 2].key in _ONE and not plural:
        # "the Angolan host"; "the Participants intend" is a verb.
        return True
    if before.endswith("ly") and index > 1 and line[index - 2].is_capital and line[index].key.endswith("s"):
        return False
    named = line[index - 1].is_capital and index > 1
    return (before in _NOUN_BEFORE and not named) or (
        before.endswith("ly") and not negated and before not in _ADVERBS
    )


def _is_present(line: Sequence[Token], index: int) -> bool:
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
    told = before.key in _VERB_BEFORE or before.key in _ADVERBS or _is_plainly_a_verb(line, index)
    told = told or (opens and before.key in _SPEAKERS and line[index].key.endswith("s"))
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
        if before.key in _ADVERBS and index > 1:
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


def _before_aside(line: Sequence[Token], index: int) -> int:
    """Return the place behind "shall" when an aside parts it from its verb: "shall, through ..., assist"."""
    if index < 4 or line[index - 1].text != ",":
        return index
    for at in range(index - 2, max(0, index - 16), -1):
        if line[at].text == "," and line[at - 1].key in _FUTURE:
            return at
    return index


def _opens(line: Sequence[Token], index: int) -> bool:
    """Tell whether a verb opens its line, as in a list of decisions: "2. Decides to", "(b) welcomes the"."""
    if index + 1 == len(line) or line[index + 1].key not in _OBJECT_BEHIND:
        return False
    return all(len(token.text) == 1 or not token.text.isalpha() for token in line[:index])


def _helpers(line: Sequence[Token], index: int) -> tuple[int, frozenset[str], bool]:
    """Return the place of the first auxiliary before a verb, the auxiliaries, and whether they deny it."""
    found: set[str] = set()
    first, negated = index, False
    begin = _before_aside(line, index)
    for at in range(begin - 1, max(-1, begin - 6), -1):
        key = line[at].key
        if key in _STAY and line[index].key == "committed":
            found.add("is")
            first = at
        elif key in _BE or key in _HAVE or key in _DO or key in _FUTURE or key in _HYPOTHETIC or key == "to":
            found.add(key)
            first = at
            if key == "to":
                break
        elif key in _NOT:
            negated, first = True, at
        elif not (
            key in _ADVERBS or key.endswith("ly") or key == "'" or key in _QUOTES or is_prefix(line, at)
        ):
            break
    return first, frozenset(found), negated
