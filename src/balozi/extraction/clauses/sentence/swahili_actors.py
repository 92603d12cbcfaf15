"""Who acts in a Swahili sentence: an official, or somebody who binds nobody but himself; and what is only hearsay."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.english_actors import Told
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Known, places_where

# Where the subject of a sentence begins, its leading words left out, and how near its head stands.
_HEAD, _NEAR, _REACH, _LONG = 3, 3, 9, 20
# So far from those who think may their verb stand, a name between.
_NAMED = 14
_RESIDENT = frozenset({"mratibu", "balozi", "mwakilishi", "mjumbe", "mshauri", "mkurugenzi"})
_BODIES = frozenset({Of.INSTITUTION, Of.ORGANISATION})
_BACK = frozenset({"hiyo", "hilo", "hizo", "huo", "hayo", "hao", "huyo", "hicho"})
_WHETHER = frozenset({"kwamba", "kuwa", "kama", "iwapo", "endapo", "lini"})
_MOREOVER = frozenset({"pia", "aidha", "vilevile", "baadaye", "kisha", "hata", "hivyo", "akiwa", "huko"})
# An instrument that is older is history, not foreign policy.
_MODERN = "1919"
_PERSONS = re.compile(r"(?:a|wa|i|zi|ya|li|u|vi)(?:na|me|li|ki|ka)(?P<rest>\w{2,})\Z")
# Any verb behind its subject, that of a headline too: "Kenya kupeleka walimu".
_FINITE = r"(?:ha)?(?:a|wa|i|zi|ya|li|u|vi|ki|tu|ni)(?:na|me|li|ki|ka|ta|ku|ja)\w{2,}\Z"
_TOLD, _ANY = re.compile(_FINITE), re.compile(_FINITE + r"|ku\w{4,}\Z")
_OBJECTS = ("wa", "zi", "i", "u", "ya", "li", "m", "ki")
_DENIES = re.compile(r"(?:a|wa|i|zi|li|u|ya)(?:me|li|na|ki)(?:kanush|kana\Z)\w*")
# A dateline has so many words and ends with a dash.
_DATELINE, _DASHES = 9, frozenset({"—", "–", "-"})
# A quotation of somebody's words ends with who said them: "..., anasema mchambuzi".
_TRAILING = 6


class Sentence(Told, Protocol):
    """What these rules need of a sentence; `lines.Line` has it, which is built with their help."""

    @property
    def dates(self) -> Sequence[Mention]:
        """Return its dates from left to right."""


@cache
def _private() -> frozenset[str]:
    return frozenset().union(*words_of("swahili_actors", "private").values())


@cache
def _heads() -> frozenset[str]:
    return _private() | _words("official", "fiction") | {"shirika"}


@cache
def _words(table: str, name: str) -> frozenset[str]:
    return words_of("swahili_actors", table)[name]


@cache
def _thinking() -> tuple[str, ...]:
    return tuple(sorted(_words("hearsay", "thinking")))


def swahili_private_lines(lines: Sequence[Sentence]) -> frozenset[int]:
    """Return where the sentences begin in which only firms, courts, artists and other private people act.

    In a paper that opens with them and in which nobody official acts, nothing is official.
    """
    if not any(_may_be_private(line) for line in lines):
        return frozenset()
    kinds: list[str] = []
    for line in lines:
        follows = bool(kinds) and kinds[-1] == "private" and line.words.language == "sw"
        kind = _kind(line) if follows or _may_be_private(line) else "?"
        kinds.append((kinds[-1] if kinds else "") if kind == "follows" else kind)
    alone = "private" in kinds[:2] and not any(map(_is_of_officials, lines, kinds))
    return frozenset(
        line.start
        for line, kind in zip(lines, kinds, strict=True)
        if kind == "private" or (alone and kind != "official")
    )


def _may_be_private(line: Sentence) -> bool:
    return line.words.language == "sw" and not line.keys.isdisjoint(_heads())


def _is_of_officials(line: Sentence, kind: str) -> bool:
    """Tell whether somebody official acts in a sentence, one that was not looked at for private people included."""
    asked = kind == "?" and line.words.language == "sw"
    return (_kind(line) if asked else kind) == "official" or (kind == "?" and not asked)


def _kind(line: Sentence) -> str:
    """Return who acts: "official", "private", "follows" when a pronoun tells it, or "" when nobody can be told."""
    if not line.keys.isdisjoint(_words("official", "fiction")):
        return "private"
    verb = _verb(line)
    begin = _begin(line, verb)
    head = range(begin, min(begin + _HEAD, verb))
    done = verb < len(line.tokens) and line.tokens[verb].key.endswith("wa")
    if _is_of_a_party(line, begin, verb):
        return "private"
    if not done and any(_is_private(line, at) for at in head) and not _is_led(line):
        return "follows" if _is_again(line, begin) else "private"
    if any(m.first < verb and _is_official(line, m) for m in line.mentions):
        return "official"
    return "follows" if verb == begin else ""


def _is_of_a_party(line: Sentence, begin: int, verb: int) -> bool:
    """Tell whether an officer of a party acts, with no state beside him: "Katibu wa chama tawala amefanya"."""
    keys = set(line.row[begin : min(verb, begin + _REACH)])
    stately = any(begin <= m.first < verb and m.of in {Of.STATE, Of.ORGANISATION} for m in line.mentions)
    return bool(keys & {"chama", "vyama"}) and not stately


def _is_private(line: Sentence, at: int) -> bool:
    """Tell whether a token is a word for private people, outside the name of a known body."""
    if line.tokens[at].key == "shirika":
        # "Shirika la reli la Kenya": it runs trains and speaks for no state.
        return not _words("official", "services").isdisjoint(set(line.row[at + 1 : at + _NEAR]))
    if line.tokens[at].key not in _private():
        return False
    if line.tokens[at].key == "mkazi" and at and line.tokens[at - 1].key in _RESIDENT:
        # "Mratibu Mkazi wa UN" is an office.
        return False
    if line.tokens[at].key == "sheikh" and at + 1 < len(line.tokens) and line.tokens[at + 1].is_capital:
        # "Sheikh Tamim wa Qatar": a title before a name.
        return False
    if line.tokens[at].text == "Mwananchi" and at:
        # "Akizungumza na Mwananchi, Waziri alisema": a newspaper.
        return False
    if line.row[at : at + 3] == ["waandishi", "wa", "habari"] and at:
        # "Akizungumza na waandishi wa habari, Waziri alisema": they are spoken to.
        return False
    central = (
        at + 1 < len(line.tokens) and line.tokens[at + 1].key == "kuu" and line.tokens[at].key == "benki"
    )
    # "Benki ya Afreximbank": a word for a firm before the name of a body.
    return not central and not any(m.of in _BODIES and m.first - 2 <= at <= m.last for m in line.mentions)


def _is_again(line: Sentence, begin: int) -> bool:
    """Tell whether a bank or a court told before acts again, which may be a known body: "benki hiyo"."""
    near = line.row[begin : begin + 2]
    return near[:1] == ["benki"] and near[1:] in (["hiyo"], ["hizo"])


def _verb(line: Sentence) -> int:
    """Return where the first finite verb stands, of the lists or not."""
    told = (act for act in line.acts if act.is_finite and act.tense != "participle")
    listed = next((act.first for act in told), len(line.tokens))
    finite = _ANY if listed == len(line.tokens) else _TOLD
    for at, token in enumerate(line.tokens[:listed]):
        if at and not token.is_capital and len(token.key) > _NEAR + 2 and finite.match(token.key):
            return at if token.key not in line.words.cuts["not_verbs"] else listed
    return listed


def _begin(line: Sentence, verb: int) -> int:
    """Return where the subject begins: behind what leads to it and behind a comma that ends it."""
    comma = next((at for at in range(min(verb, _LONG) - 1, 0, -1) if line.tokens[at].text == ","), -1)
    head = line.tokens[0].key in _words("official", "leading") or not line.tokens[0].text[0].isalpha()
    return comma + 1 if comma > 0 and head else int(not line.tokens[0].text[0].isalnum())


def _is_led(line: Sentence) -> bool:
    """Tell whether an official leads the people who act: "wafanyabiashara wakiongozwa na Waziri"."""
    led = _words("official", "led")
    at = next((n for n, token in enumerate(line.tokens) if token.key in led), -1)
    return at >= 0 and any(m.of is Of.OFFICE and 0 < m.first - at <= _NEAR for m in line.mentions)


def _is_official(line: Sentence, mention: Mention) -> bool:
    tokens = line.tokens
    if mention.of is Of.OFFICE:
        behind = {token.key for token in tokens[mention.last + 1 : mention.last + 4]}
        return mention.name not in _words("official", "no_states") and behind.isdisjoint(_private())
    if mention.of in _BODIES:
        return True
    if mention.of in {Of.OWN, Of.PAIR}:
        return mention.last > mention.first and tokens[mention.first].key != "benki"
    before = tokens[mention.first - 1].key if mention.first else ""
    if mention.of in {Of.STATE, Of.CITY}:
        # "Kenya imesema", "Serikali ya Kenya", and not "raia wa Kenya", "nchini Kenya".
        government = mention.first > 1 and tokens[mention.first - 2].key in {
            "serikali",
            "wizara",
            "ubalozi",
            "ikulu",
        }
        return mention.first == 0 or government or before in {"na", ","}
    return mention.of is Of.PERSON


def first_actor(line: Sentence, parties: Parties) -> tuple[str, ...]:
    """Return who acts first: behind the comma of a circumstance that opens: "Akizindua ..., Waziri alisema"."""
    opens = line.acts[0] if line.words.language == "sw" and line.acts else None
    if opens is not None and opens.tense == "participle" and _opens(line, opens.first):
        comma = next((at for at in range(opens.first, len(line.tokens)) if line.tokens[at].text == ","), -1)
        behind = next((codes for first, _, codes in parties.spots if first > comma > 0), None)
        return behind if behind is not None else parties.spots[0][2]
    return parties.spots[0][2]


def _opens(line: Sentence, at: int) -> bool:
    """Tell whether a word opens its sentence, a dateline before it left out: "KAMPALA — Akihutubia mkutano"."""
    return at == 0 or (at <= _DATELINE and line.tokens[at - 1].text in _DASHES)


def leaves_its_subject_out(line: Sentence, first: int) -> bool:
    """Tell whether a Swahili line goes on with who acted before it: "Anatarajiwa kukutana na Rais wa Ghana"."""
    if line.words.language != "sw":
        return False
    act = next((one for one in line.acts if one.is_finite and not one.relative), None)
    if act is None or act.first > _NEAR + 1 or act.last >= first or act.subject != "a":
        return False
    dated = {at for date in line.dates for at in range(date.first, date.last + 1)}
    placed = {
        at
        for m in line.mentions
        if m.of in {Of.CITY, Of.STATE} and line.tokens[0].key in {"akiwa", "wakiwa", "huko"}
        for at in range(m.first, m.last + 2)
    }
    bare = all(at in dated | placed or line.tokens[at].key in _MOREOVER for at in range(act.first))
    return bare and (act.is_any("EXPECT") or not (act.is_any("SAY") or act.passive))


def speaks_for_both(line: Sentence, act: Act) -> bool:
    """Tell whether one says what two did: "Mkuu wa ujumbe alisema wamekubaliana kuunda"."""
    says = next((a for a in line.acts if 0 < act.first - a.last <= len(("kwamba", "wame"))), None)
    return says is not None and says.is_any("SAY") and says.subject == "a" and act.subject == "wa"


def names_private(line: Sentence, first: int, last: int) -> bool:
    """Tell whether private people are named between two tokens, both included."""
    return any(_is_private(line, at) for at in range(first, min(last + 1, len(line.tokens))))


def is_of_a_thing(line: Sentence, subject: str, span: tuple[int, int], *, states: bool) -> bool:
    """Tell whether a verb agrees with a thing and not with the states before it: "mradi wa X na Y utaongeza ajira"."""
    heads = _concords().get(subject) if states and line.words.language == "sw" else None
    return heads is not None and heads.isdisjoint(set(line.row[span[0] : span[1]]))


@cache
def _concords() -> Mapping[str, frozenset[str]]:
    return words_of("swahili_actors", "concords")


def is_of_firms_or_history(line: Sentence, paper: Mention) -> bool:
    """Tell whether a Swahili instrument is one with a firm, or one of colonial days: "mkataba wa Berlin wa 1885"."""
    if line.words.language != "sw":
        return False
    if line.row[max(0, paper.first - 2) : paper.first] == ["wanachama", "wa"]:
        # "Mkutano wa 30 wa Nchi Wanachama wa Mkataba wa Tabianchi": the name of a gathering.
        return True
    tokens = line.tokens[paper.last + 1 : paper.last + _REACH]
    for at, token in enumerate(tokens):
        if token.text.isdigit() and len(token.text) == len(_MODERN) and token.text < _MODERN:
            return True
        firm = paper.last + at + 2
        if token.key == "na" and at + 1 < len(tokens) and tokens[at + 1].key in _words("private", "firms"):
            return _is_private(line, firm)
    return False


def _may_be_hearsay(key: str) -> bool:
    """Tell whether a word is one of those who think, of a rumour, or of a denial."""
    hearsay = key in _words("hearsay", "thinkers") or key in _words("hearsay", "rumours")
    return hearsay or _DENIES.match(key) is not None


_HEARSAY = Known(_may_be_hearsay)


def hearsay_from(line: Sentence) -> int:
    """Return where the words begin that somebody only thinks, fears or denies; behind the sentence when none do.

    Examples are "wachambuzi wanasema", "imekanusha kwamba", "tetesi kwamba".
    """
    end = len(line.tokens)
    if line.words.language != "sw":
        return end
    for at in places_where(_HEARSAY.__getitem__, line.row):
        key = line.row[at]
        if key in _words("hearsay", "thinkers") and not _is_an_object(line, at):
            verb = _thinks(line, at)
            if verb >= 0:
                return 0 if at >= end - _TRAILING and verb < at else min(at, verb)
        if key in _words("hearsay", "rumours") and _that_behind(line, at):
            return at
        if _DENIES.match(key) and _that_behind(line, at):
            return at + 1
    return end


def _is_an_object(line: Sentence, at: int) -> bool:
    """Tell whether a thing is done to the people at a token: "Tutapeleka wanafunzi 200", not "alisema mchambuzi"."""
    if at and line.tokens[at].key == "mkazi" and line.tokens[at - 1].key in _RESIDENT:
        return True
    counted = 0 < at < len(line.tokens) - 1 and line.tokens[at + 1].text[0].isdigit()
    return counted or any(act.last == at - 1 and act.is_finite and not act.is_any("SAY") for act in line.acts)


def _thinks(line: Sentence, at: int) -> int:
    """Return where the verb stands by which those at a token say or think, -1 when they do another thing."""
    tokens = line.tokens
    if at and tokens[at - 1].key in {"na", "kwa"} and tokens[at].key not in {"zamani", "kiraia"}:
        # "alizungumza na waandishi": they are spoken to.
        return -1
    for n in (*range(at + 1, min(at + _NAMED, len(tokens))), at - 1):
        match = _PERSONS.match(tokens[n].key) if n >= 0 else None
        if match is None or tokens[n].key in line.words.cuts["not_verbs"]:
            continue
        rest = match["rest"]
        if rest.endswith("wa"):
            # "wametakiwa kuondoka": it is done to them.
            return -1
        stems = (rest, *(rest[len(one) :] for one in _OBJECTS if rest.startswith(one)))
        return n if any(stem.startswith(_thinking()) for stem in stems) else -1
    return -1


def _that_behind(line: Sentence, at: int) -> bool:
    """Tell whether a clause hangs on a rumour or a denial: "tetesi zilienea kwamba", "hawana imani kuwa"."""
    return not _WHETHER.isdisjoint(set(line.row[at + 1 : at + _NEAR * 2]))
