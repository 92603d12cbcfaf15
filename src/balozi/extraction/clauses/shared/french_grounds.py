"""What a French paper tells as a whole: events between states, or an explanation, history, a life, the stage, trade.

A paper of no events names states, leaders and treaties in every line; it is told from a paper of the day by its
words and its days, and by how few states act in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.french_sides import COUNTERPARTS
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Genre

_EXPLAINS = closed("french_grounds", "explains")
_OPINIONS = closed("french_grounds", "opinions")
_LIVES = closed("french_grounds", "lives")
_TOPICS = tuple(closed("french_grounds", name) for name in ("stage", "trades", "sports", "parties", "living"))
_PRIVATE = closed("french_doubts", "private")
_RECENT = closed("french_grounds", "recent")
_GROUPS = closed("french_sides", "groups")
_OFFICIALS = frozenset({Of.OFFICE, Of.OWN, Of.TITLE, Of.INSTITUTION})
_NAMES = frozenset({Of.STATE, Of.PEOPLE, Of.CITY})
_PRONOUNS = frozenset({"il", "elle", "je", "nous", "ai"})
_ENVOYS = frozenset({"ambassadeur", "ambassadrice", "charge", "chargee", "consul", "consule", "representant",
                     "representante", "nonce", "commissaire", "emissaire", "delegation"})  # fmt: skip
_CONTACTS = frozenset({"MEETING", "SUMMIT", "VISIT", "CALL", "COURTESY"})
_DEALS = ("VISIT", "MEET", "TALK", "HOST", "PHONE")
_WHO = frozenset({"qui", "ou", "dont", "que", "qu"})
_SEVERAL = frozenset({"deux", "trois", "quatre"})
_SIDES = frozenset({"entre", "avec"})
_OF_THE_DAY = frozenset({Genre.NEWS, Genre.COMMUNIQUE})
_ANY = frozenset({"un", "une", "tout", "toute"})
_STORY = closed("french_grounds", "story")
_STORIES = ("èrent", "irent", "urent")
_PAST, _YEAR, _OLDEST = 3, 4, 1000
_HELPERS = frozenset({"a", "ont", "va", "vont", "avait", "avaient"})
_NEAR, _BESIDE, _FAR = 4, 6, 12
# So many words of a topic, in half of the lines, make a paper one about it.
_WORDS, _TWO = 3, 2
# Fewer sentences tell too little of the whole.
_ENOUGH = 3
_SITTINGS = closed("french_grounds", "sittings")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a French paper tells as a whole.

    Attributes:
        of_events: whether it tells what happens between states now.
        topical: whether it is about the stage, trade, courts or sport by most of its lines.
        private: whether it opens with a firm, a club or people of no office.
        judged: whether it is a paper of the day, long enough to be judged.
        acting: the states and organisations that act in it, by their officials or as subjects.
        cabinet: whether it tells the sitting of one state's own council of ministers.
    """

    of_events: bool
    topical: bool
    private: bool
    judged: bool
    acting: frozenset[str]
    cabinet: bool = False


_WHOLE = Ground(of_events=True, topical=False, private=False, judged=False, acting=frozenset())


def ground_of(reading: Reading) -> Ground:
    """Return what a French paper tells as a whole; papers of other genres are taken as they are."""
    if reading.paper.genre not in _OF_THE_DAY or len(reading.lines) < _ENOUGH:
        return _WHOLE
    found = reading.kept.get("ground")
    if not isinstance(found, Ground):
        found = _read(reading)
        reading.kept["ground"] = found
    return found


_ADDRESSED = frozenset({"votre", "vos"})


def _read(reading: Reading) -> Ground:
    lines = [line for line in reading.lines if line.words.language == "fr"]
    acting = frozenset(code for line in lines for code in (*_acting(line), *_at_home(line, reading.home)))
    if any(not line.keys.isdisjoint(_ADDRESSED) for line in lines):
        # "Votre gouvernement s'est engagé": a speech is made to the other side.
        acting |= frozenset(lines[-1].around.common)
    recent = any(_is_recent(line, reading) for line in lines)
    if _is_of_a_cabinet(lines):
        return Ground(of_events=True, topical=False, private=False, judged=False, acting=acting, cabinet=True)
    if reading.paper.genre is Genre.COMMUNIQUE and _is_a_joint_text(lines):
        return Ground(of_events=True, topical=False, private=False, judged=False, acting=acting)
    told = not (_is_history(lines, reading, recent=recent) or (not recent and _explains(lines)))
    told = told and not _is_a_life(lines)
    topical = any(_is_about(lines, topic) for topic in _TOPICS)
    told = told and not any(_is_wholly_about(lines, topic) for topic in _TOPICS[:1])
    private = bool(_PRIVATE & {token.key for token in lines[0].tokens[:_NEAR]})
    private = private and not any(m.of is Of.ORGANISATION and m.first <= _NEAR for m in lines[0].mentions)
    return Ground(told, topical, private, judged=True, acting=acting)


def _is_of_a_cabinet(lines: Sequence[Line]) -> bool:
    """Tell whether a paper tells a sitting of ministers at home: "Communiqué du Conseil des ministres du 4 mars"."""
    named = [line for line in lines[:_NEAR] if _names_a_cabinet(line.row)]
    if not named or all(line.keys.isdisjoint(_SITTINGS) for line in named):
        return False
    states = {m.code for line in named for m in line.mentions if m.of in _NAMES}
    return len(states) < _TWO and not any(
        m.of is Of.ORGANISATION for line in lines[:_NEAR] for m in line.mentions
    )


def _names_a_cabinet(row: Sequence[str]) -> bool:
    """Tell whether a line names a council of ministers or of government, whose seat nobody tells."""
    return any(
        one == "conseil"
        and (other, third) in {("des", "ministres"), ("de", "gouvernement"), ("de", "cabinet")}
        for one, other, third in zip(row, row[1:], row[2:], strict=False)
    )


def _is_a_joint_text(lines: Sequence[Line]) -> bool:
    """Tell whether a paper that names a communiqué is one: by its heading, its lists, what the sides do in it."""
    heading = any(line.is_headline and line.instruments() for line in lines[:_ENOUGH])
    sides = sum(any(m.of is Of.PAIR for m in line.mentions) for line in lines)
    if lines[0].tokens[-1].text == "?" or _is_general(lines[0]):
        return False
    return heading or sides > 1 or any(line.tokens[-1].text == ":" for line in lines)


def _is_recent(line: Line, reading: Reading) -> bool:
    """Tell whether a line is of the paper's day: a weekday, "hier", a day or a year that is not long past."""
    if not line.keys.isdisjoint(_RECENT):
        return True
    dated = reading.paper.dated
    for day in line.dates:
        if day.name or not day.code[:_YEAR].isdigit():
            return True
        if dated is None or int(day.code[:_YEAR]) >= dated.year - _PAST:
            return True
    return False


def _old_years(line: Line, reading: Reading) -> bool:
    dated = reading.paper.dated
    years = (
        int(t.text) for t in line.tokens if len(t.text) == _YEAR and t.text.isascii() and t.text.isdigit()
    )
    return dated is not None and any(_OLDEST < year < dated.year - 2 * _PAST for year in years)


def _is_history(lines: Sequence[Line], reading: Reading, *, recent: bool) -> bool:
    """Tell whether a paper tells of long ago: old years and no day of now, or the tense of story-tellers."""
    old = sum(_old_years(line, reading) or _long_ago(line) for line in lines)
    if old == 0:
        return False
    story = sum(_tells_a_story(line) for line in lines) > 1
    return story or (not recent and (_long_ago(lines[0]) or old * _ENOUGH >= len(lines) > old))


def _long_ago(line: Line) -> bool:
    """Tell whether a line is of another time: "il y a trente ans", "au XIXe siècle"."""
    keys = line.row[:_BESIDE]
    return not line.keys.isdisjoint({"siecle", "siecles", "jadis", "autrefois"}) or (
        keys[:3] == ["il", "y", "a"] and not {"ans", "decennies"}.isdisjoint(keys)
    )


def _tells_a_story(line: Line) -> bool:
    """Tell whether a line has a verb in the simple past of many: "se partagèrent", "signèrent"."""
    return not line.keys.isdisjoint(_STORY) or any(
        t.text.islower() and len(t.key) > _BESIDE and t.text.endswith(_STORIES) for t in line.tokens
    )


def _explains(lines: Sequence[Line]) -> bool:
    """Tell whether a paper without a day explains or pleads: by its questions and its words."""
    asks = any(line.tokens[-1].text == "?" for line in lines)
    words: set[str] = set()
    for line in lines:
        words |= line.keys & (_EXPLAINS | _OPINIONS)
    general = sum(_is_general(line) for line in lines)
    return asks or _is_general(lines[0]) or len(words) + _TWO * general > max(_WORDS, len(lines) // _TWO)


def _is_general(line: Line) -> bool:
    """Tell whether a line speaks of any state or text: "Un État qui la ratifie", "Un traité n'est pas"."""
    one = line.tokens[0].key in _ANY and len(line.tokens) > 1
    text = any(m.first == 1 for m in line.instruments())
    return one and (
        text or line.tokens[1].key in {"etat", "pays", "gouvernement", "ambassadeur", "visite", "sommet"}
    )


def _is_a_life(lines: Sequence[Line]) -> bool:
    """Tell whether a paper tells a life: "Né en 1931", "ses obsèques auront lieu lundi"."""
    words: set[str] = set()
    for line in lines:
        words |= {t.key for t in line.tokens if t.key in _LIVES and (t.key != "ne" or t.text in {"Né", "né"})}
    return len(words) >= _WORDS


def _is_about(lines: Sequence[Line], topic: frozenset[str]) -> bool:
    found = [line.keys & topic for line in lines]
    return len(set().union(*found)) >= _WORDS and sum(map(bool, found)) * _TWO >= len(lines)


def _is_wholly_about(lines: Sequence[Line], topic: frozenset[str]) -> bool:
    """Tell whether a paper is about the stage in most of its lines, and no two sides meet in it."""
    found = [line.keys & topic for line in lines]
    sides = any(m.of is Of.PAIR for line in lines for m in line.mentions)
    sides = sides or any(not line.keys.isdisjoint(COUNTERPARTS) or line.instruments() for line in lines)
    return len(set().union(*found)) > _WORDS and sum(map(bool, found)) * _TWO >= len(lines) and not sides


def _acting(line: Line) -> Iterator[str]:
    """Yield the states and bodies that act in a line: subjects, sides, those of officials, bodies by name."""
    for mention in line.mentions:
        pair = mention.of is Of.PAIR
        if pair and not _SEVERAL.isdisjoint(t.key for t in line.tokens[mention.first : mention.last + 1]):
            yield from line.around.pair
        elif mention.of in {Of.ORGANISATION, Of.INSTITUTION, Of.PERSON} and mention.code:
            yield mention.code.removeprefix("ORG:")
        elif mention.of in _NAMES and _acts(line, mention):
            yield mention.name if mention.of is Of.CITY else mention.code


def _at_home(line: Line, home: str) -> Iterator[str]:
    """Yield the state of the paper when its officials go abroad or meet others, without its name being told."""
    official = any(
        m.of is Of.OWN and m.last > m.first and line.tokens[m.last].key not in _PRONOUNS
        for m in line.mentions
    )
    official = official or any(m.of is Of.OFFICE and m.first <= _TWO for m in line.mentions)
    if home and official and any(act.is_any(*_DEALS) and act.is_finite for act in line.acts):
        yield from (home for code in _acting(line) if code != home)


def _acts(line: Line, mention: Mention) -> bool:
    before = line.tokens[mention.first - 1].key if mention.first else ""
    if before in _PRIVATE:
        return False
    if before in line.words.cuts["place"]:
        return _is_visited(line, mention)
    acts = _is_subject(line, mention, before) or _has_official(line, mention) or _is_side(line, mention)
    return acts or _is_left(line, mention)


def _is_left(line: Line, mention: Mention) -> bool:
    """Tell whether somebody leaves or reaches a state: "Elle a quitté le Vanuatu"."""
    return any(
        0 < mention.first - act.last <= _NEAR - 1 and act.is_any("LEAVE", "VISIT") and not act.negated
        for act in line.acts
    )


def _is_visited(line: Line, mention: Mention) -> bool:
    """Tell whether officials go to a place or meet there, or an envoy is sent to it: "l'ambassadrice de Chine au"."""
    if _ENVOYS & set(line.row[max(0, mention.first - _BESIDE) : mention.first]):
        return True
    official = any(m.of in _OFFICIALS and line.tokens[m.last].key not in _PRONOUNS for m in line.mentions)
    goes = any(act.is_any("VISIT", "LEAVE", "MEET", "HOST", "GATHER") for act in line.acts)
    if any(act.is_any("VISIT", "STAY") for act in line.acts) and not line.keys.isdisjoint(_GROUPS):
        return True
    nouns = line.nouns("VISIT", "MEETING", "SUMMIT")
    gives = (act for act in line.acts if act.is_finite and not act.relative and act.last < mention.first)
    if any(act.is_any("DEED", "ANNOUNCE", "PLEDGE", "OFFER") for act in gives):
        return True
    held = bool(nouns) and any(act.is_any("HOLD") for act in line.acts)
    return held or (official and (goes or bool(nouns)))


def _is_subject(line: Line, mention: Mention, before: str) -> bool:
    """Tell whether a state stands before its verb: "le Ghana a signé", "Accra, pour sa part, versera"."""
    if before in {"de", "d", "du", "des", "comme"}:
        return False
    joined = "et" in set(line.row[mention.last + 1 : mention.last + _NEAR])
    aside = line.tokens[min(mention.last + 1, len(line.tokens) - 1)].text == ","
    reach = _NEAR + _BESIDE * joined + _FAR * aside
    verbs = (act for act in line.acts if act.is_finite and not act.relative)
    verb = next((act for act in verbs if 0 < act.first - mention.last <= reach), None)
    if verb is None:
        return _has_helper(line, mention, reach)
    return _WHO.isdisjoint(t.key for t in line.tokens[mention.last + 1 : verb.first])


def _has_helper(line: Line, mention: Mention, reach: int) -> bool:
    """Tell whether an auxiliary stands behind a state, of a verb that no list has: "la Chine ont célébré"."""
    behind = line.tokens[mention.last + 1 : mention.last + 1 + reach]
    return any(token.text in _HELPERS for token in behind) and _WHO.isdisjoint(t.key for t in behind)


def _has_official(line: Line, mention: Mention) -> bool:
    """Tell whether an official, a delegation or a counterpart stands beside a state or a people."""
    for other in line.mentions:
        if other.of is Of.NOUN and other.code in _CONTACTS and mention.first - other.last == 1:
            return True
        if other.of in _OFFICIALS and other.last > other.first - 1:
            apart = mention.first - other.last if other.first < mention.first else other.first - mention.last
            if 0 < apart <= _BESIDE and line.tokens[other.last].key not in _PRONOUNS:
                return True
    if mention.of is Of.PEOPLE and _is_joined(line, mention):
        return True
    near = line.tokens[max(0, mention.first - 3) : mention.last + 3]
    return any(token.key in _GROUPS or token.key in COUNTERPARTS or token.key == "partie" for token in near)


def _is_joined(line: Line, mention: Mention) -> bool:
    """Tell whether a demonym is one of two: "maroco-mauritanienne"."""
    around = line.tokens[max(0, mention.first - 1) : mention.last + 2]
    return any(token.text in {"-", "–"} for token in around)


def _is_side(line: Line, mention: Mention) -> bool:
    """Tell whether a state is one of two sides: "entre le Tchad et le Niger", "avec la Guinée"."""
    near = line.tokens[max(0, mention.first - _BESIDE) : mention.first]
    return any(token.key in _SIDES for token in near)
