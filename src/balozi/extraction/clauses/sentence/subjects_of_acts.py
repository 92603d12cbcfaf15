"""Who does what a verb says: its subject, wherever the sentence has put it."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.asides import aside_before, behind_opening, behind_the_front
from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.english_absolutes import absolute_subject
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.once import told_once
from balozi.extraction.clauses.sentence.orders import first_ending_at
from balozi.extraction.clauses.sentence.shared_subjects import (
    clause_start,
    is_coordinated,
    speaking_verb,
    verb_before,
)
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of, is_state
from balozi.extraction.clauses.sentence.swahili_sides import led_by, parted
from balozi.extraction.mentions.mentions import Of

_FIRMS = closed("firms", "names")
# How many verbs may share one subject: "met, agreed, and pledged".
_SHARED = 6
_PRONOUNS = frozenset({"it", "he", "she", "they", "il", "elle", "ils", "elles", "we"})
_PUT_IN, _TWO = 3, 2
_HELP = closed("drafts", "help")
# "the EU and its member states": those behind these words belong to whom is named before.
_OWNS = frozenset({"its", "their", "his", "her"})
_THAT = frozenset({"kwamba", "kuwa", "pia", "na", ","})
# These tell a deed of its own: "Juba, ambako mkuu wa majeshi alikwenda".
_WHERE = frozenset({"ambako", "ambapo", "ambamo"})
_FRONTS = closed("drafts", "french_fronts")
# "a team led by", "the mission, headed by": no verb of its own, unless "was" stands before it.
_LED = frozenset(
    {
        "led",
        "headed",
        "chaired",
        "accompanied",
        "represented",
        "joined",
        "supported",
        "hosted",
        "organised",
        "convened",
    }
)
_BEEN = frozenset({"was", "were", "been", "be", "is", "are", "being"})


@told_once
def subject_start(line: Line, act: Act) -> int:
    """Return where the subject of an act may begin: behind the last finite act before it, or the sentence."""
    begin = _begins(line)[first_ending_at(line, act.first)]
    if begin == 0 and line.words.language == "fr" and line.tokens[0].key in _FRONTS:
        begin = behind_the_front(line, act)
    if line.words.language == "sw" and "kwamba" in line.keys:
        begin = _behind_that(line, begin, act)
    for at in range(act.first - 1, begin - 1, -1):
        if line.tokens[at].text in {";", ":"} or (line.tokens[at].text in {"“", '"'} and act.first - at > 6):
            return at + 1
    return _behind_a_clause(line, begin, act) if line.words.language == "en" else begin


def _behind_that(line: Line, begin: int, act: Act) -> int:
    """Return where a Swahili clause has a subject of its own: "alimwambia X kwamba operesheni ya pamoja itaendelea"."""
    that = next((at for at in range(act.first - 1, begin - 1, -1) if line.row[at] == "kwamba"), -1)
    if not 0 <= that < act.first - _TWO or not act.is_finite:
        return begin
    return begin if line.parties(that + 1, act.first - 1).first >= 0 else that + 1


def _behind_a_clause(line: Line, begin: int, act: Act) -> int:
    """Return where an English pair begins a clause of its own: "explained its plans, and the two sides agreed"."""
    if Of.PAIR not in line.named:
        return begin
    near = range(act.first - 3, act.first)
    pair = next(
        (m for m in line.mentions if m.of is Of.PAIR and m.last in near and m.first > begin + 1), None
    )
    if pair is None or line.row[pair.first - 2 : pair.first] != [",", "and"]:
        return begin
    return pair.first


@told_once
def _begins(line: Line) -> Sequence[int]:
    """Return where a subject may begin behind no verb of a sentence, behind its first one, its first two, and so on."""
    begins = [0]
    for other in line.acts:
        own = other.is_finite and not other.relative and not (_is_put_in(line, other) or _is_led(line, other))
        begins.append(other.last + 1 if own else begins[-1])
    return begins


def _is_led(line: Line, act: Act) -> bool:
    """Tell whether an English participle only tells who leads the subject: "a team, led by Ms. Rao, visited"."""
    behind = line.row[act.last + 1 : act.last + 2] == ["by"]
    before = line.tokens[act.first - 1].key if act.first else ""
    return behind and line.row[act.last] in _LED and before not in _BEEN


def _is_put_in(line: Line, act: Act) -> bool:
    """Tell whether an English verb only tells who says so: "Kenya, he announced, will send its first cadets"."""
    if line.words.language != "en" or act.first < _PUT_IN or act.last + 1 >= len(line.tokens):
        return False
    before = line.tokens[act.first - 2 : act.first]
    says = act.is_any("SAY", "ANNOUNCE") and line.tokens[act.last + 1].text == ","
    return says and before[0].text == "," and before[1].key in _PRONOUNS


@told_once
def subject_of(line: Line, act: Act) -> Parties | None:
    """Return the subject of an act: the group right before it, or the one that an earlier verb shares with it.

    Returns None when the sentence names none.
    """
    found = _subject(line, act)
    if found is None and line.around.lead and _is_headless(line):
        return Parties((), line.around.lead, line.around.lead, 0, act.first)
    return found


def _is_headless(line: Line) -> bool:
    """Tell whether a line begins with its verb: "2. Decides to prolong", "– réaffirment leur engagement"."""
    first = next(
        (at for at, token in enumerate(line.tokens) if len(token.text) > 1 and token.text.isalpha()), 0
    )
    return any(act.first <= first <= act.last and act.is_finite for act in line.acts)


def _subject(line: Line, act: Act) -> Parties | None:
    own = absolute_subject(line, act)
    if own is not None:
        return own
    for _ in range(_SHARED):
        if not is_coordinated(line, act):
            break
        earlier = verb_before(line, act)
        if earlier is None:
            return _who_thanks(line, act, _grouped(line, act, clause_start(line, act), 0))
        act = earlier
    found = _unless_there(line, act, _grouped(line, act, subject_start(line, act), -1))
    earlier = verb_before(line, act) if found is None and act.subject else None
    speaks = speaking_verb(line, act) if found is None and act.subject else None
    if earlier is not None and earlier.subject == act.subject and _is_where(line, act):
        # "amewasili Nairobi, ambako atahudhuria kikao": the same one goes on.
        return _subject(line, earlier)
    if speaks is not None:
        return _subject(line, speaks)
    dated = {at for date in line.dates for at in range(date.first, date.last + 1)}
    between = (
        {line.tokens[at].key for at in range(earlier.last + 1, act.first) if at not in dated}
        if earlier is not None
        else set()
    )
    if earlier is not None and between <= _THAT:
        # "Kenya imesema itaendelea": the verb shows that the subject goes on.
        return _grouped(line, earlier, subject_start(line, earlier), -1)
    return found


def _who_thanks(line: Line, act: Act, found: Parties | None) -> Parties | None:
    """Return who acts when only the one who is thanked has a state: "The commander thanked the US Embassy and pledged".

    The one who thanks is of the paper's own state; nobody is told when that is the state thanked.
    """
    if line.words.language == "sw":
        return _who_thanks_in_swahili(line, act, found)
    thanks = words_of("roles", "english")["thanks"]
    if found is None or line.words.language != "en" or line.keys.isdisjoint(thanks):
        return found
    verb = next((at for at in range(1, act.first) if line.row[at] in thanks), -1)
    if not 0 < verb < found.first:
        return found
    home = line.around.home
    return Parties((home,), (), (home,), 0, 0) if home and home not in found.codes else None


def _who_thanks_in_swahili(line: Line, act: Act, found: Parties | None) -> Parties | None:
    """Return the other of two when only the one thanked is told: "Mhe. Chume ameishukuru Tanzania na kuahidi"."""
    verb = next((at for at in range(1, act.first) if line.row[at].endswith("shukuru")), -1)
    if found is None or not 0 < verb < found.first or len(found.codes) != 1:
        return found
    others = [code for code in line.around.pair if code not in found.codes]
    return Parties((others[0],), (), (others[0],), 0, 0) if len(others) == 1 and is_state(others[0]) else None


def _unless_there(line: Line, act: Act, group: Parties | None) -> Parties | None:
    """Return a group unless it is only the place that "ambako" points back to: "ni Kuwait, ambako alipokelewa"."""
    sole = line.words.language == "sw" and act.subject == "a" and group is not None and len(group.spots) == 1
    if not sole or group is None or not _is_where(line, act):
        return group
    return None if act.first - group.spots[-1][1] <= _PUT_IN + 1 else group


def _is_where(line: Line, act: Act) -> bool:
    """Tell whether "ambako" leads to an act, a day perhaps between: "mjini Seoul ambapo leo amekutana na"."""
    dated = {at for date in line.dates for at in range(date.first, date.last + 1)}
    at = act.first - 1
    while at > 0 and at in dated:
        at -= 1
    return line.tokens[at].key in _WHERE


def _grouped(line: Line, act: Act, begin: int, which: int) -> Parties | None:
    begin = behind_opening(line, begin, act.first) if begin < act.first else begin
    aside = aside_before(line, begin, act.first)
    groups = groups_of(line.tokens, line.parties(begin, aside - 1))
    if not groups:
        return _organ(line, act)
    beside = len(groups) > 1 and which < 0 and line.words.language == "en"
    if beside and (_is_of_help(line, groups[-1]) or _is_its_own(line, groups[-1])):
        groups = groups[:-1]
    if line.words.language == "sw":
        which = led_by(line.tokens, groups, which)
        groups[which] = parted(line.tokens, groups[which])
    earlier = verb_before(line, act)
    if earlier is not None and _is_pronoun(line, groups[which]):
        if line.words.language == "en" and _is_private(line, earlier):
            return None
        # "Kenya said it would": the pronoun is the one who spoke.
        return subject_of(line, earlier) or _settled(line, act, groups[which])
    return _settled(line, act, groups[which])


def _is_of_help(line: Line, group: Parties) -> bool:
    """Tell whether those named last only receive what is the subject: "U.S. support for Ukraine will not waver"."""
    before = line.row[max(0, group.first - 3) : group.first]
    before = [key for key in before if key != "the"]
    return before[-1:] in (["for"], ["to"]) and before[-2:-1] != [] and before[-2] in _HELP


def _is_its_own(line: Line, group: Parties) -> bool:
    """Tell whether those named last only belong to the ones before them: "the EU and its member states remain"."""
    before = line.row[max(0, group.first - 3) : group.first]
    return _OWNS.isdisjoint(before[-1:]) is False and before[-2:-1] == ["and"]


def _is_private(line: Line, earlier: Act) -> bool:
    """Tell whether a firm or a group of people spoke, whom a pronoun stands for: "a Chinese company said it would"."""
    begin = subject_start(line, earlier)
    speaks = _FIRMS & set(line.row[begin : earlier.first])
    return bool(speaks) and not line.parties(begin, earlier.first - 1).codes


def _organ(line: Line, act: Act) -> Parties | None:
    """Return who meets, when the gathering itself acts: "the Summit decided", "la Réunion a adopté"."""
    near = [noun for noun in line.nouns("SUMMIT", "MEETING") if 0 <= act.first - noun.last - 1 <= 1]
    if not near or near[0].first > 3 or act.passive:
        return None
    body = (line.around.body,) if line.around.body else ()
    codes = line.around.pinned or body or line.around.pair
    return Parties((), codes, codes, 0, near[0].first) if codes else None


def _is_pronoun(line: Line, group: Parties) -> bool:
    spot = group.spots[0] if len(group.spots) == 1 else None
    return spot is not None and spot[0] == spot[1] and line.tokens[spot[0]].key in _PRONOUNS


def _settled(line: Line, act: Act, group: Parties) -> Parties:
    """Return a subject with its state, when the paper leaves it to be understood."""
    if not group.codes and group.unknown and line.around.home and not _is_pair(line, group):
        return Parties((line.around.home,), (), (line.around.home,), 0, group.first, group.spots)
    behind = line.tokens[group.spots[-1][1] + 1 : act.first] if group.spots else ()
    keys = [token.key for token in behind]
    if (
        len(keys) <= 5
        and keys[:1] in (["and"], ["na"], ["et"])
        and keys[1:2] not in (["its"], ["their"])
        and set(keys) & {"countries", "nations", "partners", "nchi", "pays", "counterpart", "counterparts"}
    ):
        states = tuple(sorted({*group.states, *(code for code in line.around.pair if is_state(code))}))
        return Parties(states, group.organisations, states, 0, group.first, group.spots)
    return group


def _is_pair(line: Line, group: Parties) -> bool:
    return any(mention.of is Of.PAIR and mention.first == group.first for mention in line.mentions)
