"""Deeds told in the future: "Kenya will host", "agreed that Sudan would pay", "zitashirikiana"."""

from collections.abc import Sequence

from balozi.extraction.clauses.commitments.debtors import alone, debtor
from balozi.extraction.clauses.commitments.duties import binds_all
from balozi.extraction.clauses.commitments.english_modality import modality_in_english
from balozi.extraction.clauses.commitments.firmness import firmness, goes_on_with
from balozi.extraction.clauses.commitments.tellers import (
    agreed_behind,
    goes_on,
    is_assured,
    is_bound,
    is_for_itself,
    is_gift,
)
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.once import told_once
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of, subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of
from balozi.extraction.clauses.shared.ceremonies import hosts_a_thing
from balozi.extraction.clauses.shared.promises import (
    is_concrete,
    is_hedged,
    is_outward,
    is_own_text,
    is_under,
    promise,
    promise_end,
)
from balozi.extraction.clauses.shared.sessions import is_regular
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre

_ENGAGING = (
    "TALK", "PHONE", "MEET", "VISIT", "SIGN", "HOST", "ADDRESS", "EXPECT", "BE", "LAPSE", "FORCE", "DISCUSS",
    "OFF", "WITNESS",
)  # fmt: skip
_CONTACTS = ("MEET", "TALK", "HOST", "VISIT")
_COSTS = closed("engagements", "costs")
_COUNTS = closed("swahili_deeds", "counts")
_SIDES = frozenset({"side", "sides", "party", "parties", "partie", "participant", "participants"})
# In a treaty "it" is the treaty, not a party.
_BESIDE = 6
_DEBTS, _CLAUSE = frozenset({"debt", "debts", "arrears"}), 15
# "tutaendelea kuimarisha ushirikiano wetu".
_BONDS = frozenset({"ushirikiano", "uhusiano", "mahusiano", "urafiki", "udugu", "mshikamano"})
_FRIENDS = frozenset({"mshirika", "rafiki", "mbia", "bega"})
_ITS_TURN = frozenset({"nayo", "naye", "nalo", "nao", "nazo"})
# "agreed they would inform each other".
_THEY = frozenset({"they", "both", "each", "neither", "it"})
_IT = frozenset({"it", "il", "elle"})
_TROOPS = frozenset({"troops", "soldiers", "peacekeepers", "gunboats"})
_JOINTLY = (["katika", "taarifa", "ya", "pamoja"], ["katika", "tamko", "la", "pamoja"])
_BEGUN = words_of("english_dealings", "begun")


@asked_where(sign(act={"<future>"}))
def will(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a future of a state or an organisation that acts towards others."""
    if not _is_future_deed(line, act):
        return None
    if _hangs_on_a_condition(line, act) and reading.paper.genre is not Genre.TREATY:
        return None
    if reading.paper.genre is Genre.POLICY:
        begin = subject_start(line, act)
        found = subject_of(line, act) or alone(reading.home)
        return promise(line, (begin, promise_end(line, act.last)), found, reading, ("commits", "CO6"))
    if _is_regular_duty(line, act) and not _is_of_its_sides(line, act, reading):
        return _again_and_again(line, act, reading)
    agreed = _agreed(line, act, reading) or _agreed_afterwards(line, act, reading)
    if agreed is not None:
        return agreed
    parties = debtor(line, act)
    together = _bound_together(line, act, reading) if parties is None or not parties.codes else None
    if together is not None or parties is None or not _counts(line, act, parties, reading):
        return together
    start = subject_start(line, act)
    # "Ten ambulances will be donated to Malawi by India": who does it stands behind.
    begin = start if parties.first > act.last else max(parties.first, start)
    if line.words.language == "en" and parties.first < start and line.row[act.first - 1] == "and":
        # "reaffirmed its support and will send experts": the subject is shared, the promise is another.
        begin = act.first
    return promise(
        line,
        (begin, promise_end(line, act.last)),
        parties,
        reading,
        (modality_in_english(line, act, parties, reading, _modality(line, act, parties, reading)), "CO5"),
    )


def _again_and_again(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Return what is to be done again and again: as agreed by two in English, else as a duty of all parties."""
    settled = _agreed(line, act, reading) if line.words.language == "en" else None
    return settled or binds_all(line, act, reading)


def _is_of_its_sides(line: Line, act: Act, reading: Reading) -> bool:
    """Tell whether an English paper that is no treaty lays it on both sides: "The two sides will meet every year"."""
    told = line.words.language == "en" and reading.paper.genre is not Genre.TREATY
    return told and not _SIDES.isdisjoint(line.row[subject_start(line, act) : act.first])


def _hangs_on_a_condition(line: Line, act: Act) -> bool:
    """Tell whether a French sentence opens with a condition: "Si nos voisins le veulent, nous trouverons ..."."""
    if line.words.language != "fr":
        return False
    opens = line.row[:1] == ["si"] or line.row[:2] == ["s", "'"]
    return opens and "," in line.row[: act.first]


def _is_future_deed(line: Line, act: Act) -> bool:
    """Tell whether an act is to come, is wished by nobody only, and is no meeting or visit."""
    if line.words.language == "en" and line.tokens[act.first].key in {"was", "were"}:
        # "were to be paid": what was to come and may never have come.
        return False
    duty = _is_regular_duty(line, act)
    costs = act.is_any("MEET") and _COSTS & set(line.row[act.last + 1 : act.last + 6])
    engages = act.is_any(*_ENGAGING) and not (
        duty or costs or _hosts(line, act) or act.negated or _moves(line, act) or _writes_off(line, act)
    )
    if act.tense != "future" or act.relative or engages or is_hedged(line, act):
        return False
    leads = (o for o in line.acts if o.first == act.last + 1 and o.tense in {"infinitive", "future"})
    if line.words.language == "sw" and any(
        other.is_any(*_CONTACTS) and not _takes_in(line, other) for other in leads
    ):
        # "watatangulia kuketi": a meeting, no promise.
        return False
    if duty:
        return True
    # "will apply from 1 January": the verb stands before its particle.
    particle = line.words.language == "en" and act.last > act.first and line.tokens[act.last].key == "from"
    at = act.last - int(particle)
    vague = line.tokens[at].key in line.words.cuts["not_deeds"] and not _sees_to_it(line, act)
    vague = vague or (line.words.language == "sw" and _only_gains(line.tokens[act.last].key))
    if vague and line.words.language == "en" and line.tokens[act.first].key == "shall":
        # "Slovenia shall allow" binds a state; an instrument that "shall apply" has no party for its subject.
        return line.tokens[act.last].key == "allow"
    if vague and line.words.language == "en":
        # "settled that the work would begin in May" tells what is agreed, whatever the verb.
        vague = not any(other.last < act.first for other in _agreeing(line))
    return not vague and not _holds_talks(line, act)


def _only_gains(key: str) -> bool:
    """Tell whether a Swahili future gives nothing: who will share, gain or answer promises no deed."""
    given = key.endswith(("pewa", "patiwa")) and not key.startswith("ki")
    # "Kenya itapewa mkopo", not "kipaumbele kitapewa biashara" of a policy.
    return given or "jibu" in key or key.endswith(("gawana", "nufaika", "faidika"))


def _sees_to_it(line: Line, act: Act) -> bool:
    """Tell whether a verb of no deed is one with the word behind it: "will see through the programmes"."""
    behind = set(line.row[act.last + 1 : act.last + 3])
    return (
        line.words.language == "en"
        and line.tokens[act.last].key == "see"
        and bool(behind & {"through", "to"})
    ) or (line.words.language == "en" and (_keeps_on(line, act) or _begins_works(line, act)))


def _keeps_on(line: Line, act: Act) -> bool:
    """Tell whether somebody goes on with a deed: "will go on funding"."""
    behind = line.row[act.last + 1 : act.last + 3]
    return line.tokens[act.last].key == "go" and behind[:1] == ["on"] and behind[-1].endswith("ing")


def _begins_works(line: Line, act: Act) -> bool:
    """Tell whether somebody begins a deed: "will begin joint patrols along the border"."""
    behind = set(line.row[act.last + 1 : act.last + 3])
    return line.tokens[act.last].key in _BEGUN["begins"] and bool(behind & _BEGUN["works"])


def _takes_in(line: Line, act: Act) -> bool:
    """Tell whether those taken in are no guests of a day: "itaendelea kupokea wakimbizi"."""
    near = set(line.row[act.last + 1 : act.last + 3])
    return act.is_any("HOST") and not near.isdisjoint(line.words.cuts["things"])


def _moves(line: Line, act: Act) -> bool:
    """Tell whether it is agreed that others than officials travel: "agreed that instructors would return to Luanda"."""
    if line.words.language == "en" and not _TROOPS.isdisjoint(
        line.row[act.first : act.last + len(("the", "last"))]
    ):
        # "will pull its soldiers out of the village".
        return True
    if line.words.language != "en" or not act.is_any("VISIT"):
        return False
    outer = next((a for a in _agreeing(line) if a.last < act.first), None)
    if outer is None:
        return False
    people = {Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN, Of.PAIR}
    return not any(m.of in people and outer.last < m.first < act.first for m in line.mentions)


def _writes_off(line: Line, act: Act) -> bool:
    """Tell whether what is cancelled in English is a debt: "will cancel $684 million of Somalia's debt"."""
    owed = not _DEBTS.isdisjoint(line.row[act.last + 1 : act.last + _CLAUSE])
    return line.words.language == "en" and act.is_any("OFF") and not act.passive and owed


def _hosts(line: Line, act: Act) -> bool:
    """Tell whether a host takes in no guests of a day: "will host researchers", "will welcome 300 students"."""
    near = set(line.row[act.last + 1 : act.last + 3])
    things = line.words.language == "sw" and (
        not near.isdisjoint(line.words.cuts["things"])
        or any(
            token.text[0].isdigit() or token.key in _COUNTS
            for token in line.tokens[act.last + 1 : act.last + 4]
        )
    )
    return act.is_any("HOST") and not act.passive and (things or hosts_a_thing(line, act))


def _bound_together(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Return what a text of the parties says will be done by no party in particular."""
    if act.passive and line.words.language == "sw" and (is_own_text(line, reading) or _is_told_jointly(line)):
        codes = line.around.pinned or line.around.pair
        span = (subject_start(line, act), promise_end(line, act.last))
        parties = Parties(codes, (), codes, 0, -1)
        return promise(line, span, parties, reading, ("commits", "CO5")) if codes else None
    return binds_all(line, act, reading)


def _is_told_jointly(line: Line) -> bool:
    """Tell whether a Swahili sentence is from a joint statement: "..., walisema mawaziri katika taarifa ya pamoja"."""
    row = line.row
    return any(row[at : at + 4] in _JOINTLY for at, key in enumerate(row) if key == "katika")


def _counts(line: Line, act: Act, parties: Parties, reading: Reading) -> bool:
    """Tell whether the party is the subject itself and the deed is towards others."""
    if line.words.language == "sw" and act.passive and 0 <= parties.first < act.first:
        # "Uganda itaondolewa kwenye mpango huo": it is done to her.
        return False
    if _is_ours(line, act, parties.codes):
        return True
    if parties.first < 0 or (reading.paper.genre is Genre.TREATY and line.tokens[parties.first].key in _IT):
        return False
    shares = act.first > 0 and line.tokens[act.first - 1].key in {"and", "na", "et", "but"}
    shares = shares or (
        bool(act.subject) and any(a.is_any("SAY") and a.last == act.first - 1 for a in line.acts)
    )
    if line.words.language == "en" and (is_for_itself(line, act) or _undergoes(line, act, parties)):
        return False
    outward = line.tokens[act.first].key == "shall" or is_outward(line, act, parties)
    return outward and (shares or _is_head(line, act, parties.first))


def _undergoes(line: Line, act: Act, parties: Parties) -> bool:
    """Tell whether the party before a passive is the one to whom it is done: "she is to be awarded"."""
    ends = {last for _, last, _ in parties.spots}
    return act.passive and act.first - 1 in ends


def _is_ours(line: Line, act: Act, debtors: tuple[str, ...]) -> bool:
    """Tell whether a Swahili verb says "we will" of help, of a concrete deed, or of one with another state."""
    concrete = len(line.around.common) > 1 and is_concrete(line, act)
    works = act.is_any("WORK") or any(a.is_any("WORK") and 0 < a.first - act.last <= 2 for a in line.acts)
    bonds = works and len(line.around.pair) > 1 and not _BONDS.isdisjoint(line.row[act.last : act.last + 6])
    if act.subject != "tu":
        return False
    beside = line.row[act.last + 1 : act.last + _BESIDE]
    others = (
        set(line.parties(act.last + 1, act.last + _BESIDE).codes) - {*debtors} if "na" in beside else set()
    )
    return bool(line.nouns("HELP")) or concrete or bonds or bool(others)


def _modality(line: Line, act: Act, parties: Parties, reading: Reading) -> str:
    if _goes_on_supporting(line, act):
        return "reaffirms"
    joint = len(parties.codes) > 1 and (line.has("joint") or act.is_any("WORK", "SUPPORT"))
    sides = _SIDES & set(line.row[max(0, parties.first - 2) : act.first])
    own_text = is_own_text(line, reading) or is_under(line, act) or bool(sides)
    shall = line.tokens[act.first].key == "shall" and (own_text or not _is_spoken(line, act))
    if line.words.language == "en" and not own_text:
        told = _told(line, act)
        if told:
            return told
    paid = any(len(a.unit) == len("EUR") and a.first > act.last for a in line.amounts)
    if line.words.language == "fr" and paid and not own_text:
        return "pledges"
    firm = firmness(line, act, parties, reading) if line.words.language == "sw" and not own_text else ""
    if firm:
        return firm
    return "commits" if shall or joint or own_text or not parties.codes else "plans"


def _is_spoken(line: Line, act: Act) -> bool:
    """Tell whether "shall" only tells the future of a speaker: "we shall draw half of our power"."""
    return act.first > 0 and line.tokens[act.first - 1].key in {"we", "i"}


def _told(line: Line, act: Act) -> str:
    """Return the modality that an English sentence gives to a future by who tells it and what is done."""
    if goes_on(line, act):
        return "reaffirms"
    if is_bound(line, act):
        return "commits"
    return "pledges" if is_assured(line, act) or is_gift(line, act) else ""


def _agreed(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what was agreed to come: "agreed that Sudan would pay", "il a été convenu que les travaux démarreront"."""
    outer = next((a for a in _agreeing(line) if a.last < act.first), None)
    if outer is None:
        return None
    begin = max(outer.last + 2, subject_start(line, act))
    own = groups_of(line.tokens, line.parties(begin, act.first - 1))
    inner = own[-1] if own and own[-1].codes and not act.passive else None
    told = Parties(line.around.pair, (), line.around.pair, 0, -1) if outer.passive else debtor(line, outer)
    parties = inner or told
    if parties is None or not parties.codes:
        return None
    first = inner.first if inner else max(0, outer.first - 1)
    return promise(line, (first, promise_end(line, act.last)), parties, reading, ("agrees", "CO1"))


def _agreed_afterwards(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what is told before those who agreed on it: "three markets would be opened, officials of both decided"."""
    tellers = agreed_behind(line, act) if line.words.language == "en" else None
    if tellers is None:
        return None
    begin = subject_start(line, act)
    own = groups_of(line.tokens, line.parties(begin, act.first - 1))
    parties = own[-1] if own and own[-1].codes and not act.passive else tellers
    first = min(begin, own[-1].first) if own and own[-1].codes else begin
    return promise(line, (first, promise_end(line, act.last)), parties, reading, ("agrees", "CO1"))


@told_once
def _agreeing(line: Line) -> Sequence[Act]:
    """Return the verbs by which something is agreed to come."""
    return [act for act in line.acts if _agrees_that(line, act)]


def _agrees_that(line: Line, act: Act) -> bool:
    behind = line.tokens[act.last + 1].key if act.last + 1 < len(line.tokens) else ""
    if line.words.language == "en" and behind in _THEY:
        return act.is_any("AGREE") and not act.negated
    return act.is_any("AGREE") and not act.negated and behind in {"that", "que", "qu"}


def _goes_on_supporting(line: Line, act: Act) -> bool:
    """Tell whether support is to continue: "will continue to support", "itaendelea kuunga mkono"."""
    stretch = set(line.row[act.first : act.last + 4])
    supports = any(other.is_any("SUPPORT") and 0 <= other.first - act.last <= 3 for other in line.acts)
    if line.words.language == "sw":
        joins = any(
            other.is_any("SUPPORT", "WORK") and 0 < other.first - act.last <= 3 for other in line.acts
        )
        remains = not _FRIENDS.isdisjoint(line.row[act.last + 1 : act.last + 4])
        return ((joins or remains) and line.tokens[act.last].key.endswith("endelea")) or goes_on_with(
            line, act
        )
    return supports and bool(stretch & line.words.cuts["keep"])


def _holds_talks(line: Line, act: Act) -> bool:
    gatherings = line.nouns("MEETING", "VISIT", "SUMMIT", "CALL", "STATEMENT")
    if act.is_any("HOLD", "TALK") and any(
        act.first < noun.first <= act.last + 6 or noun.first == act.last + 1 for noun in gatherings
    ):
        return True
    held = (
        act.passive and line.words.language != "sw" and line.tokens[act.last].key in {"held", "tenue", "tenu"}
    )
    return held and any(0 < act.first - noun.last <= 4 for noun in gatherings)


def _is_regular_duty(line: Line, act: Act) -> bool:
    """Tell whether a treaty binds its parties to meet again and again: "shall meet once a year"."""
    meets = act.is_any("MEET") or (line.words.language == "sw" and act.is_any("TALK") and not act.passive)
    # "agreed that the two ministries will hold online meetings every quarter".
    meets = meets or (line.words.language == "en" and act.is_any("HOLD") and _holds_talks(line, act))
    return meets and is_regular(line, act.first)


def _is_head(line: Line, act: Act, begin: int) -> bool:
    """Tell whether the party is the subject itself, not part of a longer one ("the railway of Kenya will")."""
    if begin > act.last:
        # "will be deployed by the OAS".
        return True
    near = [
        m
        for m in line.mentions
        if begin <= m.first
        and m.last < act.first
        and m.of not in {Of.NUMBER, Of.DATE, Of.NOUN, Of.INSTRUMENT}
    ]
    if not near:
        return False
    behind = line.tokens[near[-1].last + 1]
    aside = (behind.text == "," or behind.key in _ITS_TURN) and line.tokens[act.first - 1].text == ","
    keys = line.row[near[-1].last + 1 : near[-1].last + 3]
    # "Belgium's development agency is to": what the state owns is its own.
    owned = line.words.language == "en" and keys[1:] == ["s"]
    owned = owned and not any(near[-1].last < amount.first < act.first for amount in line.amounts)
    return act.first - near[-1].last <= (14 if aside else 8 if owned else 5)
