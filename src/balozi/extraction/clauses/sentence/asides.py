"""Words around a subject: what opens a sentence before it, and what stands between it and its verb."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.mentions import Of

# What opens an aside between an English subject and its verb.
_ASIDES = frozenset(
    {"which", "who", "whose", "where", "its", "his", "her", "their", "for", "in", "whom", "through", "via"}
)
# "The project, funded by Canada with CAD 3 million, will train": who only pays for the subject is none.
_PAID = frozenset(
    {
        "funded",
        "financed",
        "sponsored",
        "supported",
        "backed",
        "bankrolled",
        "implemented",
        "built",
        "donated",
    }
)
# With these an English sentence opens before its subject is named.
_OPENINGS = words_of("actors", "official")["openings"] | {"having", "upon", "further", "pursuant", "given"}
# These tell a deed of its own: "Juba, ambako mkuu wa majeshi alikwenda".
_WHERE = frozenset({"ambako", "ambapo", "ambamo"})
_FRENCH_ASIDES, _FRONTS = closed("drafts", "french_asides"), closed("drafts", "french_fronts")
_ROLES = closed("french_asides", "roles")
_OF_A_ROLE = frozenset({"de", "du", "des", "d", "designe", "designee", "en", "pour", "aupres"})
_WHO_ACTS = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.OWN, Of.OFFICE, Of.PERSON, Of.PAIR, Of.TITLE})


def behind_opening(line: Line, begin: int, end: int) -> int:
    """Return where an English subject begins behind an opening: "At the request of Moldova, the Council shall"."""
    first = line.tokens[begin].key
    if line.words.language != "en" or not (first in _OPENINGS or first.endswith("ing")):
        return begin
    comma = next((at for at in range(end - 1, begin, -1) if line.tokens[at].text == ","), 0)
    listed = any(line.tokens[at].key == "and" for at in range(comma + 1, end))
    return comma + 1 if comma and not listed and line.parties(comma + 1, end - 1).codes else begin


def behind_the_front(line: Line, act: Act) -> int:
    """Return where the clause begins behind words put first: "Par la voix de son ambassadeur à l'ONU, la Gambie a"."""
    commas = (at for at in range(1, act.first - 1) if line.tokens[at].text == ",")
    comma = next((at for at in commas if line.tokens[at + 1].key not in _FRONTS), -1)
    if comma < 0:
        return 0
    named = any(m.of in _WHO_ACTS and comma < m.first < act.first for m in line.mentions)
    return comma + 1 if named else 0


# "ambaye", "aliyekuwa", "anayeongoza", "iliyoandaa": who stands before them is told more of.
_WHO = ("amba", "aliye", "anaye", "atakaye", "walio", "wanao", "iliyo", "inayo", "zilizo", "zinazo")


def aside_before(line: Line, begin: int, end: int) -> int:
    """Return where a Swahili clause beside the subject begins: "Rais wa X, ambaye ndiye mwenyekiti wa Y, alisema"."""
    if line.words.language == "en" and line.tokens[end - 1].text == ",":
        return _english_aside(line, begin, end)
    if line.words.language == "fr" and line.tokens[end - 1].text == ",":
        return _french_aside(line, begin, end)
    if line.words.language != "sw" or line.tokens[end - 1].text != ",":
        return end
    opens = (
        at
        for at in range(begin + 1, end - 1)
        if line.tokens[at].key.startswith(_WHO)
        and line.tokens[at].key not in _WHERE
        and line.tokens[at - 1].text == ","
    )
    return next(opens, end)


def _says_so(line: Line, at: int) -> bool:
    """Tell whether words only tell who speaks: "Kenya, he announced, will send"."""
    return line.tokens[at].key in {"he", "she", "they"} and any(
        act.first == at + 1 and act.is_any("SAY", "ANNOUNCE") for act in line.acts
    )


def _english_aside(line: Line, begin: int, end: int) -> int:
    """Return where an aside opens: "Oman, which borders neither, offered", "Fiji, its envoy explained, would"."""
    commas = [at for at in range(begin + 1, end - 1) if line.tokens[at].text == ","]
    paid = next((at for at in commas if line.tokens[at + 1].key in _PAID), 0)
    if paid:
        return paid
    opens = next(
        (at for at in reversed(commas) if line.tokens[at + 1].key in _ASIDES or _says_so(line, at + 1)), end
    )
    return opens if line.parties(begin, opens - 1).codes else end


def _french_aside(line: Line, begin: int, end: int) -> int:
    """Return where an aside opens behind a subject: "La Guinée, par la voix de son ministre, s'est engagée"."""
    commas = [at for at in range(begin + 1, end - 1) if line.tokens[at].text == ","]
    opens = next((at for at in reversed(commas) if line.tokens[at + 1].key in _FRENCH_ASIDES), end)
    if opens == end:
        # "Le président angolais, médiateur désigné de l'UA, a quitté Luanda": what he is besides.
        bare = (at for at in reversed(commas) if _is_a_role(line, at, end))
        opens = next(bare, end)
    return opens if line.parties(begin, opens - 1).codes else end


def _is_a_role(line: Line, comma: int, end: int) -> bool:
    """Tell whether a role without its article stands up to the verb: "président en exercice de la CEDEAO"."""
    role, behind = line.tokens[comma + 1], line.row[comma + 2 : comma + 5]
    bare = role.key in _ROLES and role.text.islower() and comma + 1 < end
    return bare and not _OF_A_ROLE.isdisjoint(behind) and "et" not in line.row[comma - 2 : comma + 2]
