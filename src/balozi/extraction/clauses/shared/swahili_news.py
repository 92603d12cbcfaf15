"""What a Swahili paper tells as done or to come now, and not as hearsay, as opinion or as years gone by."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.swahili_actors import hearsay_from, names_private
from balozi.extraction.clauses.shared.left_out import undoubted
from balozi.extraction.clauses.shared.swahili_foreigners import is_a_promise_at_home, is_of_home_affairs
from balozi.extraction.clauses.shared.swahili_gatherings import is_told_again, sharpened
from balozi.extraction.clauses.shared.swahili_occasions import is_at_home
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.mentions.tokens import Known
from balozi.packs import gazetteer

# What was done so many years before the paper is history there, and no news.
_PAST, _YEAR = 10, len("2026")
_MEETS = frozenset({"EN1", "EN2"})
_LANDING = frozenset({"ambako", "uwanja", "uwanjani"})
# So far before a lesson may its teacher stand: "atampa jenerali huyo wa Libya funzo kali".
_FAR = 6
# Two verbs so near each other tell one meeting, without a word that parts them.
_BESIDE, _AGAIN = (
    4,
    frozenset({"baadaye", "kisha", "halafu", "tena", "awali", "mapema", "kesho", "kabla", "kuongoza"}),
)
# A second verb of the same meeting, and those who may be met anew.
_GOES_ON = ("kufany", "kuzungum", "kujadili", "kushaurian", "kubadilishana")
_OFFICERS = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.INSTITUTION})
# Those to whom a speaker only talks: "akizungumza na washiriki".
_AUDIENCE = closed("swahili_news", "audience")
_ENVOYS = closed("engagements", "envoys")
# What is threatened, and whom or what it strikes.
_HARMFUL = re.compile(
    r"(?:i|zi|u|li|wa|a|tu|ya)ta(?:i|zi|wa|m|u)?(?:sitish|simamish|kat|wek|fukuz|fungi|ondolew|punguz|siti|ongez)\w*\Z"
)
# Deeds that are harm by themselves: "itaishambulia", "atawaadhibu".
_STRIKES = re.compile(
    r"(?:i|zi|u|li|wa|a|tu|ya)ta(?:i|zi|wa|m|u|li|ya)?(?:shambuli|vami|adhib|angamiz|lipiz|teketez)(?!\w*wa\Z)\w*\Z"
)
_GRIEVANCES = frozenset({"malalamiko", "kesi", "mashtaka", "rufaa"})
# "kuiwekea Pyongyang shinikizo", "kusitisha misaada".
_TO_HARM = re.compile(r"ku(?:i|zi|wa|m|li|u)?(?P<root>wek|sitish|simamish|kat)\w*\Z")
_BURDENS = frozenset({"vikwazo", "marufuku", "shinikizo", "ushuru"})
_CUT = frozenset({"misaada", "msaada", "ufadhili", "uhusiano", "ushirikiano"})
# What is raised against others.
_RAISED = closed("swahili_news", "raised")
_HARMED, _LESSONS = closed("swahili_news", "harmed"), closed("swahili_news", "lessons")
_DEFENDS, _LANDS = closed("swahili_news", "defends"), closed("swahili_news", "lands")
_GUARDS = frozenset({"kulinda", "kutetea"})
_FINITE = re.compile(r"(?:i|zi|u|li|wa|a|tu|ya)(?:ta|me|li|na)\w{2,}\Z")
_OWN = (["yake"], ["wake"], ["lake"], ["zake"], ["yao"], ["wao"])
_TO_US = re.compile(r"(?:i|wa|a|u|li|zi)(?:li|me)tu(?:ahidi|hakikishi)\w*\Z")
_OURS = Known(lambda key: _TO_US.match(key) is not None)
_GIVES = re.compile(r"(?:a|i|wa|zi|tu)ta(?:m|wa|i)?(?:p|fundish)\w*\Z")
# "atakabidhiwa uenyekiti", "utapokea ripoti", "atashiriki maadhimisho": gaining, presiding, attending.
_WILL = re.compile(r"(?:i|zi|u|li|wa|a|tu|ya|ki|vi)ta\w{3,}\Z")
_PRESIDES = re.compile(
    r"(?:(?:a|wa|u|ki|ya)ta(?:kabidhiwa|pewa|tunukiwa|teuliwa|apishwa|chaguliwa|shiriki|hudhuri\w*|wakilisha|mwakilisha"
    r"|ongoza|ongozwa|rejea|ondoka)|(?:u|ki|a|wa|ya)ta(?:pokea|sikiliza|jadili|pitia))\Z"
)
_POSTS = (["wadhifa"], ["nafasi"], ["kazi"], ["majukumu"], ["muhula"], ["uongozi"])
_HEARD = frozenset(
    {"ripoti", "taarifa", "maoni", "barua", "tuzo", "mapendekezo", "maelezo", "hati", "salamu"}
)
_TROOPS = frozenset({"wanajeshi", "majeshi", "vikosi", "askari", "polisi", "kikosi", "jeshi"})
_AT_THE_TOP = frozenset({"head_of_state", "head_of_government", "minister", "deputy_minister"})
_NAMES = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.CITY, Of.PERSON, Of.PAIR})


def only_told(line: Line, drafts: Iterable[Draft], reading: Reading) -> list[Draft]:
    """Return the drafts of a Swahili sentence that it tells as facts of its own time."""
    kept = list(drafts)
    if line.words.language != "sw" or not kept:
        return kept
    begins = hearsay_from(line)

    def doubt_of(draft: Draft) -> Callable[..., bool] | None:
        if _is_heard(draft, begins):
            return _is_heard
        return next((doubt for doubt in _DOUBTS if doubt(draft)), None) or next(
            (doubt for doubt in _DOUBTS_OF_PAPERS if doubt(draft, reading)), None
        )

    met = _met_once(undoubted(kept, "", reading, doubt_of))
    return _once_welcomed([sharpened(draft, reading) for draft in met])


def _is_a_threat(draft: Draft) -> bool:
    """Tell whether a commitment is to do harm or to complain: "itasitisha misaada", "itawasilisha malalamiko"."""
    if "obligors" not in draft.fields:
        return False
    keys = draft.line.row[draft.first : draft.last + 1]
    if _is_vowed(keys):
        return True
    if any(_STRIKES.match(key) for key in keys) or any(
        _WILL.match(key) and other in _GRIEVANCES for key, other in pairwise(keys)
    ):
        return True
    verb = next((at for at, key in enumerate(keys) if _HARMFUL.match(key)), -1)
    harmed = _RAISED if verb >= 0 and "ongez" in keys[verb] else _HARMED
    harms = verb >= 0 and not harmed.isdisjoint(keys[verb + 1 : verb + 4])
    lesson = next((at for at, key in enumerate(keys) if key in _LESSONS), -1)
    return harms or any(_GIVES.match(key) for key in keys[max(0, lesson - _FAR) : max(0, lesson)])


def _is_vowed(keys: list[str]) -> bool:
    """Tell whether harm is vowed by an infinitive: "kuapa kuiwekea Pyongyang shinikizo", "kusitisha misaada"."""
    for at, key in enumerate(keys):
        found = _TO_HARM.match(key)
        struck = _BURDENS if found is not None and found["root"] == "wek" else _CUT
        if found is not None and not struck.isdisjoint(keys[at + 1 : at + 4]):
            return True
    return False


def _is_for_itself(draft: Draft) -> bool:
    """Tell whether a state says that it will defend itself: "itaendelea kujilinda", "imeapa kulinda raia wake"."""
    owes = draft.fields.get("obligors")
    keys = draft.line.row[draft.first : draft.last + 1]
    deed = next((n for n, key in enumerate(keys) if key in _GUARDS or key in _DEFENDS), 0)
    if not isinstance(owes, list) or len(owes) > 1 or not deed or not _FINITE.match(keys[deed - 1]):
        return False
    own = not _LANDS.isdisjoint(keys[deed + 1 : deed + 2]) and keys[deed + 2 : deed + 3] in _OWN
    return own or keys[deed] in _DEFENDS


def _sends_away(draft: Draft) -> bool:
    """Tell whether a state only says that it sends an envoy away, which is an act: "imetangaza kumfukuza balozi"."""
    line = draft.line
    if "obligors" not in draft.fields or _ENVOYS.isdisjoint(line.row[draft.first : draft.last + 1]):
        return False
    return any("fukuz" in key for key in line.row[draft.first : draft.last + 1])


@cache
def _courts() -> frozenset[str]:
    """Return the courts of states, which hear cases and promise nothing."""
    return frozenset(body.code for body in gazetteer.organisations() if body.kind == "court")


def _is_for_home(draft: Draft, reading: Reading) -> bool:
    """Tell whether a state only sets money aside at home, beside nobody: "Serikali imetenga shilingi bilioni 14"."""
    line = draft.line
    if draft.rule != "CO2" or draft.fields.get("obligors") != [reading.home] or line.around.pair:
        return False
    named = {m.name if m.of is Of.CITY else m.code for m in line.mentions if m.of in _NAMES}
    return not named - {reading.home}


def _is_no_deed(draft: Draft) -> bool:
    """Tell whether a future is no deed towards others: who will be given the chair, attend, lead, hear a report."""
    owes = draft.fields.get("obligors")
    if not isinstance(owes, list):
        return False
    if owes and all(code in _courts() for code in owes):
        return True
    keys = draft.line.row[draft.first : draft.last + 1]
    at = next((n for n, key in enumerate(keys) if _WILL.match(key)), -1)
    if (
        at >= 0
        and keys[at].endswith("endelea")
        and keys[at + 1 : at + 2] == ["na"]
        and keys[at + 2 : at + 3] in _POSTS
    ):
        # "Waziri Mkuu ataendelea na wadhifa wake".
        return True
    if at < 0 or not _PRESIDES.match(keys[at]):
        return False
    if keys[at].endswith(("ondoka", "rejea")) and not _TROOPS.isdisjoint(keys[:at]):
        # "wanajeshi wake wataondoka Burkina Faso".
        return False
    hears = keys[at].endswith(("pokea", "sikiliza"))
    return not hears or not _HEARD.isdisjoint(keys[at + 1 : at + 3])


def _is_promised_to_us(draft: Draft) -> bool:
    """Tell whether citizens say what was promised to them: '"Serikali ilituahidi kwamba bei itashuka," alilalamika'."""
    if "obligors" not in draft.fields:
        return False
    return any(_OURS[token.key] for token in draft.line.tokens[draft.first : draft.last + 1])


def _met_once(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with one meeting where two verbs tell it: "alikutana na kufanya mazungumzo na Balozi"."""
    kept: list[Draft] = []
    for draft in drafts:
        last = kept[-1] if kept else None
        if last is not None and draft.rule in _MEETS and last.rule in _MEETS and _are_one(last, draft):
            kept[-1] = replace(last, last=max(last.last, draft.last))
        else:
            kept.append(draft)
    return kept


def _are_one(one: Draft, other: Draft) -> bool:
    """Tell whether two verbs side by side tell one meeting of the same people."""
    same = all(
        one.fields.get(name) == other.fields.get(name) for name in ("type", "states", "orgs", "status")
    )
    later = set(other.line.row[max(0, other.first - 1) : other.first + _BESIDE])
    goes_on = any(key.startswith(_GOES_ON) for key in later)
    near = other.first - one.last <= _BESIDE or _names_nobody(other)
    return same and goes_on and near and _AGAIN.isdisjoint(later)


def _names_nobody(draft: Draft) -> bool:
    """Tell whether a verb with "na" before it goes on with no one new: "..., na kubadilishana mawazo kuhusu uvuvi"."""
    row = draft.line.row
    verb = next((at for at in range(draft.first, draft.last + 1) if row[at].startswith(_GOES_ON)), 0)
    people = (m.first for m in draft.line.mentions if m.of in _OFFICERS)
    return verb > 0 and row[verb - 1] == "na" and not any(verb < at <= verb + _FAR for at in people)


def _once_welcomed(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without a welcome that only belongs to the arrival told before it in the sentence."""
    arrived = {repr(d.fields["states"]) for d in drafts if _is_a_visit(d) and d.rule != "EN5"}
    return [
        d
        for d in drafts
        if d.rule != "EN5"
        or repr(d.fields["states"]) not in arrived
        or not (_is_a_visit(d) or _is_welcomed(d))
    ]


def _is_welcomed(draft: Draft) -> bool:
    """Tell whether a guest is only welcomed where he lands: "ambako amepokewa na mwenyeji wake", "na kulakiwa na"."""
    keys = draft.line.row[draft.first : draft.last + 1]
    landing = any(key.endswith("lakiwa") for key in keys)
    there = _LANDING - {"ambako"} if "mwenzake" in keys else _LANDING
    landing = landing or (
        not there.isdisjoint(keys) and any(key.endswith(("pokewa", "pokelewa")) for key in keys)
    )
    return draft.fields.get("status") == "held" and landing


def _is_a_visit(draft: Draft) -> bool:
    return draft.fields.get("type") == "visit"


def _is_with_private_people(draft: Draft) -> bool:
    """Tell whether an official meets people at home: "alikutana na uongozi wa Chama cha Wavuvi"."""
    line = draft.line
    if draft.fields.get("type") != "meeting" or draft.rule not in _MEETS:
        return False
    if any(token.key.endswith("ongozwa") for token in line.tokens):
        # "ujumbe wa wawekezaji ulioongozwa na Waziri wa Uchumi".
        return False
    withs = range(draft.first, min(draft.last + 1, len(line.tokens) - 1))
    if any(line.row[at] == "na" and line.row[at + 1] in _AUDIENCE for at in withs):
        return True
    beside = next(
        (at for at in withs if line.tokens[at].key == "na" and names_private(line, at + 1, at + 1)), -1
    )
    partner = next((at for at in withs if line.tokens[at].key == "na"), -1)
    if any(m.of is Of.OFFICE and m.name in _AT_THE_TOP and m.first == partner + 1 for m in line.mentions):
        # "atafanya mazungumzo na rais Stubb pamoja na wawekezaji".
        return False
    if beside >= 0 and not any(m.of is Of.OFFICE and m.first > partner for m in line.mentions):
        # "amekutana na mawakala wa utalii kutoka Ufaransa na Marekani".
        return True
    named = {m.name if m.of is Of.CITY else m.code for m in line.mentions if m.of in _NAMES}
    return len(named) < len(("one", "other")) and names_private(line, draft.first, draft.last)


def _is_heard(draft: Draft, begins: int) -> bool:
    """Tell whether most words of a draft stand where somebody only thinks or denies them."""
    return draft.first >= begins or (draft.first + draft.last) // 2 >= begins


def _is_long_ago(draft: Draft, reading: Reading) -> bool:
    """Tell whether a gathering was held in a year long before the paper's: "mwaka 1957 alikutana na"."""
    day, dated = str(draft.fields.get("date") or ""), reading.paper.dated
    past = dated is not None and len(day) >= _YEAR and int(day[:_YEAR]) <= dated.year - _PAST
    return past and not (draft.fields.get("type") == "statement" and _is_the_year_of_a_text(draft))


def _was_promised_long_ago(draft: Draft, reading: Reading) -> bool:
    """Tell whether a sentence opens with a time long past: "Miaka 60 iliyopita wazee wetu waliamua kuwa"."""
    dated, line = reading.paper.dated, draft.line
    verb = next((act for act in line.acts if not act.relative), None)
    if "obligors" not in draft.fields or dated is None or verb is None:
        return False
    if verb.tense not in {"past", "infinitive"}:
        return False
    row = line.row[: verb.first]
    ages = (
        int(row[at + 1])
        for at in range(len(row) - 2)
        if row[at] == "miaka" and row[at + 2] == "iliyopita" and row[at + 1].isdecimal()
    )
    years = (
        int(day.code[:_YEAR]) for day in line.dates if day.last < verb.first and day.code[:_YEAR].isdecimal()
    )
    return any(age >= _PAST for age in ages) or any(year <= dated.year - _PAST for year in years)


def _is_the_year_of_a_text(draft: Draft) -> bool:
    """Tell whether a year is that of an instrument, not of what is said of it: "kukiuka Makubaliano ya mwaka 1994"."""
    dates = [date for date in draft.line.dates if len(date.code) == _YEAR]
    return any(0 < date.first - paper.last <= _FAR for date in dates for paper in draft.line.instruments())


_DOUBTS = (
    _is_a_threat,
    _is_for_itself,
    _is_promised_to_us,
    _is_no_deed,
    _sends_away,
    is_of_home_affairs,
    _is_with_private_people,
    is_told_again,
    is_at_home,
)
_DOUBTS_OF_PAPERS = (_is_long_ago, _was_promised_long_ago, _is_for_home, is_a_promise_at_home)
