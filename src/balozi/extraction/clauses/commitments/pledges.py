"""Money announced, and commitments that are named or said again."""

from collections.abc import Iterator

from balozi.extraction.clauses.commitments.debtors import alone, debtor
from balozi.extraction.clauses.commitments.firmness import is_each, is_led_by_a_text
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import ENGLISH, asked_where, sign
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of
from balozi.extraction.clauses.shared.neighbours import names_others
from balozi.extraction.clauses.shared.promises import (
    is_hedged,
    is_outward,
    is_own_text,
    is_under,
    promise,
    promise_end,
    promise_start,
)
from balozi.extraction.clauses.shared.titles import name_end
from balozi.extraction.mentions.mentions import Mention
from balozi.extraction.papers import Genre

_DELIVERED = closed("pledges", "delivered")
_USES = closed("pledges", "uses")
_AIDS = closed("tellers", "aids")
_LOANS = closed("commitments", "loans")
_THEIRS = closed("intents", "theirs")
_GIVEN_DEEDS = closed("commitments", "given_deeds")
_PROMISED = frozenset({"pledge", "pledges", "promise", "promises", "vow", "assurance"})
_OFFERS = frozenset({"offer", "offers"})
# In the past only these Swahili verbs promise; "ilitoa", "iliipatia" tell of what was given.
_PROMISING = ("tangaz", "teng", "idhinish", "pitish", "ahid", "changi", "jitole")
_RESOLVES = frozenset({"azma", "nia", "kusudio", "makusudio", "azimio"})
_WHOSE, _BEHIND = 12, 3
# So far behind "announced" its "that" stands, and the verb of its clause.
_THAT, _CLAUSE = 8, 14
# "authorized $20 million in assistance".
_FREES = frozenset(f"authori{end}" for end in ("sed", "zed", "ses", "zes", "sing", "zing"))
_DEFINITE = frozenset({"le", "la", "l", "'", "les"})
_INCLUDES, _WOULD = frozenset({"includes", "consists", "comprises"}), frozenset({"will", "would"})


@asked_where(sign(act={"ADOPT", "AGREE", "ANNOUNCE", "OFFER", "PLEDGE", "COMMIT"}))
def funded(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find money or help that is announced or offered: "announced $5 million", "offre son aide"."""
    lends = act.is_any("ADOPT") and bool(set(line.row[act.last :]) & _LOANS or _approves_money(line, act))
    if lends and line.words.language == "sw" and any(0 < p.first - act.last <= 3 for p in line.instruments()):
        # "limeidhinisha makubaliano ya mkopo": an instrument is approved, no money given.
        return None
    by_another = _given_by(line, act, reading)
    if by_another is not None:
        return by_another
    frees = act.is_any("AGREE") and line.tokens[act.last].key in _FREES
    if not (lends or frees or act.is_any("ANNOUNCE", "OFFER")) or act.passive or _is_in_doubt(line, act):
        return None
    if (
        line.words.language == "sw"
        and act.tense == "past"
        and not any(stem in line.tokens[act.last].key for stem in _PROMISING)
    ):
        # "ilitoa euro milioni 2": aid already delivered.
        return None
    money = any(0 < amount.first - act.last <= 20 and len(amount.unit) == 3 for amount in line.amounts)
    helps = act.is_any("OFFER") and any(0 < noun.first - act.last <= 4 for noun in line.nouns("HELP"))
    given = set(line.row[max(0, act.first - 2) : act.last + 1])
    helps = helps or _announces_help(line, act) or (line.words.language == "en" and bool(lends))
    if _announces_a_deed(line, act):
        return _announced(line, act, reading)
    if not (money or helps) or _is_given(line, given) or _is_only_meant(line, act):
        return None
    another = _announced_of_another(line, act, reading)
    if another is not None:
        return another
    return _told_by_its_giver(line, act, reading, helps=helps)


def _told_by_its_giver(line: Line, act: Act, reading: Reading, *, helps: bool) -> Draft | None:
    """Return what one announces to give oneself, or for the owner of what is offered."""
    owners = line.parties(act.last + 1, act.last + 3) if helps and act.is_any("OFFER") else None
    parties = owners if owners is not None and owners.codes else debtor(line, act)
    if parties is None or _is_spent_at_home(line, parties, reading):
        return None
    bound = is_own_text(line, reading) or is_under(line, act)
    bound = bound or line.tokens[act.first].key == "shall"
    bound = bound or (line.words.language == "sw" and (is_led_by_a_text(line, reading) or is_each(line, act)))
    bound = bound and (act.tense == "future" or _is_owed_now(line, act, reading))
    modality = "commits" if bound or _commits_to_a_deed(line, act) else "pledges"
    return promise(
        line,
        (promise_start(line, act, parties), promise_end(line, act.last)),
        parties,
        reading,
        (modality, "CO2"),
    )


def _is_owed_now(line: Line, act: Act, reading: Reading) -> bool:
    """Tell whether a French treaty binds in the present: "La Suisse verse une contribution de 4 millions"."""
    return line.words.language == "fr" and act.tense == "present" and reading.paper.genre is Genre.TREATY


def _commits_to_a_deed(line: Line, act: Act) -> bool:
    """Tell whether one binds oneself in English, whatever the sum: "committed itself to financing"."""
    behind = line.row[act.last + 1 : act.last + 3]
    bound = line.row[act.last] in {"committed", "commits", "committing"} and "to" in behind
    return line.words.language == "en" and bound


def _approves_money(line: Line, act: Act) -> bool:
    """Tell whether an English lender approves a sum: "The World Bank approved $150 million for roads in Madagascar"."""
    near = any(0 < sum_.first - act.last <= _BEHIND and len(sum_.unit) == len("USD") for sum_ in line.amounts)
    if line.words.language != "en" or not near or act.passive:
        return False
    owner = debtor(line, act)
    return owner is not None and bool(owner.organisations) and not owner.states


def _is_in_doubt(line: Line, act: Act) -> bool:
    """Tell whether an announcement is hedged, or leads to a clause that tells another's."""
    return is_hedged(line, act) or _tells_of_another(line, act)


def _tells_of_another(line: Line, act: Act) -> bool:
    """Tell whether French words lead to a clause of its own: "a annoncé que le Canada verserait"."""
    behind = set(line.row[act.last + 1 : act.last + 3])
    coming = any(a.first > act.last and a.tense in {"future", "conditional"} for a in line.acts)
    return line.words.language == "fr" and coming and bool(behind & {"que", "qu"})


def _is_given(line: Line, words: set[str]) -> bool:
    """Tell whether help has been given already: "has disbursed", in other languages "has" with any verb."""
    done = line.words.language != "en" or bool(words & _DELIVERED)
    return bool(words & {"providing", "provided"}) or (done and bool(words & {"has", "have"}))


def _announced_of_another(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Return what English announces that another will give: "announced that Australia would give $40 million"."""
    if (
        line.words.language != "en"
        or not act.is_any("ANNOUNCE")
        or "that" not in line.row[act.last + 1 : act.last + _THAT]
    ):
        return None
    ahead = (
        a for a in line.acts if 0 < a.first - act.last <= _CLAUSE and a.tense == "future" and not a.relative
    )
    deed = next(ahead, None)
    found = debtor(line, deed) if deed is not None else None
    if found is None or not found.codes or found.first <= act.last:
        return None
    return promise(line, (found.first, promise_end(line, act.last)), found, reading, ("pledges", "CO2"))


def _is_only_meant(line: Line, act: Act) -> bool:
    return act.tense == "infinitive" and not act.is_any("OFFER") and not _is_used_to(line, act)


def _is_used_to(line: Line, act: Act) -> bool:
    """Tell whether an occasion served to announce: "used the meeting to announce", "took the floor to pledge"."""
    near = set(line.row[max(0, act.first - 8) : act.first])
    return line.words.language == "en" and bool(near & _USES)


def _given_by(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what is told as announced by its giver: "a $6 million contribution announced by Italy for families"."""
    key = line.tokens[act.last].key
    told = (
        act.passive and act.relative and key.startswith(("announc", "pledg", "promis", "offer", "committed"))
    )
    if line.words.language != "en" or not told or act.last + 1 >= len(line.tokens):
        return None
    giver = debtor(line, act) if line.tokens[act.last + 1].key == "by" else None
    spots = [(m.first, m.last) for m in line.amounts]
    spots += [(m.first, m.last) for m in line.nouns("HELP", "COMMITMENT")]
    gift = [first for first, last in spots if 0 < act.first - last <= 6]
    if giver is None or not giver.codes or not gift:
        return None
    span = (min(gift), promise_end(line, act.last))
    return promise(line, span, giver, reading, ("pledges", "CO2"))


def _announces_help(line: Line, act: Act) -> bool:
    """Tell whether help is announced or given without its sum: "announced scholarships for 60 students"."""
    near = set(line.row[act.last + 1 : act.last + 6])
    verb = line.tokens[act.last].key
    gives = verb.startswith("donat") and act.tense == "present"
    if line.words.language != "en":
        return False
    return gives or (verb.startswith(("announc", "unveil")) and bool(near & _AIDS))


def _is_spent_at_home(line: Line, parties: Parties, reading: Reading) -> bool:
    """Tell whether a Swahili paper of the day names nobody but the state that sets money aside: it is for itself."""
    alone = len(parties.codes) == 1 and not parties.organisations
    return line.words.language == "sw" and alone and not names_others(reading, parties.codes)


def _announces_a_deed(line: Line, act: Act) -> bool:
    """Tell whether a deed is announced by its noun in French: "a annoncé l'envoi de vingt formateurs"."""
    behind = line.row[act.last + 1 : act.last + 4]
    noun = next((key for key in behind if key not in _DEFINITE), "")
    told = line.words.language == "fr" and noun in _GIVEN_DEEDS and behind[:1] and behind[0] in _DEFINITE
    announces = line.tokens[act.last].key.startswith("annon")
    return bool(told) and announces and act.is_finite and not act.relative


def _announced(line: Line, act: Act, reading: Reading) -> Draft | None:
    parties = debtor(line, act)
    if parties is None or not parties.codes or not is_outward(line, act, parties):
        return None
    span = (promise_start(line, act, parties), promise_end(line, act.last))
    money = any(len(amount.unit) == len("EUR") and amount.first > act.last for amount in line.amounts)
    money = money or "dette" in line.row[act.last : act.last + 12]
    return promise(line, span, parties, reading, ("pledges" if money else "plans", "CO2"))


@asked_where(ENGLISH, sign(words=_INCLUDES | _WOULD))
def shares(line: Line, reading: Reading) -> Iterator[Draft]:
    """Find parts of announced money: "the announcement includes $5 million", "their $2 million will support"."""
    money = [amount for amount in line.amounts if len(amount.unit) == 3]
    if not money or line.words.language != "en":
        return
    for at, token in enumerate(line.tokens):
        opens = token.key in _INCLUDES and any(0 < amount.first - at <= 6 for amount in money)
        head = set(line.row[max(0, at - 5) : at]) & {
            "announcement",
            "funding",
            "package",
            "assistance",
            "contribution",
        }
        gives = token.key in _WOULD and any(0 < at - amount.last <= 2 for amount in money)
        if (opens and head) or gives:
            # "his country's own contribution, 600 million kroner, would": it is told whose it is.
            named = line.parties(max(0, at - _WHOSE), at - 1)
            owner = named if len(named.codes) == 1 else alone(line.around.home)
            if owner.codes[0]:
                yield promise(
                    line, (max(0, at - 6), promise_end(line, at)), owner, reading, ("pledges", "CO2")
                )
            return


@asked_where(sign(act={"REAFFIRM"}), sign(nouns={"COMMITMENT", "HELP", "PLANS"}))
def reaffirmed(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a commitment or support that is said again: "reaffirmed its commitment to"."""
    told = {"past", "present", "participle", "infinitive"}
    # "She will reaffirm the commitment of the United States": on an agenda, and meant all the same.
    told |= {"future"} if line.words.language == "en" else set()
    if not act.is_any("REAFFIRM") or act.tense not in told:
        return None
    nouns = line.nouns("COMMITMENT", "HELP") + (line.nouns("PLANS") if line.words.language == "sw" else [])
    # "ilirejea dhamira yake": the noun may be the second word of the verb.
    near = (n for n in nouns if 0 < n.first - act.last <= 7 or act.first < n.first == act.last)
    noun = next((n for n in near if n.code != "PLANS" or line.tokens[n.last].key in _RESOLVES), None)
    if noun is None or any(text.first == noun.last + 1 for text in line.instruments()):
        # "renewed their technical cooperation agreement": the text is renewed.
        return None
    owners = line.parties(act.last + 1, noun.first - 1)
    we = _we(line, noun) if line.words.language == "en" else None
    parties = we or (owners if owners.codes else _whose(line, noun) or debtor(line, act))
    keep = set(line.row[act.last + 1 : noun.first]) & line.words.cuts["keep"]
    strong = line.tokens[act.last].key.startswith(("reaffirm", "reiter", "renew", "renouvel"))
    between = set(line.row[act.last : noun.first])
    again = line.words.language == "sw" and "tena" in between
    strong = strong or again or line.tokens[act.last].key.endswith(("rejelea", "rudia", "kariri"))
    if parties is None or not (noun.code in {"COMMITMENT", "PLANS"} or keep or strong):
        return None
    return promise(
        line,
        (promise_start(line, act, parties), promise_end(line, noun.last)),
        parties,
        reading,
        ("reaffirms", "CO3"),
    )


def _whose(line: Line, noun: Mention) -> Parties | None:
    """Return whose resolve a Swahili noun names: "alisisitiza dhamira ya Umoja wa Afrika ya kuunga mkono"."""
    behind = line.tokens[noun.last + 1].key if noun.last + 1 < len(line.tokens) else ""
    if line.words.language != "sw" or behind not in {"ya", "wa"}:
        return None
    groups = groups_of(line.tokens, line.parties(noun.last + 2, noun.last + 9))
    return groups[0] if groups and groups[0].codes and groups[0].first <= noun.last + 4 else None


def _we(line: Line, noun: Mention) -> Parties | None:
    """Return all who say "our": "We, the Foreign Ministers of Japan and Fiji, met to reaffirm our commitment to"."""
    if line.row[:2] != ["we", ","] or "our" not in line.row[max(0, noun.first - 3) : noun.first]:
        return None
    verb = next((act.first for act in line.acts if act.is_finite and not act.relative), 0)
    whole = line.parties(2, verb - 1)
    return Parties(whole.states, whole.organisations, whole.order, 0, 0) if len(whole.codes) > 1 else None


def named_commitment(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find a commitment that is named: "our shared commitment to ...", "the commitment by X to ..."."""
    if line.words.language == "en" and any(
        m.last < noun.first <= name_end(line, m) for m in line.instruments()
    ):
        # "the Jeddah Declaration of Commitment to Protect the Civilians": a name.
        return None
    at = noun.last + 1
    while at + 1 < len(line.tokens) and line.tokens[at].key in _THEIRS:
        at += 1
    behind = line.tokens[at].key if at < len(line.tokens) else ""
    if behind not in {"to", "by", ":", "a", "ya"} or any(
        act.is_any("REAFFIRM") and 0 < noun.first - act.last <= 7 for act in line.acts
    ):
        return None
    given = next(
        (act for act in line.acts if act.is_any("ANNOUNCE", "HOLD") and 0 < noun.first - act.last <= 4), None
    )
    if (given is not None and given.negated) or _is_judged(line, noun):
        return None
    before = set(line.row[max(0, noun.first - 4) : noun.first])
    owners = _owners(line, noun, given, by=behind == "by")
    if not owners.codes and before & {"there", "the"}:
        owners = Parties(line.around.pair, (), line.around.pair, 0, -1)
    joint = len(owners.codes) > 1 or before & line.words.cuts["keep"]
    world = any(
        token.key in {"international", "bilateral", "multilateral", "global", "kimataifa", "peacekeeping"}
        for token in line.tokens[noun.last :]
    )
    abroad = set(line.parties(noun.last + 1, len(line.tokens) - 1).codes) - set(owners.codes)
    if not owners.codes or not (joint or world or abroad or behind == "by") or _is_shouted(line):
        return None
    modality = "commits" if behind == "by" or before & {"there", "the"} else "reaffirms"
    pledged = line.tokens[noun.last].key in {"pledge", "promise", "ahadi", "promesse"} and given is not None
    offers = _OFFERS | _PROMISED if behind == "by" else _OFFERS
    offered = line.words.language == "en" and line.tokens[noun.last].key in offers
    modality = (
        "plans" if noun.code == "PLANS" and not offered else "pledges" if pledged or offered else modality
    )
    first = max(0, noun.first - 3)
    return promise(line, (first, promise_end(line, noun.last)), owners, reading, (modality, "CO4"))


def _is_judged(line: Line, noun: Mention) -> bool:
    """Tell whether Swahili judges another's promise: "Saudi Arabia imepongeza ahadi ya Marekani ya kushirikiana"."""
    judged = any(act.is_any("REACT") and 0 < noun.first - act.last <= _BEHIND for act in line.acts)
    return judged and line.words.language == "sw"


def _owners(line: Line, noun: Mention, given: Act | None, *, by: bool) -> Parties:
    """Return whose commitment a noun names: who gives it, who stands behind "by", else the group before it."""
    if by:
        named = line.parties(noun.last + 1, len(line.tokens) - 1)
        groups = groups_of(line.tokens, named) if line.words.language == "en" else []
        return groups[0] if groups else named
    owners = line.parties(max(0, noun.first - 5), noun.first - 1)
    if given is not None:
        owners = debtor(line, given) or owners
    groups = groups_of(line.tokens, owners)
    return groups[-1] if len(groups) > 1 else owners


def _is_shouted(line: Line) -> bool:
    """Tell whether a line is a headline in capitals."""
    words = [token.text for token in line.tokens if token.text.isalpha() and len(token.text) > 2]
    return sum(word.isupper() for word in words) * 2 > len(words)
