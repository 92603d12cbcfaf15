"""Engagements that are words: what is told to the press, said to a forum, or answered to another state."""

from functools import cache
from itertools import islice

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of, subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.neighbours import names_others
from balozi.extraction.clauses.shared.objects import governed_by, object_end
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Genre
from balozi.packs.gazetteer import organisations

_PRESS = frozenset({"press", "news"})
_AT = frozenset({"at", "during", "in", "addressing", "told", "telling"})
_BACK = frozenset({"huo", "hiyo", "hilo", "hayo", "hizo", "hicho"})
# "told a briefing": more than a remark, though made at home.
_CALLED = frozenset({"briefing", "conference"})
_REACH = 6
_SITTINGS = frozenset({"mkutano", "kikao", "mazungumzo", "mahojiano", "vikao", "mikutano"})
_HABITS = frozenset({"mrefu", "daima", "kawaida"})
# "Baraza limepongeza": the gathering whose resolutions these are.
_GATHERED = frozenset({"baraza", "mkutano", "kikao", "kamati"})
_ACCUSES = ("shutum", "tuhum", "laum", "laani", "kemea", "kosoa", "onya")
_IN, _STATEMENTS = ("katika", "kupitia", "kwenye"), ("taarifa", "tamko", "tangazo")
_CONTENT = ("ridhishwa", "furahishwa", "pendezwa")
# Guests praise and thank their hosts at every talk: "Kwa upande wake, Rais X ameipongeza China kwa ...".
_PRAISE, _IN_TURN = ("pongeza", "shukuru", "sifu"), frozenset({"upande", "naye", "nae", "aidha", "vilevile"})
_ENOUGH, _TWO = 3, 2
_CLOSING = frozenset({"”", '"', "»"})


@asked_where(sign(act={"SAY", "TALK", "ADDRESS", "HOLD"}))
def told_press(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what an office-holder tells the press: "aliwaambia wanahabari", "akizungumza na waandishi wa habari"."""
    # "alipozungumza na wanahabari alisema" is told like "akizungumza na wanahabari".
    aside = act.relative and not act.is_any("WHEN")
    if not act.is_any("SAY", "TALK", "ADDRESS", "HOLD") or aside:
        return None
    press = _press_behind(line, act)
    if line.words.language == "sw" and (
        (act.is_any("HOLD") and _SITTINGS.isdisjoint(line.row[act.first : press]))
        or (act.is_any("SAY") and _is_said_behind_a_quotation(line, act, press))
    ):
        # '"Tunafungua ukurasa mpya", aliwaambia waandishi': that is what is told, no press conference.
        return None
    speaker = _speaker(line, act) if press else None
    at_home = speaker is not None and speaker.codes == (reading.home,)
    called = line.words.language == "en" and bool(press)
    called = called and not _CALLED.isdisjoint(line.row[press : press + 2])
    if (
        speaker is None
        or (at_home and act.is_any("SAY") and not called)
        or not _is_of_two_sides(speaker, reading)
    ):
        return None
    awaited = act.tense == "future" or governed_by(line, act, "EXPECT", "PLAN") is not None
    first = speaker.first if subject_start(line, act) <= speaker.first < act.first else act.first
    told = (act, first, max(press, _said(line, act, speaker)))
    status = "planned" if awaited else "held"
    return engagement(line, told, speaker, reading, type="statement", status=status, rule="EN8")


def _is_said_behind_a_quotation(line: Line, act: Act, press: int) -> bool:
    """Tell whether a verb only says whose words stand before it: '"Hatutachoka," Wolska aliwaambia wanahabari.'."""
    ends = press >= len(line.tokens) - _TWO
    return ends and any(token.text in _CLOSING for token in line.tokens[: act.first])


def at_press(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find what is told at a press conference: "At a joint press conference in Oslo, the foreign ministers said"."""
    keys = set(line.row[noun.first : noun.last + 1])
    before = set(line.row[max(0, noun.first - 3) : noun.first])
    if line.words.language == "sw":
        return _at_a_press_conference(line, noun, reading)
    if line.words.language != "en" or not keys & _PRESS or not before & _AT:
        return None
    joint = "joint" in keys or "joint" in before
    verb = next((a for a in line.acts if a.is_finite and not a.relative and a.first > noun.last), None)
    verb = verb or next((a for a in line.acts if a.is_finite and not a.relative), None)
    whole = line.parties(0, len(line.tokens) - 1) if joint or verb is None else subject_of(line, verb)
    if whole is None or len(whole.codes) < (2 if joint else 1) or not _is_of_two_sides(whole, reading):
        return None
    first = max(0, noun.first - 3)
    last = verb.first if verb is not None and verb.first > noun.last else noun.last
    parties = Parties(whole.states, whole.organisations, whole.order, 0, first)
    told = (verb, first, last)
    return engagement(line, told, parties, reading, type="statement", status="held", rule="EN8")


def _at_a_press_conference(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find a Swahili press conference told by its day or place: "aliahidi katika kikao na waandishi wa habari Juni"."""
    press = "waandishi" in line.row[noun.first : noun.last + 1] or "wanahabari" in line.keys
    during = line.row[max(0, noun.first - _TWO) : noun.first]
    if not press or not (during[-1:] in (["katika"], ["kwenye"]) or during == ["wakati", "wa"]):
        return None
    near = range(noun.last + 1, noun.last + _REACH)
    dated = any(date.first in near for date in line.dates)
    city = any(m.of is Of.CITY and m.first in near for m in line.mentions)
    verb = next((a for a in line.acts if a.is_finite and not a.relative and a.subject in {"a", "wa"}), None)
    speaker = subject_of(line, verb) if verb is not None else None
    if not (dated or city) or speaker is None or not speaker.codes or not _is_of_two_sides(speaker, reading):
        return None
    parties = Parties(speaker.states, speaker.organisations, speaker.order, 0, noun.first)
    days = [date.last for date in line.dates if date.first in near]
    told = (noun, max(0, noun.first - _TWO), max([noun.last, *days]))
    return engagement(line, told, parties, reading, type="statement", status="held", rule="EN8")


def _is_of_two_sides(speaker: Parties, reading: Reading) -> bool:
    """Tell whether a paper is about more than its own country; what ministers tell at home is no engagement."""
    if set(speaker.codes) - {reading.home}:
        return True
    foreign = (
        mention
        for line in reading.lines
        for mention in line.mentions
        if mention.of in {Of.STATE, Of.PEOPLE, Of.ORGANISATION} and mention.code != reading.home
    )
    return len(list(islice(foreign, _ENOUGH))) == _ENOUGH


def _press_behind(line: Line, act: Act) -> int:
    """Return the last word of the press right behind an act, 0 when there is none."""
    words = line.words.cuts.get("press", frozenset())
    end = min(act.last + _REACH, len(line.tokens) - 1)
    return next((at for at in range(end, act.last, -1) if line.tokens[at].key in words), 0)


def _speaker(line: Line, act: Act) -> Parties | None:
    found = subject_of(line, act)
    later = _verb_of_saying(line, act)
    if later is not None and (found is None or not found.codes):
        found = subject_of(line, later) or found
    if found is not None and any(codes for _, _, codes in found.spots):
        return Parties(found.states, found.organisations, found.order, 0, found.first, found.spots)
    one = line.around.one
    pair = line.around.pair
    if act.subject == "wa" and len(pair) == _TWO and all(len(code) == _TWO + 1 for code in pair):
        return Parties(pair, (), pair, 0, -1)
    if not act.subject or not one:
        return None
    states = (one,) if is_state(one) and one in {*line.around.common, line.around.home} else ()
    return Parties(states, () if states else (one,), (one,), 0, -1)


def _verb_of_saying(line: Line, act: Act) -> Act | None:
    """Return what is said with a circumstance: "akizungumza na wanahabari, Rais alisema"."""
    if act.tense != "participle":
        return None
    return next((other for other in line.acts if other.first > act.last and other.is_any("SAY")), None)


def _said(line: Line, act: Act, speaker: Parties) -> int:
    later = _verb_of_saying(line, act)
    return later.last if later is not None and speaker.first > act.last else act.last


def _refuses(line: Line, act: Act) -> bool:
    """Tell whether a state says that it will not: "Chad imesema haitabadilisha uamuzi huo"."""
    refused = any(
        0 < a.first - act.last <= 3 and a.negated and a.tense == "future" and not _only_stays_away(line, a)
        for a in line.acts
    )
    return act.is_any("SAY") and act.subject in {"i", "zi", "u", "li"} and refused


def _only_stays_away(line: Line, act: Act) -> bool:
    """Tell whether a state only signs, prolongs or attends nothing, which answers nobody: "imesema haitashiriki"."""
    text = any(0 < paper.first - act.last <= _REACH for paper in line.instruments())
    return act.is_any("SIGN") or text or line.tokens[act.last].key.endswith(("shiriki", "hudhuria"))


def _has_deed(line: Line, act: Act) -> bool:
    """Tell whether a deed, not a guest, is welcomed: "amekaribisha hatua hiyo", "zimeyakaribisha makubaliano hayo"."""
    deeds = line.words.cuts.get("deeds", frozenset()) - {"kuwa", "kwamba"}
    return any(token.key in deeds for token in line.tokens[act.last + 1 : act.last + 3])


def is_resolved(line: Line, act: Act, reading: Reading) -> bool:
    """Tell whether a Swahili gathering praises or condemns in its own text, which is a position and no event."""
    if line.words.language != "sw":
        return False
    gathers = any(0 <= act.first - noun.last - 1 <= 2 for noun in line.nouns("SUMMIT", "MEETING"))
    listed = line.tokens[0].text[0].isdigit() and act.subject == "wa"
    listed = listed or (act.first == 1 and line.tokens[0].key in _GATHERED)
    return gathers or listed or act.subject in {"ki", "tu"} or reading.paper.genre is Genre.COMMUNIQUE


@asked_where(sign(act={"REACT", "WELCOME", "SAY"}))
def reacted(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a state that answers a deed of another, which the sentence need not name: "China imepinga hatua hiyo"."""
    done = not act.passive or _is_moved(line, act)
    plain = act.tense in {"past", "present"} and done and not act.relative
    welcomes = act.is_any("WELCOME") and _has_deed(line, act)
    if (
        not (act.is_any("REACT") or welcomes or _refuses(line, act))
        or not plain
        or is_resolved(line, act, reading)
        or _only_foretells(line, act)
        or is_a_courtesy(line, act)
    ):
        return None
    subject = subject_of(line, act)
    if subject is None or subject.first < subject_start(line, act) or {*subject.codes} <= _armed():
        return None
    end = object_end(line, act)
    if not (_is_to_others(line, act, subject, reading) or _is_named_abroad(line, subject, reading)):
        return None
    deeds = line.words.cuts.get("deeds", frozenset())
    blames = _blames(line, act, subject)
    if (
        act.is_any("REACT")
        and not blames
        and not any(token.key in deeds for token in line.tokens[act.last + 1 : end + 4])
        and not _points_to_a_deed(line, act)
    ):
        return None
    whole = Parties(subject.states, subject.organisations, subject.order, 0, subject.first)
    told = (act, _with_its_paper(line, subject.first), _before_a_promise(line, act, max(end, act.last + 1)))
    return engagement(line, told, whole, reading, type="statement", status="held", rule="EN8")


@cache
def _armed() -> frozenset[str]:
    """Return the bodies that only fight, whose reactions are no government's."""
    return frozenset(body.code for body in organisations() if body.kind == "armed")


def _points_to_a_deed(line: Line, act: Act) -> bool:
    """Tell whether a Swahili state objects to what was told before, whatever it is: "imepinga ushirikiano huo"."""
    state = act.subject in {"i", "zi"} and act.is_any("REACT") and not act.passive
    return (
        line.words.language == "sw" and state and not _BACK.isdisjoint(line.row[act.last + 2 : act.last + 3])
    )


def is_a_courtesy(line: Line, act: Act) -> bool:
    """Tell whether a Swahili official praises or thanks in his turn at talks, which answers no deed."""
    praises = act.subject == "a" and line.tokens[act.last].key.endswith(_PRAISE)
    return praises and line.words.language == "sw" and not _IN_TURN.isdisjoint(line.row[:4])


def _only_foretells(line: Line, act: Act) -> bool:
    """Tell whether a Swahili official warns of what may come, which answers nobody: "ameonya kwamba muda unakwisha"."""
    if line.words.language == "sw" and _HABITS & set(line.row[max(0, act.first - _TWO) : act.first]):
        # "Eritrea kwa muda mrefu ilikanusha": it always did.
        return True
    warns = line.words.language == "sw" and act.subject in {"a", "wa"} and "ony" in line.tokens[act.last].key
    that = line.row[act.last + 1 : act.last + 2]
    return warns and that in (["kwamba"], ["kuwa"])


def _blames(line: Line, act: Act, subject: Parties) -> bool:
    """Tell whether a Swahili state accuses another by name: "imeishutumu Kenya kwa kukiuka", "ilituhumu Chad"."""
    if line.words.language != "sw" or not any(root in line.tokens[act.last].key for root in _ACCUSES):
        return False
    return bool(set(line.parties(act.last + 1, act.last + 3).states) - set(subject.codes))


def _before_a_promise(line: Line, act: Act, end: int) -> int:
    """Return where a Swahili reaction ends: before a promise that goes on with it, "na kuahidi kutuma waangalizi"."""
    if line.words.language != "sw":
        return end
    near = (a for a in line.acts if act.last + 1 < a.first <= end and a.is_any("PLEDGE", "COMMIT", "URGE"))
    goes = next((a for a in near if a.tense == "infinitive" and line.tokens[a.first - 1].key == "na"), None)
    return goes.first - 2 if goes is not None else end


def _with_its_paper(line: Line, first: int) -> int:
    """Return where a Swahili reaction begins: with the statement that tells it, "Katika taarifa ..., AU imelaani"."""
    opens = line.row[:2]
    told = opens in [[at, word] for at in _IN for word in _STATEMENTS]
    near = line.words.language == "sw" and told and 0 < first <= 2 * _REACH + 2
    return 0 if near else first


def _is_named_abroad(line: Line, subject: Parties, reading: Reading) -> bool:
    return line.words.language != "sw" and _is_named(line, subject, reading)


def _is_to_others(line: Line, act: Act, subject: Parties, reading: Reading) -> bool:
    """Tell whether a Swahili reaction is to a deed told before, or its paper names others: not to matters at home."""
    pointed = _BACK & set(line.row[act.last + 1 : act.last + 4])
    return line.words.language == "sw" and (bool(pointed) or names_others(reading, subject.codes))


def _is_moved(line: Line, act: Act) -> bool:
    """Tell whether a Swahili passive tells what a state feels: "imeshtushwa na hukumu"."""
    behind = line.tokens[act.last + 1].key if act.last + 1 < len(line.tokens) else ""
    # "imeridhishwa na kasi ya mradi": contentment answers no deed.
    feels = line.tokens[act.last].key.endswith(("shwa", "zwa")) and not line.tokens[act.last].key.endswith(
        _CONTENT
    )
    return line.words.language == "sw" and act.is_any("REACT") and feels and behind == "na"


def _is_named(line: Line, subject: Parties, reading: Reading) -> bool:
    """Tell whether one state or body speaks under its own name, not "the Ministers" or "it" of a joint text."""
    own = {Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.INSTITUTION, Of.PERSON}
    named = any(
        m.of in own and m.first >= subject.first for m in line.mentions if m.first <= subject.first + 4
    )
    alone = len(subject.codes) == 1
    return named and alone and reading.paper.genre is not Genre.COMMUNIQUE
