"""What promises nothing in English as it is only said, felt or shown: an agenda, good wishes, a decision deplored."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.english_roles import office_named
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.mentions.mentions import Of

_WORDS = words_of("courtesies", "english")
_WITH_OBJECTS = frozenset({"build", "raise", "share", "deliver", "present", "continue", "conclude"})
_ON_AGENDAS = _WORDS["says"] | _WORDS["shows"] | _WITH_OBJECTS
_PERSONS = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.INSTITUTION})
_HE = frozenset({"he", "she"})
_REACH, _NEAR = 8, 4


@asked_where(sign(words=_ON_AGENDAS))
def is_only_said(draft: Draft, _: Reading) -> bool:
    """Tell whether what is to come is on an agenda only: "She will hear from farmers", "will underscore the need"."""
    line = draft.line
    if line.keys.isdisjoint(_ON_AGENDAS) or draft.rule == "CO3":
        return False
    act = next((a for a in line.acts if draft.first <= a.last <= draft.last and a.tense == "future"), None)
    if act is None or act.passive:
        return False
    verb = line.tokens[act.last].key
    if verb in _WORDS["says"]:
        return True
    shown = verb in _WORDS["shows"] or (
        verb in _WITH_OBJECTS and not _WORDS[verb].isdisjoint(keys_of(line, act.last + 1, act.last + _REACH))
    )
    return shown and _is_person(line, act)


def _is_person(line: Line, act: Act) -> bool:
    """Tell whether an official is the subject of a verb, not a state or a body."""
    before = [m for m in line.mentions if m.last < act.first]
    for mention in reversed(before):
        if mention.of in _PERSONS:
            return (
                mention.of is not Of.INSTITUTION
                or office_named(line.tokens[mention.first : mention.last + 1]) != ""
            )
        if mention.of is Of.OWN:
            words = line.tokens[mention.first : mention.last + 1]
            return words[-1].key in _HE | _WORDS["parties"] or bool(office_named(words))
        if mention.of in {Of.STATE, Of.PEOPLE, Of.ORGANISATION} and mention.last == act.first - 1:
            return False
    return False


@asked_where(sign(words=_WORDS["wishes"]))
def is_a_greeting(draft: Draft, _: Reading) -> bool:
    """Tell whether only words of courtesy are offered: "offers its heartfelt congratulations"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["wishes"]):
        return False
    act = next((a for a in line.acts if draft.first <= a.last <= draft.last and a.is_any("OFFER")), None)
    behind = [] if act is None else keys_of(line, act.last + 1, act.last + _REACH)
    wish = next((at for at, key in enumerate(behind) if key in _WORDS["wishes"]), -1)
    return wish >= 0 and _WORDS["breaks"].isdisjoint(behind[:wish])


@asked_where(sign(words=_WORDS["deplores"]), sign(words=_WORDS["decisions"]))
def is_deplored(draft: Draft, _: Reading) -> bool:
    """Tell whether somebody else's decision is only regretted: "is troubled by the decision of Togo to suspend"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["deplores"]) or line.keys.isdisjoint(_WORDS["decisions"]):
        return False
    noun = next(
        (at for at in range(draft.first, draft.last + 1) if line.tokens[at].key in _WORDS["decisions"]), -1
    )
    if noun < 0 or any(a.is_finite and draft.first <= a.first < noun for a in line.acts):
        return False
    return not _WORDS["deplores"].isdisjoint(keys_of(line, noun - _REACH - _NEAR, noun))


@asked_where(sign(words=_WORDS["names"]))
def is_a_nomination(draft: Draft, _: Reading) -> bool:
    """Tell whether somebody is only named for a post: "intends to nominate Dana Brook to be Ambassador to Togo"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["names"]):
        return False
    at = next((n for n in range(draft.first, draft.last) if line.row[n] in _WORDS["names"]), -1)
    behind = line.row[at + 1 : at + 1 + 2 * _REACH]
    return at > 0 and line.row[at - 1] in {"to", "will", "would"} and not _WORDS["posts"].isdisjoint(behind)


@asked_where(sign(words={"joined", "accompanied"}), sign(words={"by"}))
def is_company(draft: Draft, _: Reading) -> bool:
    """Tell whether somebody only travels along: "He was joined on his trip by the Special Advisor on Burma"."""
    line = draft.line
    if line.keys.isdisjoint({"joined", "accompanied"}) or "by" not in line.keys:
        return False
    act = next(
        (a for a in line.acts if a.passive and line.tokens[a.last].key in {"joined", "accompanied"}), None
    )
    if act is None or not (draft.first <= act.last or draft.first <= act.last + _REACH):
        return False
    behind = line.row[act.last + 1 : act.last + _NEAR + 2]
    along = line.tokens[act.last].key == "accompanied" or not _WORDS["trips"].isdisjoint(behind)
    return along and act.first <= draft.last and not any(a.is_finite and a is not act for a in line.acts)


@asked_where(sign(words=_WORDS["applicants"]))
def is_of_applicants(draft: Draft, _: Reading) -> bool:
    """Tell whether those sign or meet who apply for a thing: "Successful applicants will sign an agreement"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["applicants"]):
        return False
    act = next((a for a in line.acts if a.is_any("SIGN") and not a.passive), None)
    they = [a for a in line.acts if a.first and line.row[a.first - 1] == "they" and draft.first <= a.last]
    if they and "type" in draft.fields:
        # "the recipients will join a program in which they will meet their American counterparts".
        return not _WORDS["applicants"].isdisjoint(line.row[: they[0].first])
    return act is not None and not _WORDS["applicants"].isdisjoint(
        keys_of(line, act.first - _NEAR, act.first)
    )


OF_COURTESY = (is_only_said, is_a_greeting, is_deplored, is_a_nomination)
