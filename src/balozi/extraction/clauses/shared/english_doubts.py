"""What takes an English fact away again: told as history, habit, hearsay, condition, effect, or of home affairs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.signs import Panel, asked_where, sign
from balozi.extraction.clauses.sentence.surroundings import is_state
from balozi.extraction.clauses.shared.english_background import OF_BACKGROUND
from balozi.extraction.clauses.shared.english_courtesies import OF_COURTESY, is_company, is_of_applicants
from balozi.extraction.clauses.shared.english_everyday import OF_CALENDARS, OF_MINUTES, OF_WORDS
from balozi.extraction.clauses.shared.english_frames import is_explained, is_in_a_life, is_long_over
from balozi.extraction.clauses.shared.english_goodwill import (
    OF_GOODWILL,
    is_an_exercise,
    is_any_of_many,
    is_asked,
    is_founded,
    is_of_firms,
    is_sought,
    we_have_signed,
)
from balozi.extraction.clauses.shared.english_household import (
    is_of_a_cabinet,
    is_of_folk,
    meets_its_own,
    opens_its_own,
    visits_at_home,
)
from balozi.extraction.clauses.shared.english_unmet import OF_CONTACTS
from balozi.extraction.clauses.shared.english_unpromised import OF_PROMISES, OF_TEXTS
from balozi.extraction.clauses.shared.left_out import undoubted
from balozi.extraction.clauses.shared.sessions import is_regular
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre

_NEAR, _FAR = 4, 9
_HOMELY, _MANY = 3, 2
_OFTEN = frozenset({"times", "years", "year", "time", "decades", "rule", "past", "ages", "day"})
_WHEN = frozenset({"after", "once", "when", "upon", "following"})
_NATIONS = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.CITY})


@cache
def _words(name: str) -> frozenset[str]:
    return words_of("doubts", "english")[name]


@cache
def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in sorted(_words(name)))


def believed(drafts: Iterable[Draft], kind: str, reading: Reading) -> list[Draft]:
    """Return the facts of English sentences that are told as facts of foreign policy now.

    Args:
        drafts: found by the rules.
        kind: "engagement", "instrument" or "commitment".
        reading: of the paper.
    """
    doubts = DOUBTS[kind]

    def doubt_of(draft: Draft) -> _Doubt | None:
        if draft.line.words.language != "en":
            return None
        return next((doubt for doubt in doubts.asked(draft.line.signs) if doubt(draft, reading)), None)

    return undoubted(drafts, kind, reading, doubt_of)


def of_somebody(drafts: Sequence[Draft]) -> list[Draft]:
    """Return engagements, without an English one of nobody beside another: "come together for the first Conference"."""
    named = {draft.line.start for draft in drafts if _is_of_somebody(draft)}
    return [
        draft
        for draft in drafts
        if draft.line.words.language != "en" or draft.line.start not in named or _is_of_somebody(draft)
    ]


def _is_of_somebody(draft: Draft) -> bool:
    return bool(draft.fields["states"] or draft.fields["orgs"])


def _is_old(draft: Draft, reading: Reading) -> bool:
    """Tell whether a sentence or its day is one of former years: "In 1964 she accompanied"."""
    return is_long_over(draft.line, str(draft.fields.get("date") or ""), reading)


def _is_in_a_life(draft: Draft, reading: Reading) -> bool:
    """Tell whether an instrument is named in a life: "joined the ministry in 1971 and negotiated the accord"."""
    return is_in_a_life(draft.line, reading)


def _is_explained(draft: Draft, reading: Reading) -> bool:
    """Tell whether a text explains to its readers what such things are: "What is a treaty?"."""
    return is_explained(draft.line, reading)


@asked_where(sign(words=_words("habits") | _OFTEN))
def _is_habit(draft: Draft, _: Reading) -> bool:
    """Tell whether a deed is done by custom, not once: "usually sign", "have met many times"."""
    line = draft.line
    if not line.keys.isdisjoint(_words("habits")):
        return True
    if line.keys.isdisjoint(_OFTEN):
        return False
    keys = keys_of(line, 0, len(line.tokens))
    if any(two == "times" and (one in _words("counted") or one.isdigit()) for one, two in pairwise(keys)):
        return "times" in keys_of(line, draft.first, draft.last + _FAR)
    return any(
        phrase == tuple(keys[at : at + len(phrase)])
        for phrase in _phrases("habit_phrases")
        for at, key in enumerate(keys)
        if key == phrase[0]
    )


@asked_where(sign(words=_words("rumours") | _words("denies") | _words("tales") | {"according"}))
def _is_hearsay(draft: Draft, _: Reading) -> bool:
    """Tell whether it is rumoured, denied, or the matter of a tale: "denies reports that its minister met"."""
    line = draft.line
    if draft.fields.get("type") == "statement":
        return False
    opening = set(keys_of(line, 0, _NEAR))
    if opening & _words("rumours") and not line.keys.isdisjoint({"that", "of"}):
        return True
    if "according" in opening and not line.keys.isdisjoint(_words("sources")):
        return True
    if not line.keys.isdisjoint(_words("denies")):
        denied = _behind(line, _words("denies"), _words("denied"))
        return 0 < denied <= draft.last
    told = 0 if line.keys.isdisjoint(_words("tales")) else _behind(line, _words("tales"), frozenset({"how"}))
    return 0 < told <= draft.last


def _behind(line: Line, verbs: frozenset[str], words: frozenset[str]) -> int:
    """Return where one of some words stands right behind one of some verbs, 0 when none does."""
    keys = keys_of(line, 0, len(line.tokens))
    return next((at + 1 for at, (one, two) in enumerate(pairwise(keys)) if one in verbs and two in words), 0)


@asked_where(sign(words=_words("maybe")))
def _is_only_possible(draft: Draft, _: Reading) -> bool:
    """Tell whether what a noun names might come about only: "talks could begin in May"."""
    line = draft.line
    if line.keys.isdisjoint(_words("maybe")):
        return False
    nouns = [m for m in line.mentions if m.of is Of.NOUN and draft.first <= m.first <= draft.last]
    settled = any(
        a.is_any("AGREE") and not a.negated and line.row[a.last + 1 :][:1] == ["that"] for a in line.acts
    )
    if settled and line.keys.isdisjoint({"could", "might", "may"}):
        # "It was agreed that the next session would be held in Havana".
        return False
    return any(_is_maybe(line, noun.last) for noun in nouns)


def _is_maybe(line: Line, at: int) -> bool:
    """Tell whether the verb of a noun is only possible: "talks between Kenya and Uganda could begin"."""
    verb = next((act.first for act in line.acts if act.first > at and act.is_finite), len(line.tokens))
    for token in line.tokens[at + 1 : min(verb + 1, at + _FAR)]:
        if token.text in {",", ";"}:
            return False
        if token.key in _words("maybe") and token.text.islower():
            return True
    return False


@asked_where(sign(words=_words("indefinite") | {"if"}))
def _is_unreal(draft: Draft, _: Reading) -> bool:
    """Tell whether an instrument is any of its kind that somebody should, might or did not sign."""
    line = draft.line
    paper = next((m for m in line.instruments() if draft.first <= m.first <= draft.last), None)
    if paper is None:
        return False
    if line.tokens[0].key == "if" and "i" in line.keys:
        # "If I were the minister I would sign the pact".
        return True
    article = keys_of(line, paper.first - _NEAR - 1, paper.first)
    if not _words("indefinite") & set(article) or line.tokens[paper.first].is_capital:
        return False
    act = next((a for a in reversed(line.acts) if a.first < paper.first), None)
    if act is None or paper.first - act.last > _FAR:
        return False
    unreal = _words("unreal") & set(keys_of(line, act.first - _NEAR, act.last))
    if "if" not in line.keys and (_is_reported(line, act) or _is_wanted_by_one(line, act, draft)):
        unreal -= _words("reported")
    denied = act.negated and act.tense == "past" and act.is_any("SIGN", "CONCLUDE", "RATIFY")
    return bool(unreal) or denied


def _is_reported(line: Line, act: Act) -> bool:
    """Tell whether "would" is a future that somebody told: "said the two would sign an agreement on visas"."""
    told = ("SAY", "ANNOUNCE", "AGREE", "PLEDGE", "REAFFIRM", "DECIDE")
    return any(a.last < act.first and a.is_finite and not a.negated and a.is_any(*told) for a in line.acts)


def _is_wanted_by_one(line: Line, act: Act, draft: Draft) -> bool:
    """Tell whether a state would like to make a text with another: it is proposed, though not signed."""
    states = draft.fields["states"]
    wants = {"like", "wants", "want", "wanted"} & set(keys_of(line, act.first - _NEAR, act.last))
    return bool(wants) and isinstance(states, list) and len(states) > 1


@asked_where(sign(words=_words("contracts")))
def _is_contract(draft: Draft, _: Reading) -> bool:
    """Tell whether an instrument is a contract of private sides or at home: "a coalition agreement"."""
    line = draft.line
    if line.keys.isdisjoint(_words("contracts")):
        return False
    paper = next((m for m in line.instruments() if draft.first <= m.first <= draft.last), None)
    # "a Record of Discussions" is no record deal.
    if paper is None:
        return False
    near = set(keys_of(line, paper.first - 2, paper.first if paper.code == "other" else paper.last + 1))
    return bool(near & _words("contracts"))


@asked_where(sign(words={"with", "by"}))
def _is_with_private(draft: Draft, _: Reading) -> bool:
    """Tell whether a pact or talks are those of private people: "a pact with taxi drivers", "talks with a buyer"."""
    line = draft.line
    if line.keys.isdisjoint({"with", "by"}):
        return False
    inside = (m for m in line.mentions if draft.first <= m.first <= draft.last)
    named = next((m for m in inside if m.of in {Of.INSTRUMENT, Of.NOUN}), None)
    behind = () if named is None else line.tokens[named.last + 1 : named.last + 7]
    if not behind or behind[0].key not in {"with", "by"}:
        return False
    near = {token.key for token in behind[1:] if token.text.islower()}
    private = words_of("actors", "private")
    return any(near & words for words in private.values()) or bool(near & words_of("actors", "weak")["words"])


@asked_where(sign(words={"nothing"}))
def _is_of_nothing(draft: Draft, _: Reading) -> bool:
    """Tell whether nothing is promised: "promised him nothing", "has agreed to nothing"."""
    return "nothing" in keys_of(draft.line, draft.first, draft.first + _FAR + _FAR // 2)


@asked_where(sign(words={"notes", "letters"}))
def _is_a_note(draft: Draft, _: Reading) -> bool:
    """Tell whether notes are no agreement: they tell of procedures, or protest."""
    line = draft.line
    telling = words_of("further", "contacts")["no_papers"]
    notes = set(line.row[draft.first : draft.last + 1]) & {"notes", "letters"}
    return draft.fields["instrument_type"] == "other" and bool(notes) and not line.keys.isdisjoint(telling)


@asked_where(sign(words={"notes"}), sign(words={"force"}))
def _is_a_procedure(draft: Draft, _: Reading) -> bool:
    """Tell whether notes only bring another text into force: "will enter into force after they exchange notes"."""
    line = draft.line
    if "notes" not in line.keys or "force" not in line.keys or line.keys.isdisjoint(_WHEN):
        return False
    at = line.row.index("notes")
    other = any(m.last < draft.first or m.code != "other" for m in line.instruments())
    return other and draft.first <= at <= draft.last and not _WHEN.isdisjoint(line.row[:at])


@asked_where(sign(words=_words("effects")))
def _is_effect(draft: Draft, reading: Reading) -> bool:
    """Tell whether a thing is said to have an effect: "It will create 12,000 jobs", "the line will cut"."""
    line = draft.line
    deed = _deed(draft)
    if deed is None or not _is_an_effect(line, deed):
        return False
    first = next(act for act in line.acts if act.is_finite)
    head = line.tokens[first.first - 1].key if first.first else ""
    if head == "they" and reading.paper.genre is Genre.COMMUNIQUE and draft.fields["obligors"]:
        # "The sides will consult each other. They will also strengthen cooperation."
        return False
    return head in _words("things") and first.first <= _NEAR and _is_an_effect(line, first)


def _is_an_effect(line: Line, act: Act) -> bool:
    """Tell whether a verb tells what will come of itself: "will create", "will cut"."""
    owed = act.is_any("PLEDGE", "COMMIT", "AGREE", "PLAN")
    return act.tense == "future" and not owed and line.tokens[act.last].key in _words("effects")


def _deed(draft: Draft) -> Act | None:
    acts = [act for act in draft.line.acts if draft.first <= act.first <= draft.last and act.is_finite]
    # "UNDP, which will carry it out, is to match": what is told aside is not the deed.
    own = (act for act in acts if draft.line.tokens[act.first - 1].key not in {"which", "who", "that"})
    return next(own, next(iter(acts), None))


@asked_where(sign(words=_words("notices")), sign(words=_words("counters")))
def _is_notice(draft: Draft, _: Reading) -> bool:
    """Tell whether an office tells its hours: "The embassy will be closed on 1 July"."""
    line = draft.line
    if line.keys.isdisjoint(_words("notices")) or line.keys.isdisjoint(_words("counters")):
        return False
    deed = _deed(draft)
    near = set() if deed is None else set(keys_of(line, deed.first, deed.last + 2))
    before = set() if deed is None else set(keys_of(line, deed.first - _FAR, deed.first))
    return bool(near & _words("notices")) and bool(before & _words("counters"))


@asked_where(sign(words={"place", "ahead"}))
def _is_of_a_gathering(draft: Draft, _: Reading) -> bool:
    """Tell whether what is to come or not to come is a visit or a meeting: "the visit will not take place"."""
    line = draft.line
    if line.keys.isdisjoint({"place", "ahead"}):
        return False
    acts = [act for act in line.acts if draft.first <= act.last <= draft.last and act.tense != "infinitive"]
    passes = {("take", "place"), ("go", "ahead"), ("taking", "place"), ("took", "place")}
    return any(tuple(keys_of(line, act.last, act.last + 2)) in passes for act in acts)


@asked_where(sign(words=_words("neighbours")))
def _is_of_neighbours(draft: Draft, _: Reading) -> bool:
    """Tell whether an instrument is one of counties or clans: "the governments of Turkana and West Pokot signed"."""
    line = draft.line
    if line.keys.isdisjoint(_words("neighbours")):
        return False
    return not line.parties(0, len(line.tokens) - 1).codes


@asked_where(sign(words=_words("contacts")))
def _is_a_journey(draft: Draft, _: Reading) -> bool:
    """Tell whether a journey or talks are told, no promise: "undertook a state visit", "will pay a call"."""
    line = draft.line
    if line.keys.isdisjoint(_words("contacts")):
        return False
    act = next(
        (a for a in line.acts if draft.first <= a.last <= draft.last and a.tense != "infinitive"), None
    )
    if act is None or line.tokens[act.last].key not in _words("journeys") or is_regular(line, act.last):
        return False
    behind = keys_of(line, act.last + 1, act.last + _FAR)
    return bool(_words("contacts") & set(behind)) and behind[:1] != ["to"]


@asked_where(sign(words=_words("houses")))
def _is_tabled(draft: Draft, _: Reading) -> bool:
    """Tell whether a government only goes to its own parliament: "will table both texts in Parliament"."""
    line = draft.line
    if line.keys.isdisjoint(_words("houses")):
        return False
    act = _deed(draft)
    return act is not None and line.tokens[act.last].key in _words("tables") and act.tense == "future"


def _is_of_home(draft: Draft, reading: Reading) -> bool:
    """Tell whether a government promises its own people something, in a paper that tells of nobody abroad."""
    owners = draft.fields.get("obligors") or ()
    given = draft.fields.get("beneficiaries")
    if isinstance(given, list) and any(not is_state(code) for code in given):
        # "The authorities reaffirmed their commitment", told by the team of the IMF.
        return False
    others = _named(draft.line) - set(owners if isinstance(owners, list) else ())
    return len(others) <= ("obligors" not in draft.fields) and _is_homely(reading)


def _named(line: Line) -> set[str]:
    return {m.name if m.of is Of.CITY else m.code for m in line.mentions if m.of in _NATIONS}


def _is_homely(reading: Reading) -> bool:
    """Tell whether a paper is of home affairs: many words of them, hardly one of foreign affairs."""
    known = reading.kept.get("english home")
    if known is None:
        homely: set[str] = set()
        abroad: set[str] = set()
        for line in reading.lines:
            homely |= line.keys & _words("home")
            abroad |= line.keys & _words("abroad")
        private = sum(line.is_private for line in reading.lines)
        known = len(homely) >= _HOMELY and len(homely) > len(abroad)
        # A parliament that ratifies what two states have signed: its words are of home, its matter is not.
        known = known and not any(line.instruments() and len(_named(line)) > 1 for line in reading.lines)
        known = known or (private >= _MANY and 2 * private >= len(reading.lines))
        reading.kept["english home"] = known
    return bool(known)


_Doubt = Callable[[Draft, Reading], bool]
DOUBTS: Mapping[str, Panel[_Doubt]] = {
    "engagement": Panel(
        _is_explained,
        _is_habit,
        _is_hearsay,
        _is_only_possible,
        *OF_CONTACTS,
        *OF_BACKGROUND,
        is_company,
        _is_a_procedure,
        is_of_applicants,
        *OF_CALENDARS,
        is_of_a_cabinet,
        meets_its_own,
        visits_at_home,
        opens_its_own,
        is_of_folk,
        we_have_signed,
        is_founded,
        _is_with_private,
        _is_old,
    ),
    "instrument": Panel(
        _is_explained,
        _is_habit,
        _is_unreal,
        _is_contract,
        _is_with_private,
        _is_a_note,
        _is_a_procedure,
        _is_of_neighbours,
        *OF_TEXTS,
        is_of_applicants,
        *OF_MINUTES,
        is_of_firms,
        is_sought,
        is_an_exercise,
        is_any_of_many,
        is_asked,
        _is_of_home,
        _is_in_a_life,
    ),
    "commitment": Panel(
        _is_explained,
        _is_habit,
        _is_hearsay,
        _is_of_nothing,
        *OF_PROMISES,
        *OF_COURTESY,
        *OF_WORDS,
        *OF_GOODWILL,
        _is_effect,
        _is_of_a_gathering,
        _is_notice,
        _is_a_journey,
        _is_tabled,
        _is_of_home,
        _is_old,
    ),
}
