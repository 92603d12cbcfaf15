"""How firmly a Swahili future binds: under a text, as a gift, as what two sides settle, as what goes on."""

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.lines import Line, Reading
from balozi.extraction.clauses.parties import Parties
from balozi.extraction.mentions.mentions import Mention, Of

_UNDER = closed("firmness", "under")
_TEXTS = closed("firmness", "texts")
_BACK = closed("instruments", "back")
_PROMISES = frozenset({"ahadi", "tangazo", "msaada"})
_THAT = frozenset({"kwamba", "kuwa"})
_QUOTES = frozenset({'"', "“", "‘", "«"})
_GOES_ON = ("endelea", "zidi", "dumu", "dumisha")
# From where a promise reaches the clause that it leads to.
_NEAR, _CLOSING = 9, 6
_OUTER = (("PLEDGE", "pledges"), ("AGREE", "agrees"), ("REAFFIRM", "reaffirms"))


def firmness(line: Line, act: Act, parties: Parties, reading: Reading) -> str:
    """Return the modality of a Swahili future that no verb of promising tells, "" for a plain plan."""
    if is_led_by_a_text(line, reading):
        return "commits"
    led = _led(line, act)
    if led:
        return led
    if goes_on_with(line, act):
        return "reaffirms"
    if len(parties.codes) == 1 and _is_quoted(line, act):
        return "pledges"
    if act.is_any("ANNOUNCE") and len(parties.codes) == 1 and _is_told_by_somebody(line, act):
        return "pledges"
    if len(parties.codes) > 1 and act.subject != "tu":
        return "" if line.has("joint") or act.is_any("WORK", "SUPPORT") else "agrees"
    return "pledges" if _is_called_a_promise(line, reading) else ""


def _is_quoted(line: Line, act: Act) -> bool:
    """Tell whether a person's own words promise: '"UNHCR itafungua vituo vitatu," aliwaambia akina mama'."""
    opens = any(token.text in _QUOTES for token in line.tokens[: act.first])
    said = (a for a in line.acts if a.is_any("SAY") and a.subject == "a" and a.first > act.last)
    return opens and next(said, None) is not None


def _is_told_by_somebody(line: Line, act: Act) -> bool:
    """Tell whether a person says that his state will give: "Balozi alieleza kuwa Finland itatoa"."""
    said = (a for a in line.acts if a.is_any("SAY") and a.is_finite and not a.negated and a.last < act.first)
    return any(a.subject in {"a", "wa"} for a in said)


def _is_called_a_promise(line: Line, reading: Reading) -> bool:
    """Tell whether the next sentence calls it a promise: "Ahadi hiyo imetolewa leo", "Msaada huo umetangazwa"."""
    later = next((other for other in reading.lines if other.start >= line.end), None)
    opening = {token.key for token in later.tokens[:3]} if later is not None else set()
    return bool(opening & _PROMISES) and bool(opening & _BACK)


def is_led_by_a_text(line: Line, reading: Reading) -> bool:
    """Tell whether a deed follows from a text named before or behind it: "itauza mbolea chini ya itifaki hiyo"."""
    planned = any(m.code == "action_plan" for other in reading.lines for m in other.instruments())
    papers = [m for m in line.mentions if m.of is Of.INSTRUMENT or (planned and _is_plan(line, m))]
    behind = (m for m in papers if _UNDER & _keys_before(line, m))
    return next(behind, None) is not None


def _is_plan(line: Line, mention: Mention) -> bool:
    """Tell whether a plan is a text spoken of before: "chini ya mpango huo"."""
    behind = line.tokens[min(mention.last + 1, len(line.tokens) - 1)].key
    return (
        mention.of is Of.NOUN and line.tokens[mention.last].key in _TEXTS and behind in _BACK | {"wa", "huu"}
    )


def _keys_before(line: Line, mention: Mention) -> set[str]:
    return {token.key for token in line.tokens[max(0, mention.first - 3) : mention.first]}


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
    outer = next((a for a in reversed(line.acts) if a.last < act.first and a.is_finite), None)
    if outer is None or outer.negated or not 0 < act.first - outer.last <= _NEAR:
        return ""
    that = {token.key for token in line.tokens[outer.last + 1 : act.first]} & _THAT
    return next((modality for kind, modality in _OUTER if that and outer.is_any(kind)), "")
