"""Promises told by a verb of promising: "pledged to", "have agreed on", "s'est engagé à"."""

from itertools import pairwise

from balozi.extraction.clauses.commitments.english_modality import modality_in_english
from balozi.extraction.clauses.commitments.english_vows import (
    deed_behind_a_meeting,
    is_contact_clause,
    is_for_home,
    is_of_things,
    promiser,
    we_both,
    will_decide,
    with_another,
)
from balozi.extraction.clauses.commitments.firmness import PAYS, decides_to_pay
from balozi.extraction.clauses.commitments.led_deeds import leads_to_deed
from balozi.extraction.clauses.commitments.swahili_adjuncts import (
    gives_to_a_state,
    unnamed_donors,
    with_the_other,
)
from balozi.extraction.clauses.commitments.tellers import is_bound
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.ceremonies import hosts_a_thing, takes_a_thing
from balozi.extraction.clauses.shared.objects import opens_another_thing
from balozi.extraction.clauses.shared.promises import (
    PROMISES,
    is_hedged,
    is_outward,
    is_own_text,
    is_under,
    promise,
    promise_end,
    promise_start,
)
from balozi.extraction.clauses.shared.sessions import is_regular, only_opens_talks
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre

# How far behind a promise the clause that tells it may have its verb.
_FORETOLD = 9
_TEXT, _ABOUT = 8, frozenset({"on", "over", "about", "concerning", "covering", "regarding"})
_FOLLOWS = closed("commitments", "follows")
_ITSELF = frozenset({"itself", "themselves", "himself", "herself", "ourselves", "myself"})
# "decides to remain actively seized of the matter" is the end of every resolution.
_SEIZED = "seized"
_REVENGE = frozenset(
    {"kujibu", "kulipiza", "kulipizia", "kuadhibu", "kushambulia", "kuvamia", "kuangamiza", "kupigana"}
)
_ABROAD = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.PERSON, Of.REGION})
_NAMED = frozenset({Of.STATE, Of.ORGANISATION})
_EACH_TERM = frozenset({"siku", "wiki", "mwezi", "robo", "mwaka", "baada", "muhula"})


@asked_where(sign(act={*PROMISES, "OFFER"}))
def promised(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a promise told by its verb: a party pledges, commits, agrees or plans to do something."""
    told = _was_agreed(line, act)
    if not _can_promise(line, act, told=told) or _is_no_promise(line, act, reading):
        return None
    begin = 0
    if not _names_what(line, act) or _engages(line, act):
        begin = deed_behind_a_meeting(line, act)
        if not begin:
            return None
    parties = Parties(line.around.pair, (), line.around.pair, 0, -1) if told else None
    parties = parties or unnamed_donors(line, act) or promiser(line, act)
    if parties is None or _binds_nobody(line, act, parties, reading):
        return None
    parties = with_the_other(line, act, with_another(line, act, parties))
    parties, modality = _settled(line, act, parties, reading)
    return promise(
        line,
        (begin or promise_start(line, act, parties), promise_end(line, max(act.last, begin))),
        parties,
        reading,
        (modality, "CO1"),
    )


def _can_promise(line: Line, act: Act, *, told: bool) -> bool:
    """Tell whether a verb is one of promising, in a form in which somebody promises."""
    passive = act.passive and not (act.is_any("COMMIT") or told)
    if not act.is_any(*PROMISES, "OFFER") or passive or is_hedged(line, act) or _opens_a_text(line, act):
        return False
    return act.tense != "infinitive" or line.words.language == "sw"


def _is_no_promise(line: Line, act: Act, reading: Reading) -> bool:
    """Tell whether a verb of promising promises nothing here: a wish, a matter still to be decided, a formula."""
    if line.words.language == "en":
        last = min(act.last + 4, len(line.tokens) - 1)
        formula = line.tokens[act.last].key == "binding" or line.tokens[last].key == _SEIZED
        formula = formula or _recites(line, act, reading)
        # "the Parties agree as follows:", "have agreed on the following provisions:".
        follows = {"follows", "following"} & set(line.row[act.last + 1 : act.last + 5])
        formula = formula or (bool(follows) and line.tokens[-1].text == ":")
        return formula or is_contact_clause(line, act) or will_decide(line, act, reading)
    if line.words.language == "sw" and _aims_of_itself(line, act):
        return True
    # "tunataka kuona maji": a wish.
    behind = line.tokens[act.last + 1].key if act.last + 1 < len(line.tokens) else ""
    if (
        line.words.language == "sw"
        and act.is_any("DECIDE")
        and "kufuatilia" in line.row[act.last + 1 : act.last + 4]
    ):
        # "Linaamua kuendelea kufuatilia suala hili": the formula that closes a resolution.
        return True
    if line.words.language == "sw" and behind.endswith("patanisha") and "jitole" in line.tokens[act.last].key:
        # "ilijitolea kuwapatanisha": an offer of good offices.
        return True
    if line.words.language == "sw" and behind in _REVENGE:
        # "imeahidi kulipiza kisasi": a threat.
        return True
    return act.is_any("URGE") and act.subject in {"tu", "ni", "wa"} and line.words.language == "sw"


def _recites(line: Line, act: Act, reading: Reading) -> bool:
    """Tell whether a treaty only says with what resolve its parties came to it: "Resolved to deepen their ties"."""
    before = line.tokens[act.first - 1].key if act.first else ","
    resolve = line.row[act.first] in {"resolved", "determined"} and before in {",", "and", ";"}
    return resolve and reading.paper.genre is Genre.TREATY


def _aims_of_itself(line: Line, act: Act) -> bool:
    """Tell whether a Swahili thing, no party right before it, aims at something: "kusema zinalenga kuficha"."""
    aims = act.subject in {"zi", "i", "u", "ya"} and "leng" in line.tokens[act.last].key
    return aims and not any(last == act.first - 1 for _, last, _ in line.parties(0, act.first - 1).spots)


def _names_what(line: Line, act: Act) -> bool:
    """Tell whether it is told what is promised: a deed, help, money, or what one stays bound to."""
    priced = any(
        0 < amount.first - act.last <= _FORETOLD and len(amount.unit) == 3 for amount in line.amounts
    )
    if line.words.language == "sw" and act.is_any("AGREE") and act.subject == "zi" and priced:
        # "zimeafikiana bei moja ya kakao ya dola 3,200 kwa tani".
        return True
    helps = any(0 < noun.first - act.last <= 5 for noun in line.nouns("HELP", "COMMITMENT"))
    money = any(act.first < amount.first <= act.last + 6 and len(amount.unit) == 3 for amount in line.amounts)
    given = act.is_any("PLEDGE", "COMMIT") and (helps or money or _promises_things(line, act))
    before = set(line.row[act.first : act.last])
    stays = act.is_any("COMMIT") and bool(before & (line.words.cuts["keep"] | {"is", "are"}))
    at = act.last + 1
    if at < len(line.tokens) and line.tokens[at].key in _ITSELF:
        at += 1
    goes_to = act.is_any("COMMIT") and line.tokens[min(at, len(line.tokens) - 1)].key in {"to", "a"}
    return stays or goes_to or given or leads_to_deed(line, act)


def _promises_things(line: Line, act: Act) -> bool:
    """Tell whether a Swahili promise is one of so many things: "aliahidi matrekta 1,500 zaidi"."""
    near = line.tokens[act.last + 1 : act.last + 4]
    if line.words.language != "sw":
        return False
    return any(token.text[0].isdigit() for token in near) or gives_to_a_state(line, act)


def _binds_nobody(line: Line, act: Act, parties: Parties, reading: Reading) -> bool:
    """Tell whether a promise is one to those at home, of the title of a treaty, or only tells which thing is meant."""
    who = act.first > 0 and line.tokens[act.first - 1].key in {"who", "which", "qui"}
    if _is_at_home(reading, parties) or is_for_home(line, act, parties):
        return True
    if act.relative and not (who or act.is_any("COMMIT") or _is_told_aside(line, act)):
        return True
    if reading.paper.genre is Genre.TREATY and line.tokens[0].text.isupper() and act.first == 0:
        return True
    return act.is_any("PLAN") and (act.tense == "participle" or not is_outward(line, act, parties))


def _is_told_aside(line: Line, act: Act) -> bool:
    """Tell whether Swahili tells a promise aside of a party named before it: "Benki ya Dunia, ambayo imeahidi"."""
    aside = line.row[act.first - 2 : act.first - 1] == [","] and line.row[act.first - 1].startswith("amba")
    return aside and any(m.last == act.first - 3 and m.of in _NAMED for m in line.mentions)


def _settled(line: Line, act: Act, parties: Parties, reading: Reading) -> tuple[Parties, str]:
    """Return who promises and how firmly: one state that decides plans, two that decide agree."""
    keep = set(line.row[max(0, act.first - 3) : act.last]) & line.words.cuts["keep"]
    modality = "reaffirms" if keep and act.is_any("COMMIT") else _modality(act)
    modality = "commits" if _is_bound(line, act, reading) else modality
    modality = _in_swahili(line, act, modality, reading)
    english, key = line.words.language == "en", line.tokens[act.last].key
    if english and key.startswith(("recommit", "rededic")):
        return parties, "reaffirms"
    if english and key == "committed" and act.passive and len(parties.codes) == 1 and not line.dates:
        # "The United States is committed to supporting its partners": its standing, no new vow.
        return parties, "reaffirms"
    decides = english and (key.startswith("decid") or act.is_any("AGREE"))
    parties = (we_both(line, act, parties) if decides else None) or parties
    alone = len(parties.codes) == 1 and parties.states and act.subject != "ki"
    if alone and line.words.language == "sw" and act.is_any("DECIDE") and decides_to_pay(line, act):
        return parties, "pledges"
    modality = "plans" if (act.is_any("DECIDE") or key.startswith("decid")) and alone else modality
    return parties, modality_in_english(line, act, parties, reading, modality)


def _in_swahili(line: Line, act: Act, modality: str, reading: Reading) -> str:
    """Return the modality with what Swahili tells apart: what is offered in the news, and what is to go on."""
    if line.words.language != "sw":
        return modality
    behind = line.tokens[act.last + 1].key if act.last + 1 < len(line.tokens) else ""
    pays = any(root in behind for root in PAYS)
    if line.tokens[act.last].key.endswith("jitolea") and pays and not is_own_text(line, reading):
        # "imejitolea kugharimia" announces money; "imejitolea kupokea" binds.
        return "pledges"
    goes_on = any(0 < other.first - act.last <= _FORETOLD and _lasts(line, other) for other in line.acts)
    assures = act.is_any("PLEDGE") and "hakikishi" in line.tokens[act.last].key
    return "reaffirms" if assures and goes_on else modality


def _lasts(line: Line, act: Act) -> bool:
    return act.tense == "future" and line.tokens[act.last].key.endswith("endelea")


def _opens_a_text(line: Line, act: Act) -> bool:
    """Tell whether the articles of a text follow, which are the promises: "sont convenus de ce qui suit"."""
    behind = " ".join(token.key for token in line.tokens[act.last + 1 : act.last + 6])
    return behind.startswith(tuple(_FOLLOWS))


def _is_bound(line: Line, act: Act, reading: Reading) -> bool:
    """Tell whether a promise binds by its form: "shall", or a future in a text of the parties."""
    bound = act.tense == "future" and line.words.language != "sw" and is_own_text(line, reading)
    return (
        bound
        or line.tokens[act.first].key == "shall"
        or (line.words.language == "en" and (is_under(line, act) or is_bound(line, act)))
    )


def _is_at_home(reading: Reading, parties: Parties | None) -> bool:
    """Tell whether a Swahili paper of the day names nobody but the state that promises: it promises to itself."""
    if reading.paper.genre is not Genre.NEWS or not reading.lines or reading.lines[0].words.language == "fr":
        return False
    own = set(parties.codes) if parties is not None else set()
    if len(own) != 1 or (parties is not None and parties.organisations):
        return False
    foreign = (
        mention
        for line in reading.lines
        for mention in line.mentions
        if (mention.of in _ABROAD and mention.code not in own)
        or (mention.of is Of.CITY and mention.name not in own)
    )
    return next(foreign, None) is None


def _was_agreed(line: Line, act: Act) -> bool:
    """Tell whether "it was agreed that ..." stands there, which binds those named before."""
    begins = act.passive and act.first > 0 and line.tokens[act.first - 1].key in {"it", "also", "il"}
    return act.is_any("AGREE") and begins


def _modality(act: Act) -> str:
    for kind, modality in (
        ("KEEP", "reaffirms"),
        ("SETTLE", "agrees"),
        ("PLEDGE", "pledges"),
        ("OFFER", "pledges"),
        ("COMMIT", "commits"),
        ("AGREE", "agrees"),
        ("PLAN", "plans"),
    ):
        if act.is_any(kind):
            return modality
    return "plans"


def _negotiates(line: Line, act: Act) -> bool:
    """Tell whether what is held is the making of a text: "kukamilisha majadiliano ya Mkataba", "kuanzisha simu ya"."""
    if line.words.language != "sw":
        return False
    text = any(0 < paper.first - act.last <= _TEXT for paper in line.instruments())
    behind = line.row[act.last + 1 : act.last + 3]
    return text or behind[:1] in (["simu"], ["jukwaa"]) or act.is_any("UNVEIL")


def _by_term(line: Line, act: Act) -> bool:
    """Tell whether Swahili people meet time after time: "kukutana kila mwezi", "mara moja kwa mwaka"."""
    row = line.row[act.last :]
    return act.is_any("MEET") and any(
        one in {"kila", "kwa"} and other in _EACH_TERM for one, other in pairwise(row)
    )


def _engages(line: Line, act: Act) -> bool:
    """Tell whether the deed is a meeting or a visit, which is an engagement."""
    for other in line.acts:
        if 0 < other.first - act.last <= 4:
            thing = line.tokens[min(other.last + 1, len(line.tokens) - 1)].key in line.words.cuts.get(
                "things", ()
            )
            thing = thing or (other.is_any("HOST") and takes_a_thing(line, other))
            # "shall meet every two years", "sont convenues de se retrouver une fois par an".
            regular = is_regular(line, other.first) and (line.words.language != "sw" or _by_term(line, other))
            if regular or (line.words.language == "en" and is_of_things(line, act, other)):
                return False
            if line.words.language == "sw" and other.is_any("HOLD") and is_regular(line, other.first):
                # "zimeafikiana kuanzisha mazungumzo ya kila mwaka".
                return False
            thing = thing or (
                other.is_any("HOST") and not other.is_any("MEET") and hosts_a_thing(line, other)
            )
            sends = line.words.language == "sw" and other.last > other.first and other.is_any("VISIT")
            if (
                not sends
                and other.is_any("MEET", "VISIT", "SIGN", "HOST")
                and not (other.is_any("COMMIT", "PLAN") or thing)
            ):
                return True
            if other.is_any("TALK") and other.last > other.first and line.words.language == "sw":
                return True
            if (
                other.is_any("HOLD")
                and not _negotiates(line, other)
                and any(
                    0 < noun.first - other.last <= 6
                    and not (only_opens_talks(line, other, noun) or opens_another_thing(line, other, noun))
                    for noun in line.nouns("MEETING", "VISIT", "SUMMIT", "CALL")
                )
            ):
                return True
    return False
