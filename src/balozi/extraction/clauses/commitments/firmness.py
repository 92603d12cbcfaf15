"""How firmly a Swahili future binds: under a text, as a gift, as what two sides settle, as what goes on."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.mentions.mentions import Mention, Of

_UNDER = closed("firmness", "under")
_TEXTS = closed("firmness", "texts")
_BACK = closed("instruments", "back")
_PAPERS, _OPENING = closed("firmness", "papers"), 5
_PROMISES = frozenset({"ahadi", "tangazo", "msaada"})
_THAT = frozenset({"kwamba", "kuwa"})
_AID = frozenset({"msaada", "misaada", "ufadhili", "mchango"})
_MONEY = frozenset({"fedha", "mkopo", "ruzuku", "mchango", "msaada"})
PAYS = tuple(sorted(closed("firmness", "pays")))
_LAYS_DOWN = ("bainisha", "sema", "eleza", "taja", "weka", "onyesha", "onesha", "taka")
_KEEPS = ("timiza", "simamia", "heshimu", "tekeleza", "shikilia")
# How the other side's part in a text is told behind the first.
_ITS_PART = frozenset(
    {("kwa", "upande"), ("nchi", "hizo"), ("pande", "hizo"), ("vilevile", ","), ("pia", ","), ("aidha", ",")}
)
_GOES_ON = ("endelea", "zidi", "dumu", "dumisha")
# From where a promise reaches the clause that it leads to.
_NEAR, _CLOSING = 9, 6
# What pays, and how far behind it the sum may stand.
_GIVES, _FAR = ("toa", "changia", "tenga", "pa", "patia", "fadhili", "gharamia", "kopesha"), 14
_OUTER = (("PLEDGE", "pledges"), ("AGREE", "agrees"), ("REAFFIRM", "reaffirms"))


def firmness(line: Line, act: Act, parties: Parties, reading: Reading) -> str:
    """Return the modality of a Swahili future that no verb of promising tells, "" for a plain plan."""
    if is_led_by_a_text(line, reading) or is_each(line, act):
        return "commits"
    if _honours(line, act):
        return "reaffirms"
    led = _led(line, act)
    if led:
        return led
    if goes_on_with(line, act):
        return "reaffirms"
    gives = (act.is_any("ANNOUNCE") and _is_of_money(line, act)) or _raises_aid(line, act)
    if gives and len(parties.codes) == 1:
        return "pledges"
    if len(parties.codes) > 1 and parties.states and act.subject != "tu":
        if _is_said_by_one(line, act):
            # "Waziri wa Bolivia alisema majeshi ya nchi hizo yataanzisha mawasiliano": one side's will.
            return "plans"
        return "" if line.has("joint") or act.is_any("WORK", "SUPPORT") else "agrees"
    return "pledges" if _is_called_a_promise(line, reading) else ""


def _goes_on_under_a_text(line: Line, reading: Reading) -> bool:
    """Tell whether one side's part in a text follows the other's: "Chini ya mkataba huo ... Kwa upande wake Kenya"."""
    row = line.row
    if tuple(row[:2]) not in _ITS_PART and tuple(row[1:3]) != ("kwa", "upande"):
        return False
    before = next((other for other in reversed(reading.lines) if other.end <= line.start), None)
    if before is None:
        return False
    return _opens_under_a_paper(before) or _opens_in_a_paper(before) or _is_laid_down(before)


def _is_laid_down(line: Line) -> bool:
    """Tell whether a text named before says what will be done: "Itifaki hiyo inabainisha kuwa Malawi itanunua"."""
    row = line.row
    named = row[0] in _PAPERS and not _BACK.isdisjoint(row[1:2])
    return named and any(key.endswith(_LAYS_DOWN) for key in row[2:4]) and not _THAT.isdisjoint(row[3:6])


def _opens_in_a_paper(line: Line) -> bool:
    """Tell whether a sentence opens with what a text says: "Katika Tamko hilo, nchi wanachama zinajifunga"."""
    return line.row[0] in {"katika", "kwenye"} and bool(_PAPERS & set(line.row[1:3]))


def _honours(line: Line, act: Act) -> bool:
    """Tell whether what was promised is to be kept: "itatimiza ahadi zake", "itaheshimu ahadi hiyo"."""
    return line.tokens[act.last].key.endswith(_KEEPS) and line.row[act.last + 1 : act.last + 2] == ["ahadi"]


def _is_said_by_one(line: Line, act: Act) -> bool:
    """Tell whether one official says what two will do: "alisema kwamba nchi hizo zitaanzisha"."""
    told = (a for a in line.acts if a.last < act.first and a.is_finite and not a.relative)
    return any(a.is_any("SAY") and a.subject == "a" and not a.negated for a in told) and not any(
        a.is_any("AGREE", "SIGN") for a in line.acts
    )


def is_each(line: Line, act: Act) -> bool:
    """Tell whether each of several is bound: "kila nchi itachangia dola milioni 5", no word of agreeing before it."""
    near = line.row[max(0, act.first - 3) : act.first]
    return "kila" in near and not any(a.is_any("AGREE") and a.last < act.first for a in line.acts)


def _is_of_money(line: Line, act: Act) -> bool:
    """Tell whether money is announced, by its sum or by a verb of paying: "itatoa euro milioni 28", "itagharamia"."""
    paid = any(len(amount.unit) == len("EUR") and amount.first > act.last for amount in line.amounts)
    money = _MONEY & set(line.row[act.last + 1 : act.last + 3])
    said = any(a.is_any("SAY") and a.is_finite and not a.negated and a.last < act.first for a in line.acts)
    return paid or (said and (bool(money) or any(root in line.tokens[act.last].key for root in PAYS)))


def decides_to_pay(line: Line, act: Act) -> bool:
    """Tell whether money is given by what is decided: "imeamua kutoa msaada wa dola milioni 2", "kuipa mkopo wa"."""
    behind = line.row[act.last + 1 : act.last + 2]
    gives = bool(behind) and behind[0].startswith("ku") and behind[0].endswith(_GIVES)
    return gives and any(len(a.unit) == len("EUR") and 0 < a.first - act.last <= _FAR for a in line.amounts)


def _raises_aid(line: Line, act: Act) -> bool:
    """Tell whether aid is to grow by a sum: "itaongeza kwa mara mbili msaada wake hadi euro bilioni 8"."""
    aid = not _AID.isdisjoint(line.row[act.last + 1 : act.last + _CLOSING])
    paid = any(len(amount.unit) == len("EUR") and amount.first > act.last for amount in line.amounts)
    return line.tokens[act.last].key.endswith("ongeza") and aid and paid


def _is_called_a_promise(line: Line, reading: Reading) -> bool:
    """Tell whether the next sentence calls it a promise: "Ahadi hiyo imetolewa leo", "Msaada huo umetangazwa"."""
    later = next((other for other in reading.lines if other.start >= line.end), None)
    opening = set(later.row[:3]) if later is not None else set()
    return bool(opening & _PROMISES) and bool(opening & _BACK)


def is_led_by_a_text(line: Line, reading: Reading) -> bool:
    """Tell whether a deed follows from a text named before or behind it: "itauza mbolea chini ya itifaki hiyo"."""
    if _goes_on_under_a_text(line, reading) or _is_laid_down(line):
        return True
    if _UNDER.isdisjoint(line.keys):
        return False
    planned = any(m.code == "action_plan" for other in reading.lines for m in other.instruments())
    papers = [m for m in line.mentions if m.of is Of.INSTRUMENT or (planned and _is_plan(line, m))]
    behind = (m for m in papers if _UNDER & _keys_before(line, m))
    return next(behind, None) is not None or _opens_under_a_paper(line)


def _opens_under_a_paper(line: Line) -> bool:
    """Tell whether a sentence opens with the text that binds: "Chini ya hati hiyo", "Chini ya kifungu cha 9"."""
    keys = line.row[:_OPENING]
    at = next((n for n, key in enumerate(keys) if key in _UNDER), -1)
    return 0 <= at <= 1 and bool(_PAPERS & set(keys[at + 1 :]))


def _is_plan(line: Line, mention: Mention) -> bool:
    """Tell whether a plan is a text spoken of before: "chini ya mpango huo"."""
    behind = line.tokens[min(mention.last + 1, len(line.tokens) - 1)].key
    return (
        mention.of is Of.NOUN and line.tokens[mention.last].key in _TEXTS and behind in _BACK | {"wa", "huu"}
    )


def _keys_before(line: Line, mention: Mention) -> set[str]:
    return set(line.row[max(0, mention.first - 3) : mention.first])


def goes_on_with(line: Line, act: Act) -> bool:
    """Tell whether what is done already is to go on: "itaendelea kutoa mafunzo", "vitazidi kuiunga mkono"."""
    leads = any(token.key.startswith(("ku", "kw")) for token in line.tokens[act.last + 1 : act.last + 3])
    return leads and line.tokens[act.last].key.endswith(_GOES_ON)


def _led(line: Line, act: Act) -> str:
    """Return the modality of the promise that leads to a clause: "aliahidi kwamba India itaongeza"."""
    if any(
        a.is_any("AGREE") and a.is_finite and not a.negated and a.last > len(line.tokens) - _CLOSING
        for a in line.acts
    ):
        # "zitafungua mpaka, mawaziri walikubaliana jana".
        return "agrees"
    # "Napenda kuwaahidi mabalozi kuwa Serikali itaondoa": an infinitive leads as well.
    told = (a for a in reversed(line.acts) if a.last < act.first)
    outer = next((a for a in told if a.is_finite or (a.tense == "infinitive" and a.is_any("PLEDGE"))), None)
    if outer is None or outer.negated or not 0 < act.first - outer.last <= _NEAR:
        return ""
    that = set(line.row[outer.last + 1 : act.first]) & _THAT
    return next((modality for kind, modality in _OUTER if that and outer.is_any(kind)), "")
