"""Duties told without a verb of promising: items under "shall:", deeds in the present, money on its way."""

from collections.abc import Iterator, Mapping

from balozi.extraction.clauses.commitments.debtors import debtor
from balozi.extraction.clauses.commitments.english_modality import is_giving
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of, is_state
from balozi.extraction.clauses.shared.promises import is_hedged, is_outward, promise, promise_end
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Genre
from balozi.reading.documents import PassageKind

_OF_PARTIES = frozenset({Genre.TREATY, Genre.COMMUNIQUE})
_BINDING = ("COMMIT", "PLEDGE", "AGREE", "PLAN", "DO")
_MODALITIES = (("PLEDGE", "pledges"), ("AGREE", "agrees"), ("PLAN", "plans"), ("COMMIT", "commits"))
_MODAL = closed("duties", "modal")
_PACKAGE = closed("duties", "package")
_WHO = frozenset({"qui", "who", "which", "that", "dont"})
# "le cadre dans lequel les Parties se prêtent assistance" tells what a text is for.
_UNDER_WHICH = frozenset({"lequel", "laquelle", "lesquels", "lesquelles", "auquel", "duquel"})
_SPEECH = frozenset({'"', "“", "«", "'", "‘", "#", "@", "("})
_SHORTEST = 3
_BINDS_NOT = frozenset({"haina", "hauna", "halina", "hayana", "hazina", "si", "sio"})
_SUMS = closed("duties", "announced")
_INTENTS = closed("duties", "intents")
_PLEDGES = closed("duties", "pledges")
_BONDS = closed("duties", "bonds")
_FIELDS = closed("duties", "fields")
# "the intention of the Government of Malta to".
_GOVERNMENT = 4
_AGAIN, _MAY = 5, 8
_MADE = closed("pledges", "made")
_CHAIRS = closed("duties", "chairs")
_LEGAL = closed("duties", "legal")
_VIEWS = closed("duties", "views")
_OPERATIVE = words_of("operative", "en")
_LED = {
    "decides": "agrees",
    "declares": "agrees",
    "undertakes": "commits",
    "pledges": "pledges",
    "plans": "plans",
}
# "We hereby resolve to:" is no longer.
_HEADLESS = 8

Lead = tuple[Parties, str, bool]


def listed(reading: Reading) -> Mapping[int, Draft]:
    """Return the list items that stand under a promise, by where their line starts.

    "The Parties shall: (a) open ...; (b) share ..." binds the Parties to each item; "the package includes: £2
    million for ..." makes each sum a pledge of the one who speaks.
    """
    found: dict[int, Draft] = {}
    lead: Lead | None = None
    mark = ""
    for line in reading.lines:
        if line.tokens[-1].text == ":":
            lead, mark = _lead(line, reading), ""
        elif lead is not None and is_item(line) and _mark(line) and mark in {"", _mark(line)}:
            mark = _mark(line)
            draft = _item(line, lead, reading)
            if draft is not None:
                found[line.start] = draft
        elif line.kind is not PassageKind.LIST_ITEM or _mark(line):
            lead = None
    return found


def is_item(line: Line) -> bool:
    """Tell whether a line is an item of a list, by its place on the page or the mark it begins with."""
    return line.kind is PassageKind.LIST_ITEM or bool(_mark(line))


def _mark(line: Line) -> str:
    """Return the sort of mark a line begins with: "1" for a number, "a" for a letter, a sign, "" for none."""
    keys = line.row[:3]
    if keys[0] == "(" and len(keys) == 3 and keys[2] == ")":
        keys = keys[1:]
    if keys[0].isdigit():
        return "1"
    if keys[0].isalpha():
        return "a" if len(keys[0]) <= 3 and keys[1:2] in ([")"], ["."]) else ""
    return "" if keys[0] in _SPEECH else keys[0]


def _lead(line: Line, reading: Reading) -> Lead | None:
    """Return who is bound by the items that follow a line, how, and whether only sums of money count."""
    keys = line.keys
    if keys & _PACKAGE and keys & {"includes", "include", "comprises", "comprend", "including"}:
        home = reading.home
        return (Parties((home,), (), (home,), 0, -1), "pledges", True) if home else None
    if keys & _FIELDS:
        return None
    announced = _announced(line, reading)
    if announced is not None:
        return announced
    act = next((a for a in reversed(line.acts) if len(line.tokens) - a.last <= 5), None)
    if act is not None and act.is_any(*_BINDING) and not act.negated and act.tense != "conditional":
        parties = debtor(line, act)
        binds = act.tense == "future" or not act.is_any("DO")
        return (parties, _modality(act), False) if parties is not None and binds else None
    if line.words.language == "en" and line.row[-2:-1] == ["to"]:
        return _resolves_to(line)
    if line.tokens[-2:-1] and line.tokens[-2].key in _MODAL:
        parties = line.parties(0, len(line.tokens) - 1)
        return (parties, "commits", False) if parties.codes else None
    return None


def _resolves_to(line: Line) -> Lead | None:
    """Return who is bound by the items below an English line without its subject: "DO HEREBY DECLARE TO:"."""
    verb = line.tokens[-3].key if len(line.tokens) > _SHORTEST - 1 else ""
    modality = next((how for name, how in _LED.items() if verb in _OPERATIVE[name]), "")
    codes = line.around.pinned or ((line.around.body,) if line.around.body else ())
    if not modality or not codes or len(line.tokens) > _HEADLESS:
        return None
    states = tuple(code for code in codes if is_state(code))
    bodies = tuple(code for code in codes if code not in states)
    return Parties(states, bodies, codes, 0, -1), modality, False


def _announced(line: Line, reading: Reading) -> Lead | None:
    """Return who announces the items below an English line: "the Federal Government announced the following:"."""
    behind = line.row[-4:-1]
    if line.words.language != "en" or "following" not in behind:
        return None
    if behind[-1] != "following" and _SUMS.isdisjoint(behind):
        return None
    act = next(
        (a for a in reversed(line.acts) if a.is_any("ANNOUNCE", "PLEDGE", "OFFER") and a.is_finite), None
    )
    parties = debtor(line, act) if act is not None and not act.negated else None
    return (parties, "pledges", False) if parties is not None and parties.codes else None


def _modality(act: Act) -> str:
    return next((modality for kind, modality in _MODALITIES if act.is_any(kind)), "commits")


def _item(line: Line, lead: Lead, reading: Reading) -> Draft | None:
    parties, modality, only_money = lead
    first = next((at for at, token in enumerate(line.tokens) if len(token.text) > 1), 0)
    money = any(len(amount.unit) == 3 for amount in line.amounts)
    if line.words.language == "sw":
        deed = next((act for act in line.acts if act.first <= first + 4), None)
        if deed is not None and deed.is_any("MEET") and deed.tense == "infinitive":
            # "Kukutana tena Maputo mwaka 2027" is a gathering.
            return None
        if any(token.key in _BINDS_NOT for token in line.tokens[: first + 4]):
            # "Barua hii haina nguvu ya kisheria".
            return None
        told = deed is not None and deed.tense == "future" and not deed.relative
        modality = "commits" if told and not line.tokens[first].key.startswith("ku") else modality
    if line.words.language == "en" and line.tokens[first].key in _OPERATIVE["asks"]:
        # "3. Encourage partners to contribute to the fund": what others are to do.
        return None
    allows = line.words.language == "en" and "may" in line.row[first : first + _MAY]
    if allows and line.keys.isdisjoint(_MODAL):
        # "3. Either Government may suspend the foregoing": a right, no duty.
        return None
    if len(line.tokens) - first < _SHORTEST or (only_money and not money):
        return None
    return promise(
        line, (0, len(line.tokens) - 1), parties, reading, (modality, "CO2" if only_money else "CO5")
    )


@asked_where(sign(act={"DEED"}), sign(act={"<present>"}))
def does(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a deed that is told in the present and is still to come: "Spain doubles its grant from January"."""
    if (
        act.tense != "present"
        or act.passive
        or act.relative
        or not act.is_any("DEED")
        or is_hedged(line, act)
    ):
        return None
    if act.first and line.tokens[act.first - 1].key in _WHO:
        return None
    if line.words.language == "en" and _CHAIRS & set(line.row[act.last + 1 : act.last + 5]):
        # "takes over the chair": a turn, no promise.
        return None
    if _UNDER_WHICH & set(line.row[subject_start(line, act) : act.first]):
        return None
    parties = debtor(line, act)
    if parties is None or not parties.codes or parties.first < 0 or not is_outward(line, act, parties):
        return None
    if not _is_to_come(line, act, reading):
        return None
    own_text = reading.paper.genre in _OF_PARTIES or bool(line.around.pinned)
    modality = "commits" if own_text else "pledges" if is_giving(line, act) else "plans"
    return promise(line, (parties.first, promise_end(line, act.last)), parties, reading, (modality, "CO5"))


def _is_to_come(line: Line, act: Act, reading: Reading) -> bool:
    """Tell whether money, a day ahead or a text of the parties shows that a deed in the present is a promise."""
    if reading.paper.genre is Genre.TREATY:
        return True
    money = any(len(amount.unit) == 3 and amount.first > act.last for amount in line.amounts)
    today = reading.paper.dated.isoformat() if reading.paper.dated else ""
    ahead = bool(today) and any(date.code > today[: len(date.code)] for date in line.dates if date.code)
    soon = any(token.key in closed("duties", "soon") for token in line.tokens[act.last :])
    return money or ahead or soon


def items(line: Line, drafts: list[Draft], under: Mapping[int, Draft]) -> Iterator[Draft]:
    """Yield the promises of a line, or the item that it is of a promise made above it."""
    if drafts or line.start not in under:
        yield from drafts
    else:
        yield under[line.start]


def named_pledge(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find a promise that is named with its owner: "Korea's pledge of $2 million", "l'intention du Tchad de céder"."""
    if line.words.language == "sw" or noun.last + 2 >= len(line.tokens):
        return None
    owners, at = _owner_before(line, noun), noun.last + 1
    if owners is None:
        owners, at = _owner_behind(line, noun)
    made = line.words.language == "en" and line.tokens[noun.last + 1].key in _MADE
    if (
        owners is None
        or at >= len(line.tokens)
        or not (made or line.tokens[at].key in {"to", "of", "de", "d"})
    ):
        return None
    key = line.tokens[noun.last].key
    if key not in _INTENTS | _PLEDGES | _BONDS:
        return None
    if key in _BONDS and owners.first < noun.first:
        # "Kenya's commitment to human rights" is a stance.
        return None
    modality = "plans" if key in _INTENTS else "pledges" if key in _PLEDGES else "commits"
    if modality != "plans" and any(
        act.is_any("REAFFIRM") and 0 < noun.first - act.last <= _AGAIN for act in line.acts
    ):
        # "Reaffirming the unwavering commitment of the Union to".
        modality = "reaffirms"
    return promise(
        line, (min(owners.first, noun.first), promise_end(line, at)), owners, reading, (modality, "CO4")
    )


def _owner_before(line: Line, noun: Mention) -> Parties | None:
    """Return the owner in "Korea's pledge", "its decision" where a party stands before it."""
    reach = 6 if line.words.language == "fr" else 4
    groups = groups_of(line.tokens, line.parties(max(0, noun.first - reach - 2), noun.first - 1))
    owner = groups[-1] if groups else None
    if owner is None or not owner.codes:
        return None
    between = line.tokens[owner.spots[-1][1] + 1 : noun.first]
    keys = {token.key for token in between}
    if (
        line.words.language == "en"
        and keys & {"has", "have", "had"}
        and "no" not in keys
        and len(between) <= reach
    ):
        # "Panama has every intention of returning them".
        return owner
    genitive = any(token.key in {"'", "’", "s", "its", "their", "sa", "son", "leur"} for token in between)
    return owner if genitive and len(between) <= reach else None


def _owner_behind(line: Line, noun: Mention) -> tuple[Parties | None, int]:
    """Return the owner in "the pledge by Korea to", "l'intention du Tchad de", and the place behind it."""
    at = noun.last + 1
    if line.words.language == "en" and line.tokens[at].key in _MADE:
        at += 1
    if line.tokens[at].key not in {"by", "du", "de", "of", "des"}:
        return None, 0
    groups = groups_of(line.tokens, line.parties(at + 1, at + 7))
    far = at + (_GOVERNMENT if line.words.language == "en" else 3)
    if not groups or not groups[0].codes or groups[0].first > far:
        return None, 0
    return groups[0], groups[0].spots[-1][1] + 1


def binds_all(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what a treaty says will be done by no party in particular: "copies shall be sent within 30 days"."""
    regular = line.words.language != "sw" or act.is_any("MEET", "TALK")
    if reading.paper.genre is not Genre.TREATY or not regular or act.negated:
        return None
    codes = line.around.pinned or line.around.pair
    before = line.tokens[: act.first]
    legal = _LEGAL & {token.key for token in (*before, line.tokens[act.last])}
    of_text = any(mention.first < act.first for mention in line.instruments())
    if len(codes) < 2 or legal or of_text:
        return None
    parties = Parties(codes, (), codes, 0, -1)
    return promise(line, (0, promise_end(line, act.last)), parties, reading, ("commits", "CO5"))


def stated(line: Line, reading: Reading) -> Draft | None:
    """Find a duty that a treaty states in the present: "Chaque Partie communique à l'autre les noms de ..."."""
    if reading.paper.genre not in _OF_PARTIES or line.words.language == "sw":
        return None
    first = next(
        (at for at, token in enumerate(line.tokens) if len(token.text) > 1 and token.text.isalpha()), 0
    )
    pair = _side(line, first)
    if pair is None or pair.last + 4 > len(line.tokens) or _acts_otherwise(line, pair):
        return None
    behind = line.tokens[pair.last + 1]
    codes = line.around.pinned or line.around.pair
    if line.words.language == "en" and behind.key.endswith("ed"):
        return None
    if behind.key in _VIEWS or not behind.text.islower() or len(codes) < 2 or line.tokens[-1].text == ":":
        return None
    codes = (pair.code,) if pair.of is Of.PEOPLE else codes
    parties = Parties(codes, (), codes, 0, first)
    return promise(line, (first, len(line.tokens) - 1), parties, reading, ("commits", "CO5"))


def _side(line: Line, first: int) -> Mention | None:
    """Return who a treaty's sentence begins with: "Chaque Partie", "La Partie malgache"."""
    pair = next((m for m in line.mentions if m.of is Of.PAIR and m.first == first), None)
    if pair is not None or line.words.language != "fr":
        return pair
    keys = line.row[first : first + 2]
    side = (m for m in line.mentions if m.of is Of.PEOPLE and m.first == first + 2)
    return next(side, None) if keys == ["la", "partie"] else None


def _acts_otherwise(line: Line, side: Mention) -> bool:
    """Tell whether a sentence has verbs other than a deed in the present behind its subject, in French."""
    finite = [act for act in line.acts if act.is_finite and not act.relative]
    if line.words.language != "fr" or not finite:
        return any(act.is_finite for act in line.acts)
    only = finite[0]
    begins = side.last < only.first <= side.last + 2 and only.tense == "present" and len(finite) == 1
    says = line.tokens[only.last + 1].key in {"que", "qu"}
    return not begins or says or only.is_any("REAFFIRM", "REACT", "URGE", "AGREE")
