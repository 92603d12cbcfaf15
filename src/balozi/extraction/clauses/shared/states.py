"""How an instrument stands: proposed, negotiated, signed, ratified, in force or ended, by the words around it."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.shared.fortunes import fortune
from balozi.extraction.clauses.shared.french_standings import french_standing
from balozi.extraction.clauses.shared.standings import has_left, standing
from balozi.extraction.mentions.mentions import Mention

_DENIALS = frozenset(
    {"denied", "denies", "deny", "imekanusha", "amekanusha", "wamekanusha", "dement", "nie", "dementi"}
)
_FORCE = frozenset({"force", "vigueur", "kutumika"})
_IN_TALKS = frozenset({"mazungumzo", "majadiliano"})
_LATER = frozenset(
    {"not", "pas", "shall", "notification", "notifications", "deposit", "depot", "signature", "baada"}
)
_AWAITED = frozenset({"reste", "restent", "attend", "attendent", "demeure", "attente"})
_LISTED = 12
_HOUSES = frozenset({"bunge", "seneti", "wabunge", "maseneta"})
_CONCLUDED = frozenset({"concluded", "concludes", "conclude", "sealed", "seals", "seal"})
_PROPOSED = closed("states", "proposed")
_IFS = frozenset({"if", "unless", "whether"})
_PARLIAMENTS = closed("states", "parliaments")
_RECOMMENDED = closed("states", "recommended")
# Texts that states join without a parliament: "a adhéré à la Déclaration de Brazzaville".
_UNRATIFIED = frozenset({"declaration", "communique", "action_plan", "mou"})
_ENTERED = frozenset({"entered", "enter", "enters"})
# Of what is signed, in English.
CONCLUDED = _CONCLUDED | _ENTERED
# "concluded talks on an agreement": the agreement is not concluded yet.
_ABOUT_IT = closed("states", "about_it")
_REFUSALS = frozenset({"refused", "refuses", "declined", "declines", "failed", "delayed", "postponed"})
_RENEWALS = frozenset({"renew", "renewed", "extend", "extended", "prolong", "prolonged", "continued"})
_SINGLE_STATUS = (
    ("FORCE", "in_force"),
    ("RATIFY", "ratified"),
    ("SIGN", "signed"),
    ("ADOPT", "signed"),
    ("END", "terminated"),
    ("CONCLUDE", "negotiated"),
    ("AGREE", "negotiated"),
)


def status_of_instrument(line: Line, mention: Mention, act: Act | None) -> str:
    """Return how an instrument stands after the act on it, or after the words around it when no act is told."""
    keys = line.row
    told = _told_around(line, mention, act) or french_standing(line, mention, act)
    if told:
        return told
    swahili = line.words.language == "sw"
    if swahili and _FORCE & set(keys) and not _LATER & set(keys) and not _wishes(line):
        return "in_force"
    if (
        swahili
        and "ratification" in keys
        and act is not None
        and act.is_any("SIGN", "ADOPT")
        and not act.negated
    ):
        return "ratified"
    if act is None or has_left(line, mention):
        return "terminated" if has_left(line, mention) else _unsigned(line, mention)
    if _is_denied(line, act) or (act.is_any("ADOPT") and any(map(_ratifies, line.acts))):
        return "unknown" if _is_denied(line, act) else "ratified"
    if act.negated or (act.tense in {"future", "infinitive", "conditional"} and not _came_before(line, act)):
        return _to_come(line, act, keys)
    return _done(line, mention, act, keys)


def _told_around(line: Line, mention: Mention, act: Act | None) -> str:
    """Return what words around an instrument tell of it, "" when an act on it tells more."""
    if line.words.language == "en":
        return "terminated" if _is_not_renewed(line) else ""
    if line.words.language != "sw":
        return ""
    told = fortune(line, mention)
    if act is None:
        return told
    done = act.tense == "past" and not act.negated
    if done and act.is_any("SIGN", "ADOPT", "RATIFY") and told in {"negotiated", "proposed"}:
        told = ""
    if not told and line.has("hypothetical"):
        return "unknown"
    house = set(line.row[max(0, act.first - _LISTED) : act.first]) & _HOUSES
    if not told and done and house and act.is_any("ADOPT"):
        return "ratified"
    return told or ("terminated" if _is_announced(line, act) else "")


def _is_not_renewed(line: Line) -> bool:
    """Tell whether an English instrument is to run out: "will not renew its agreement", "will not be prolonged"."""
    if line.keys.isdisjoint(_RENEWALS) or line.keys.isdisjoint({"not", "never", "no"}):
        return False
    keys = line.row
    at = next((n for n, key in enumerate(keys) if key in _RENEWALS), 0)
    near = set(keys[max(0, at - 3) : at])
    return bool(near & {"not", "never"}) and bool(near & {"will", "be", "been", "was"})


def _to_come(line: Line, act: Act, keys: list[str]) -> str:
    """Return how an instrument stands before an act that is still to come or did not come."""
    if act.is_any("RATIFY") and ("yet" in keys[max(0, act.first - 3) : act.last] or _is_awaited(line, act)):
        # What has yet to be ratified has been signed.
        return "signed"
    if (
        act.is_any("RATIFY")
        and line.words.language == "en"
        and _REFUSALS & set(keys[max(0, act.first - 4) : act.last])
    ):
        # What a parliament refuses to ratify has been signed.
        return "signed"
    if act.is_any("RATIFY", "SIGN", "ADOPT") and act.tense == "infinitive" and _is_the_next(line, act):
        return "ratified" if act.is_any("RATIFY") else "signed"
    swahili = line.words.language == "sw"
    if (
        swahili
        and act.is_any("RATIFY")
        and act.negated
        and act.passive
        and "ja" in line.tokens[act.last].key[:6]
    ):
        # "bado haujaridhiwa": it has been signed.
        return "signed"
    if act.is_any("RATIFY", "END", "FORCE"):
        return "unknown"
    if swahili and act.negated and act.tense == "infinitive":
        # "bila kufikia mwafaka".
        return "unknown"
    to_be_signed = swahili and act.tense == "future" and act.passive and act.is_any("SIGN")
    return "negotiated" if act.is_any("CONCLUDE", "SIGN") and not to_be_signed else "proposed"


def _done(line: Line, mention: Mention, act: Act, keys: list[str]) -> str:
    """Return how an instrument stands after an act that is told as done."""
    if is_only_if(line, act):
        return "unknown"
    if line.words.language == "sw" and "tangaz" in line.row[act.last] and not act.is_any("SIGN", "ADOPT"):
        # "Makubaliano hayo yalitangazwa": told to the world, by no signature.
        return "negotiated"
    told = act.tense == "past" and line.tokens[act.last].key.startswith("conclu")
    joined = act.is_any("RATIFY") and mention.code in _UNRATIFIED
    if line.words.language == "fr" and (told or joined):
        # "un arrangement, conclu à Khartoum en 2019", "ont conclu un accord": talks on it are told by their course.
        return "signed"
    if act.is_any("RATIFY") and act.tense == "present" and _RECOMMENDED & set(keys):
        return "signed"
    if is_concluded(line, mention, act) or is_exchanged(line, mention, act):
        return "signed"
    if act.is_any("ADOPT") and _is_by_parliament(line, act):
        return "ratified"
    return next((status for kind, status in _SINGLE_STATUS if act.is_any(kind)), "signed")


def is_only_if(line: Line, act: Act) -> bool:
    """Tell whether an act stands in an English condition: "if Kenya and Uganda sign the treaty"."""
    if act.tense not in {"past", "present"} or line.words.language != "en" or line.keys.isdisjoint(_IFS):
        return False
    for at in range(act.first - 1, -1, -1):
        token = line.tokens[at]
        if token.key in _IFS:
            return True
        if token.text in {",", ";", ":", "“", "”"}:
            return False
    return False


def _is_the_next(line: Line, act: Act) -> bool:
    """Tell whether a state is said to be one more that ratifies: "became the 60th state to ratify"."""
    near = set(line.row[max(0, act.first - 8) : act.first])
    return line.words.language == "en" and bool(near & {"became", "become", "becomes", "becoming", "latest"})


def _is_by_parliament(line: Line, act: Act) -> bool:
    """Tell whether an English treaty is approved by a parliament, which is consent to be bound."""
    near = (
        line.tokens[max(0, act.first - 8) : act.first]
        if not act.passive
        else line.tokens[act.last : act.last + 6]
    )
    approves = line.tokens[act.last].key.startswith("approv")
    return line.words.language == "en" and approves and bool(_PARLIAMENTS & {token.key for token in near})


def is_agreed(line: Line, mention: Mention, act: Act) -> bool:
    """Tell whether the text of an instrument is said to be agreed: "the text of the agreement has been agreed"."""
    agreed = act.is_any("AGREE") and act.passive and act.tense == "past" and not act.relative
    return line.words.language == "en" and agreed and mention.last < act.first


def is_exchanged(line: Line, mention: Mention, act: Act) -> bool:
    """Tell whether letters or notes that make an arrangement are exchanged: "exchanged letters of intent"."""
    return (
        line.words.language == "en"
        and act.is_any("HANDOVER")
        and mention.code == "other"
        and act.tense == "past"
        and line.tokens[act.first].key[:8] == "exchange"
        and act.first < mention.last
        and mention.first - act.last < _LISTED
    )


def is_concluded(line: Line, mention: Mention, act: Act) -> bool:
    """Tell whether an English instrument itself is concluded or entered into, not talks on it: it is signed then."""
    if line.words.language != "en" or act.tense not in {"past", "present"} or act.negated:
        return False
    if line.row[act.last] not in _CONCLUDED and _ENTERED.isdisjoint(
        line.row[max(act.first, act.last - 1) : act.last + 1]
    ):
        return False
    if act.passive != (mention.last < act.first) and not act.relative:
        return False
    low, high = min(act.last, mention.last), max(act.first, mention.first)
    between = set(line.row[low + 1 : high])
    return not between & _ABOUT_IT and high - low <= _LISTED + 3


def _is_awaited(line: Line, act: Act) -> bool:
    """Tell whether only ratification is wanting: "reste à ratifier", "attend d'être ratifié"."""
    near = set(line.row[max(0, act.first - 5) : act.first])
    return line.words.language == "fr" and act.tense == "infinitive" and bool(near & _AWAITED)


def _is_announced(line: Line, act: Act) -> bool:
    """Tell whether a Swahili end is announced or decided: "imetangaza kujiondoa katika mkataba"."""
    outer = next((other for other in line.acts if 0 < act.first - other.last <= 2 and other.is_finite), None)
    ends = act.is_any("END") and act.tense == "infinitive" and not act.negated and line.words.language == "sw"
    return (
        ends
        and outer is not None
        and outer.tense == "past"
        and outer.is_any("ANNOUNCE", "UNVEIL", "DECIDE", "REAFFIRM")
    )


def _ratifies(act: Act) -> bool:
    return act.is_any("RATIFY") and act.is_finite and not act.negated


def _came_before(line: Line, act: Act) -> bool:
    """Tell whether an act had happened before another: "baada ya viongozi hao kutia saini tamko"."""
    return act.tense == "infinitive" and "baada" in set(line.row[max(0, act.first - 8) : act.first])


def _is_denied(line: Line, act: Act) -> bool:
    """Tell whether somebody denies the act: "has denied that it signed"."""
    return not _DENIALS.isdisjoint(line.row[: act.first])


def _wishes(line: Line) -> bool:
    """Tell whether entry into force is hoped or called for, or "force" is another word ("security forces")."""
    keys = line.keys
    begins = [key for key in keys if key.endswith("anza")]
    if begins and all("ta" in key[:4] or key.startswith("ha") for key in begins):
        # "utaanza kutumika": it is still to come.
        return True
    enters = begins or keys & {
        "enter",
        "entered",
        "enters",
        "entry",
        "entre",
        "entrera",
        "entree",
        "kuanza",
        "imeanza",
        "yataanza",
        "in",
        "came",
        "into",
    }
    return bool(keys & {"hope", "hopes", "urged", "calls", "called", "if", "once", "souhaite"}) or not enters


def _unsigned(line: Line, mention: Mention) -> str:
    before = set(line.row[max(0, mention.first - 8) : mention.first])
    if is_in_a_signing(line, mention):
        return "signed"
    told = standing(line, mention)
    if told:
        return told
    in_talks = set(line.row[max(0, mention.first - 2) : mention.first]) & _IN_TALKS
    if in_talks or any(
        act.is_any("TALK") and 0 < mention.first - act.last <= 5 and not act.negated for act in line.acts
    ):
        return "negotiated"
    if line.words.language != "fr" and any(0 < mention.first - n.last <= 3 for n in line.nouns("SIGNING")):
        # "watashuhudia utiaji saini wa hati": no talks are told.
        return "negotiated" if line.words.language == "en" else "proposed"
    proposed = _PROPOSED if line.words.language == "en" else frozenset()
    if before & {
        *proposed,
        "develop",
        "propose",
        "proposed",
        "draft",
        "elaborate",
        "kuandaa",
        "kupata",
        "kutafuta",
        "kubuni",
        "kuandika",
        "elaborer",
        "proposer",
    }:
        return "proposed"
    if before & {"negotiate", "negotiating", "negotiations", "negocier", "finalize", "finalise", "kujadili"}:
        return "negotiated"
    return "unknown"


def is_awaited_behind(line: Line, noun: Mention) -> bool:
    """Tell whether a signing that a noun names is still to come: "Signature of the treaty is foreseen for June"."""
    return any(
        0 < act.first - noun.last <= _LISTED + 3
        and not act.negated
        and (act.is_any("EXPECT", "PLAN") or (act.tense == "future" and act.is_any("HOLD", "HOST")))
        for act in line.acts
    )


def is_in_a_signing(line: Line, mention: Mention) -> bool:
    """Tell whether an instrument stands behind "utiaji saini wa", alone or with others before it."""
    signings = line.nouns("SIGNING")
    if not signings:
        return False
    begin = mention.first
    for other in reversed(line.instruments()):
        if other.last < begin and begin - other.last <= _LISTED:
            begin = other.first
    awaited = any(
        act.tense == "future" or act.is_any("EXPECT", "PLAN") for act in line.acts if act.first < begin
    )
    near = [noun for noun in signings if 0 < begin - noun.last <= 3]
    return not awaited and any(not is_awaited_behind(line, noun) for noun in near)
