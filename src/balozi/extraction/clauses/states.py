"""How an instrument stands: proposed, negotiated, signed, ratified, in force or ended, by the words around it."""

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.lines import Line
from balozi.extraction.clauses.standings import standing
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
_SINGLE_STATUS = (
    ("FORCE", "in_force"),
    ("RATIFY", "ratified"),
    ("SIGN", "signed"),
    ("ADOPT", "signed"),
    ("END", "terminated"),
    ("CONCLUDE", "negotiated"),
)


def status_of_instrument(line: Line, mention: Mention, act: Act | None) -> str:
    """Return how an instrument stands after the act on it, or after the words around it when no act is told."""
    keys = [token.key for token in line.tokens]
    if _FORCE & set(keys) and not _LATER & set(keys) and not _wishes(line):
        return "in_force"
    if "ratification" in keys and act is not None and act.is_any("SIGN", "ADOPT") and not act.negated:
        return "ratified"
    if act is None:
        return _unsigned(line, mention)
    if _is_denied(line, act) or (act.is_any("ADOPT") and any(map(_ratifies, line.acts))):
        return "unknown" if _is_denied(line, act) else "ratified"
    if act.negated or (act.tense in {"future", "infinitive", "conditional"} and not _came_before(line, act)):
        if act.is_any("RATIFY") and (
            "yet" in keys[max(0, act.first - 3) : act.last] or _is_awaited(line, act)
        ):
            # What has yet to be ratified has been signed.
            return "signed"
        if act.is_any("RATIFY", "END", "FORCE"):
            return "unknown"
        return "negotiated" if act.is_any("CONCLUDE", "SIGN") else "proposed"
    return next((status for kind, status in _SINGLE_STATUS if act.is_any(kind)), "signed")


def _is_awaited(line: Line, act: Act) -> bool:
    """Tell whether only ratification is wanting: "reste à ratifier", "attend d'être ratifié"."""
    near = {token.key for token in line.tokens[max(0, act.first - 5) : act.first]}
    return line.words.language == "fr" and act.tense == "infinitive" and bool(near & _AWAITED)


def _ratifies(act: Act) -> bool:
    return act.is_any("RATIFY") and act.is_finite and not act.negated


def _came_before(line: Line, act: Act) -> bool:
    """Tell whether an act had happened before another: "baada ya viongozi hao kutia saini tamko"."""
    return act.tense == "infinitive" and "baada" in {
        t.key for t in line.tokens[max(0, act.first - 8) : act.first]
    }


def _is_denied(line: Line, act: Act) -> bool:
    """Tell whether somebody denies the act: "has denied that it signed"."""
    return bool(_DENIALS & {token.key for token in line.tokens[: act.first]})


def _wishes(line: Line) -> bool:
    """Tell whether entry into force is hoped or called for, or "force" is another word ("security forces")."""
    keys = {token.key for token in line.tokens}
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
    before = {token.key for token in line.tokens[max(0, mention.first - 8) : mention.first]}
    if is_in_a_signing(line, mention):
        return "signed"
    told = standing(line, mention)
    if told:
        return told
    if {token.key for token in line.tokens[max(0, mention.first - 2) : mention.first]} & _IN_TALKS:
        return "negotiated"
    if any(act.is_any("TALK") and 0 < mention.first - act.last <= 5 and not act.negated for act in line.acts):
        return "negotiated"
    if line.words.language == "en" and any(0 < mention.first - n.last <= 3 for n in line.nouns("SIGNING")):
        return "negotiated"
    if before & {"develop", "propose", "proposed", "draft", "elaborate", "kuandaa", "elaborer", "proposer"}:
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
    begin = mention.first
    for other in reversed(line.instruments()):
        if other.last < begin and begin - other.last <= _LISTED:
            begin = other.first
    awaited = any(
        act.tense == "future" or act.is_any("EXPECT", "PLAN") for act in line.acts if act.first < begin
    )
    near = [noun for noun in line.nouns("SIGNING") if 0 < begin - noun.last <= 3]
    return not awaited and any(not is_awaited_behind(line, noun) for noun in near)
