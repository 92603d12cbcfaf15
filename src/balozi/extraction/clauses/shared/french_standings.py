"""How an instrument stands in French where no single verb beside it tells it: by a decision, a noun, a second verb."""

from itertools import pairwise

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line, keys_of
from balozi.extraction.clauses.shared.courses import course
from balozi.extraction.mentions.mentions import Mention

_EXITS = closed("french_standings", "exits")
_DECIDES = closed("french_standings", "decides")
_CONSENTS = closed("french_standings", "consents")
_WISHES = closed("french_standings", "wishes")
_ENTERS = closed("french_standings", "enters")
_APPLIES = closed("french_standings", "applies")
_TALKS = closed("french_standings", "talks")
_LASTS = closed("french_standings", "lasts")
_MAKING, _FINISHES = closed("french_standings", "making"), closed("french_standings", "finishes")
_VOID = closed("french_standings", "void")
_HOUSES, _PASSES = closed("french_standings", "houses"), closed("french_standings", "passes")
_BECAME = frozenset({"devenu", "devenue", "devenus", "est", "sont", "declare", "declaree"})
_IS = frozenset({"est", "sont", "etait", "etaient", "fut", "furent"})
_NOT = frozenset({"pas", "jamais", "sera", "seront", "apres", "lors", "des", "avant", "depuis"})
_AHEAD = ("ra", "ront", "rait", "raient", "er")
_NEAR, _FAR, _LONG = 6, 14, 30


def french_standing(line: Line, mention: Mention, act: Act | None) -> str:
    """Return the status of a French instrument that its own verb does not tell, "" when none is told."""
    if line.words.language != "fr":
        return ""
    told = course(line, mention, act)
    if told:
        return told
    for told in (
        _left(line, mention),
        _passed(line, mention),
        _consented(line, mention, act),
        _in_force(line, mention),
        _in_talks(line, mention),
    ):
        if told:
            return told
    if act is not None and not act.is_any("TALK"):
        return ""
    return _renewed(line, mention) or _signing_told(line, mention)


def _left(line: Line, mention: Mention) -> str:
    """Return "terminated" when a party is said to have decided to leave: "a notifié sa décision de dénoncer"."""
    before = keys_of(line, mention.first - _FAR, mention.first)
    near = before[-_NEAR:]
    ends = any(act.is_any("END") and act.tense == "infinitive" and 0 < mention.first - act.last <= _NEAR
               for act in line.acts)  # fmt: skip
    noun = bool(_EXITS & set(near))
    if not (ends or noun) or _WISHES & set(before):
        return ""
    decided = any(key.startswith(tuple(_DECIDES)) for key in before)
    return "terminated" if decided and not {"pas", "jamais", "aucune"} & set(before) else ""


def _consented(line: Line, mention: Mention, act: Act | None) -> str:
    """Return "ratified" when ratification itself is approved: "a autorisé la ratification de l'accord"."""
    before = keys_of(line, mention.first - _FAR, mention.first)
    told = "ratification" in before or "adhesion" in before
    if not told or (act is not None and act.is_any("RATIFY")) or not _WISHES.isdisjoint(before):
        return ""
    return "ratified" if any(key.startswith(tuple(_CONSENTS)) for key in before) else ""


def _passed(line: Line, mention: Mention) -> str:
    """Return "ratified" for a treaty that a house passed, "terminated" for one that is void: "devenue caduque"."""
    before = keys_of(line, mention.first - _LONG, mention.first)
    consents = mention.code != "declaration" and _WISHES.isdisjoint(before)
    if consents and not _HOUSES.isdisjoint(before) and _is_passed(line, mention):
        return "ratified"
    if line.keys.isdisjoint(_VOID):
        return ""
    behind = keys_of(line, mention.last + 1, mention.last + _LONG)
    void = next((at for at, key in enumerate(behind) if key in _VOID), -1)
    told = void > 0 and bool(_BECAME & set(behind[:void]))
    return "terminated" if told else ""


def _is_passed(line: Line, mention: Mention) -> bool:
    """Tell whether a verb of passing stands before a treaty, with no other verb between."""
    begin = max(0, mention.first - _LONG)
    passes = [at for at, key in enumerate(line.row[begin : mention.first], begin)
              if key.startswith(tuple(_PASSES)) and not key.endswith(_AHEAD)]  # fmt: skip
    return bool(passes) and not any(a.is_finite and passes[-1] < a.first < mention.first for a in line.acts)


def _in_force(line: Line, mention: Mention) -> str:
    """Return "in_force" when an instrument is said to have entered into force, or to last."""
    keys = keys_of(line, mention.last + 1, mention.last + _LONG)
    applied = any(one == "en" and other in {"application", "service"} for one, other in pairwise(keys))
    if applied and bool(_ENTERS & set(keys)):
        keys = ["vigueur" if key in {"application", "service"} else key for key in keys]
    if "vigueur" not in keys:
        applies = bool(_APPLIES & set(keys[:_FAR])) and bool(_LASTS & set(keys[:_FAR]))
        return "in_force" if applies and "pas" not in keys[:_FAR] else ""
    if keys[:3] == [",", "en", "vigueur"] or keys[:2] == ["en", "vigueur"]:
        # "L'accord d'association, en vigueur depuis 2002, demeure".
        return "in_force"
    near = keys[max(0, keys.index("vigueur") - _NEAR) : keys.index("vigueur")]
    enters = [at for at, key in enumerate(near) if key in _ENTERS]
    told = near[: enters[0]] if enters else near
    stands = bool(_IS & set(told)) if enters else bool(_LASTS & set(near))
    return "in_force" if stands and not _NOT & set(told) else ""


def _in_talks(line: Line, mention: Mention) -> str:
    """Return "negotiated" behind talks of which an instrument is the aim: "ont lancé les négociations d'un accord"."""
    before = keys_of(line, mention.first - 5, mention.first)
    behind = keys_of(line, mention.last + 1, mention.last + _LONG)
    worked_on = any(
        {"en", "a", "sur"} & set(behind[max(0, at - 4) : at]) and _IS & set(behind[:at])
        for at, key in enumerate(behind)
        if key in _MAKING
    )
    if worked_on or _FINISHES & set(before):
        return "negotiated"
    at = next((at for at, key in enumerate(before) if key in _TALKS), -1)
    led = at >= 0 and bool({"d", "de", "sur", "en", "pour", "du"} & set(before[at + 1 :]))
    return "negotiated" if led and "issue" not in before[:at] else ""


def _renewed(line: Line, mention: Mention) -> str:
    """Return "in_force" for an instrument that is prolonged: "a été résolu de reconduire le mémorandum"."""
    for act in line.acts:
        before = act.is_any("EXTEND") and 0 < mention.first - act.last <= _FAR and not act.passive
        behind = act.is_any("EXTEND") and act.passive and 0 < act.first - mention.last <= _LONG
        if (before or behind) and not act.negated and act.tense != "conditional":
            return "in_force"
    return ""


def _signing_told(line: Line, mention: Mention) -> str:
    """Return "signed" behind the noun of a signing that has been: "ont procédé à la signature d'un protocole"."""
    near = [noun for noun in line.nouns("SIGNING") if 0 < mention.first - noun.last <= _NEAR + 1]
    if not near:
        return ""
    noun = near[-1]
    ahead = any(
        act.tense in {"future", "conditional", "infinitive"} or act.negated or act.is_any("EXPECT", "PLAN")
        for act in line.acts
        if abs(act.last - noun.first) <= _FAR and not act.relative
    )
    done = any(act.tense == "past" and act.last < noun.first for act in line.acts)
    # "Signature à Tokyo d'un mémorandum entre": a headline tells what has been done.
    done = done or (noun.first == 0 and not any(act.is_finite for act in line.acts))
    wished = _WISHES & set(keys_of(line, noun.first - _NEAR, noun.first))
    return "signed" if done and not ahead and not wished else ""
