"""Titles of instruments: where a name ends, whether it is one, and whether words only point back at one."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.once import told_once
from balozi.extraction.clauses.sentence.swahili_actors import is_of_firms_or_history
from balozi.extraction.clauses.shared.french_text_kinds import kinds_in_french
from balozi.extraction.mentions.mentions import Mention, Of

_ANY = frozenset({"yoyote", "wowote", "yote", "zote"})
_BACK = closed("instruments", "back")
_SIDES = frozenset({"entre", "avec", "sur", "relatif", "relative", "portant", "concernant"})
_GENERAL = closed("instruments", "general")
_CALLED = frozenset({"pour", "portant", "relatif", "relative", "concernant"})
_NAME_LINKS = closed("instruments", "name_links")
# "aucun accord", "d'un commun accord".
_NONE = frozenset({"no", "any", "without", "sans", "neither", "aucun", "aucune", "commun", "bila", "pasipo"})
_COMMON = closed("instruments", "common")
# Before these the words that tell a kind end.
_SMALL = closed("instruments", "before_kinds")
_LEAST = 3
_AND_TO = ["and", "to", "the"]
_NEAR = 6
_TWO = 2
_OTHERS = closed("titles", "others")
# Texts on money, whatever they are called.
_LOANS = frozenset({"loan", "financing", "credit", "grant"})
_CLUBS = frozenset({"club", "clubs"})
# Whose minutes are none of states.
_AT_HOME = frozenset({"cabinet", "board", "previous", "last", "committee", "house", "annual", "general"})
_DOMESTIC = closed("titles", "domestic")
_NAMED = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION})
_COMPOUNDS = closed("titles", "compounds")
_WORDS = words_of("english_texts", "titles")
_ORGANS, _REBELS = _WORDS["organs"], _WORDS["rebels"]
_DEALS = frozenset({"deal"})
_FIRMS = closed("firms", "names") - closed("titles", "no_firms")
# "mkataba wa awali": another one than that which is told of.
_MADE = closed("titles", "made")
_DONE_ASIDE = _MADE - {"that", "which", "binding", "linking", "governing"}
_KINDS = closed("standings", "kinds")
_NATIONS = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION})
_LONGEST_NAME, _NO_NAMES = 9, closed("standings", "no_names")
_EARLIER = frozenset({"awali", "zamani", "kale"})
_OF_A_HOUSE = frozenset({"kuridhia", "bunge", "kuitaka", "kumtaka", "kuzitaka", "kulaani", "baraza"})
_OTHER = frozenset({"mengine", "mwingine", "nyingine"})


@told_once
def name_end(line: Line, mention: Mention) -> int:
    """Return the last token of an instrument's name: capitals and the small words between them."""
    last = at = mention.last
    stop = _next_text(line, mention)
    while at + 1 < stop and at - mention.last < 45:
        at += 1
        token = line.tokens[at]
        if token.is_capital or token.text.isdigit():
            last = at
        elif (
            (token.text == "," and at + 1 < len(line.tokens) and not line.tokens[at + 1].is_capital)
            or not (token.key in _NAME_LINKS or token.text in {"-", "–", "(", ")", ","})
            or (token.text == "," and not line.tokens[mention.first].is_capital)
        ):
            break
    return last


def _next_text(line: Line, mention: Mention) -> int:
    """Return where a list goes on to its next instrument: "the Declaration of 2014 and the Charter of"."""
    papers = line.instruments() if line.words.language != "sw" else ()
    if len(papers) > 1 and line.words.language == "fr":
        return _next_in_french(line, mention, papers)
    if len(papers) > 1:
        for other in papers:
            # "the Bilateral Investment Treaty and the Customs Cooperation Agreement".
            begin = name_start(line, other)
            lead = line.row[max(0, begin - _TWO) : begin]
            if begin > mention.last + _TWO and lead in (["and", "the"], ["and", "its"], [",", "the"]):
                return begin - _TWO
            if (
                other.first > mention.last + _LEAST
                and line.row[other.first - _LEAST : other.first] == _AND_TO
            ):
                # "acceded to the Charter and to the Treaty on".
                return other.first - _LEAST
    return len(line.tokens)


def _next_in_french(line: Line, mention: Mention, papers: Sequence[Mention]) -> int:
    """Return where the next of several texts begins: "l'Acte constitutif de l'Union et la Charte africaine"."""
    for other in papers:
        lead = line.row[max(0, other.first - _TWO) : other.first]
        elided = lead[-1:] in (["'"], ["’"])
        at = other.first - _TWO - elided
        # "des principes de la Charte et de la Convention de Vienne".
        at -= at > 0 and line.row[at] in {"de", "a"}
        if at > mention.last + _TWO and line.row[at] in {"et", ","} and (elided or lead[-1] in {"la", "le"}):
            return at
    return len(line.tokens)


def name_start(line: Line, mention: Mention) -> int:
    """Return the first token of an English instrument's name: "the London Partnership Declaration"."""
    first = mention.first
    if line.words.language != "en" or not line.tokens[first].is_capital or line.tokens[first].text.isupper():
        return first
    while first > 1 and mention.first - first < _LONGEST_NAME:
        token = line.tokens[first - 1]
        joins = token.text in {"-", "–"} and line.tokens[first - 2].is_capital
        state = next((m for m in line.mentions if m.last == first - 1 and m.of in _NATIONS), None)
        if state is not None:
            # "the New Zealand–Thailand Closer Economic Partnership".
            first = state.first
            continue
        if not (token.is_capital or joins) or token.key in _NO_NAMES:
            break
        first -= 1
    return first


def is_proper(line: Line, mention: Mention, end: int) -> bool:
    """Tell whether the words for an instrument are its name, not a word for any."""
    before = line.tokens[mention.first - 1] if mention.first > 1 else None
    if (
        before is not None
        and before.is_capital
        and line.tokens[mention.first].is_capital
        and before.key not in {"the", "this", "joint", "le", "la"}
    ):
        return True
    return (line.tokens[mention.first].is_capital and end > mention.last) or end > mention.last + 1


def name_words(line: Line, mention: Mention, end: int) -> frozenset[str]:
    """Return the words in capitals that tell one name from another."""
    words = line.tokens[mention.last + 1 : end + 1]
    found = frozenset(token.key for token in words if token.is_capital and len(token.key) > 3)
    return found | _year_of(line, mention) if line.words.language == "fr" else found


def _year_of(line: Line, mention: Mention) -> frozenset[str]:
    """Return the year by which a French instrument is told from another of its kind: "l'accord bilatéral de 1991"."""
    before = map(line.over.get, range(mention.first - _LEAST - 1, mention.first))
    if any(m is not None and m.of is Of.INSTRUMENT for m in before):
        # "un avenant à l'accord de 2018": the one that it belongs to.
        return frozenset()
    for at in range(mention.last + 1, min(mention.last + _NEAR, len(line.tokens))):
        token = line.tokens[at]
        if token.text.isdigit() and len(token.text) == len("1991"):
            return frozenset({token.key})
        if token.text in {",", ";"}:
            break
    return frozenset()


def _is_of_its_year(line: Line, mention: Mention) -> bool:
    """Tell whether a French instrument is told by its year: "l'Accord général de coopération de 2021"."""
    for at in range(mention.last + 2, min(mention.last + 2 * _NEAR, len(line.tokens))):
        if line.row[at].isdigit() and len(line.row[at]) == len("1991"):
            verbs = any(mention.last < act.first < at for act in line.acts)
            return line.row[at - 1] == "de" and not verbs
    return False


def kind_words(line: Line, mention: Mention) -> frozenset[str]:
    """Return the words right before an English instrument that say of which kind it is: "a power trade agreement"."""
    if line.words.language == "fr":
        return kinds_in_french(line, mention)
    if line.words.language != "en":
        return frozenset()
    found: set[str] = set()
    for at in range(mention.first - 1, max(-1, mention.first - 4), -1):
        token = line.tokens[at]
        if len(token.key) < _LEAST or not token.text.isalpha() or token.key in _SMALL:
            break
        if any(m.first <= at <= m.last and m.of is not Of.NOUN for m in line.mentions):
            break
        found.add(token.key)
    # "the loan agreement" is one mention.
    found |= {"loan"} if not _LOANS.isdisjoint(line.row[mention.first : mention.last]) else set()
    return frozenset(found - _COMMON)


def are_told_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two instruments are of two kinds: "power trade", "preferential trade"."""
    return bool(one) and bool(other) and not (one <= other or other <= one)


_ANEW = frozenset(
    {"nouvel", "nouveau", "nouvelle", "autre", "second", "seconde", "futur", "future", "troisieme"}
)
_ARTICLES = frozenset({"un", "une", "d", "'", "’"})


def told_apart(line: Line, mention: Mention) -> frozenset[str]:
    """Return a mark of its own for an instrument that is said to be another one: "makubaliano mengine"."""
    behind = line.tokens[mention.last + 1].key if mention.last + 1 < len(line.tokens) else ""
    if line.row[mention.last] == "instrument" and line.row[mention.first - 1 : mention.first] in (
        ["a"],
        ["an"],
    ):
        # "a legally binding instrument on negative security assurances": none of those named before.
        return frozenset({f"{line.start}:{mention.first}"})
    earlier = set(line.row[mention.last + 1 : mention.last + 3]) & _EARLIER
    refused = any(key.endswith("kataa") for key in line.row[max(0, mention.first - 4) : mention.first])
    if line.words.language == "sw" and behind == "kama" and not refused:
        # "mkataba kama huo na Israel": with another than the one told.
        return frozenset({f"{line.start}:{mention.first}"})
    before = line.row[max(0, mention.first - 2) : mention.first]
    if line.words.language == "fr" and before[-1:] and before[-1] in _ANEW and before[0] in _ARTICLES:
        # "réclame un nouvel accord": none of those named before.
        return frozenset({f"{line.start}:{mention.first}"})
    return frozenset({f"{line.start}:{mention.first}"} if behind in _OTHER or earlier else ())


def points_back(line: Line, mention: Mention) -> bool:
    """Tell whether words point back at an instrument named before: "the agreement", "this Protocol"."""
    # In Swahili the word that points stands behind: "makubaliano hayo"; "an agreement that" points at nothing.
    last = mention.last + 2 if line.words.language == "sw" else mention.last + 1
    near = line.row[max(0, mention.first - 1) : last]
    before = line.tokens[mention.first - 1].key if mention.first else ""
    behind = line.tokens[mention.last + 1].key if mention.last + 1 < len(line.tokens) else ""
    bare = before in {"the", "le", "la", "les", "l", "'", "du", "au"} and behind not in _NAME_LINKS
    if line.words.language == "fr":
        # "l'accord commercial entre", "la convention fiscale sur": told apart behind its adjective.
        named = mention.last - mention.first > 1 and line.tokens[mention.first + 1].key in {"de", "d"}
        beside = set(line.row[mention.last + 2 : mention.last + 4])
        # "l'Accord pour la paix et la réconciliation": its name.
        called = line.tokens[mention.first].is_capital and behind in _CALLED
        bare = bare and not (named or called) and not beside & _SIDES and behind not in _KINDS
        bare = bare and not _is_of_its_year(line, mention)
    if line.words.language != "sw":
        # "the ceasefire brokered by Qatar", "the protocol, initialled in": told apart by what was done.
        aside = line.row[mention.last + 2 : mention.last + 3] if behind == "," else ()
        made = behind in _MADE or (line.words.language == "en" and not _DONE_ASIDE.isdisjoint(aside))
        bare = bare and not made
    if line.words.language == "en" and line.row[max(0, mention.first - 2) : mention.first] == ["the", "said"]:
        return True
    alike = line.words.language == "sw" and (behind == "kama" or _is_of_a_loan(line, mention))
    return bare or (bool(_BACK & set(near)) and not alike)


def _is_of_a_loan(line: Line, mention: Mention) -> bool:
    """Tell whether the loan is pointed at and not its text: "Mkataba wa mkopo huo utasainiwa"."""
    at = mention.last if mention.last > mention.first else mention.last + 2
    return line.row[at : at + 1] in (["mkopo"], ["msaada"], ["ufadhili"], ["mradi"])


def is_this_text(line: Line, mention: Mention) -> bool:
    """Tell whether a text of the parties names itself: "Pursuant to this Memorandum", "le présent Accord"."""
    before = line.row[max(0, mention.first - 4) : mention.first]
    this = bool({"this", "present", "presente", "huu", "hii"} & set(before[-2:]))
    return (
        this
        and bool(
            {"pursuant", "under", "parties", "purposes", "in", "le", "present", "presente", "force"}
            & set(before)
        )
        and line.tokens[mention.first].is_capital
    ) or _lays_down(line, mention)


def _lays_down(line: Line, mention: Mention) -> bool:
    """Tell whether an English text lays down what holds of it: "This Agreement shall enter into force"."""
    this = line.words.language == "en" and line.row[mention.first - 1 : mention.first] == ["this"]
    if not this or not line.tokens[mention.first].is_capital:
        return False
    behind = line.row[mention.last + 1 : mention.last + 2]
    shall = bool(behind) and behind[0] in {"shall", "may", "enters", "constitutes", "does", "is"}
    # "3. This Agreement".
    return shall and not any(token.text[0].isalpha() for token in line.tokens[: mention.first - 1])


def is_plural_talk(line: Line, mention: Mention) -> bool:
    """Tell whether it is agreements in general ("all agreements", "mikataba")."""
    word = line.tokens[mention.last].key
    behind = line.tokens[mention.last + 1].key if mention.last + 1 < len(line.tokens) else ""
    before = line.tokens[mention.first - 1].key if mention.first else ""
    resolution = line.words.language == "sw" and word in {"azimio", "maazimio"}
    of_a_house = set(line.row[mention.last + 1 : mention.last + 3]) & _OF_A_HOUSE
    if resolution and of_a_house:
        # "azimio la kuridhia Itifaki": what a parliament votes.
        return True
    return (
        before in _NONE
        or _are_any_papers(line, mention, behind)
        or (word in _GENERAL and not _is_a_statute(line, mention))
        or behind in _ANY
        or line.tokens[mention.last].text in {"traite", "traites"}
    )


def _are_any_papers(line: Line, mention: Mention, behind: str) -> bool:
    """Tell whether English papers are named without what they are on: "signed several cooperation documents"."""
    if line.words.language == "en" and line.tokens[mention.last].key == "amendment":
        # "the Kigali Amendment", not any amendment.
        named = line.tokens[mention.first].is_capital and mention.first > 0
        return not (named and line.tokens[mention.first - 1].is_capital)
    papers = line.words.language == "en" and line.tokens[mention.last].key in {"documents", "papers"}
    return papers and behind not in {"on", "covering", "concerning", "for", "about", "in"}


def _is_a_statute(line: Line, mention: Mention) -> bool:
    """Tell whether a plural or a statute is one treaty by its name: "the Rome Statute", "the Artemis Accords"."""
    tokens = line.tokens[mention.first : mention.last + 1]
    if line.words.language == "en" and tokens[-1].key in {"accords", "conventions"} and mention.first > 1:
        before = line.tokens[mention.first - 1]
        titled = before.text.isupper() or (line.is_headline and _is_in_title_case(line))
        return tokens[0].is_capital and before.is_capital and not titled
    return len(tokens) > 1 and tokens[-1].key == "statute" and tokens[0].is_capital


def _is_in_title_case(line: Line) -> bool:
    """Tell whether every longer word of a headline begins with a capital: it tells no name from other words."""
    return all(token.is_capital for token in line.tokens if token.text.isalpha() and len(token.text) > _LEAST)


def is_deal_of_states(line: Line, mention: Mention) -> bool:
    """Tell whether "a trade deal" is one of states that the sentence names, not of a firm."""
    if line.words.language != "en" or line.tokens[mention.last].key not in _DEALS:
        return False
    firms = any(
        token.key in _FIRMS and not token.is_capital and line.row[at - 1] != "central"
        for at, token in enumerate(line.tokens)
    )
    codes = line.parties(0, len(line.tokens) - 1).codes
    if codes and not line.keys.isdisjoint(_REBELS):
        # "Under a deal struck in Doha the government and the rebels undertook".
        return True
    behind = line.tokens[mention.last + 1].key if mention.last + 1 < len(line.tokens) else ""
    return not firms and len({*codes, line.around.home} - {""} if behind == "with" and codes else codes) > 1


def is_of_others(line: Line, mention: Mention) -> bool:
    """Tell whether an instrument is one of firms, clubs or unions: "the pact between the two banks"."""
    if line.words.language != "en":
        return is_of_firms_or_history(line, mention)
    behind = line.row[mention.last + 1 : mention.last + 7]
    if _is_of_a_house(line, mention, behind):
        return True
    sides = behind[:1] in (["between"], ["with"]) and not _OTHERS.isdisjoint(_unnamed(line, mention))
    clubs = sides and not _CLUBS.isdisjoint(behind[1:5])
    if behind[:2] in (["'", "s"], ["’", "s"]) and set(behind[2:4]) & _ORGANS:
        # "the Convention's victim fund": what a text has set up.
        return True
    if behind[:1] and behind[0] in _COMPOUNDS:
        # "Gaborone International Convention Centre", "a charter flight": no instrument at all.
        return True
    domestic = not _DOMESTIC.isdisjoint(line.row[max(0, mention.first - 3) : mention.first + 1])
    domestic = domestic and not _is_a_title_beside_a_state(line, mention)
    return clubs or ((domestic or sides) and _names_few(line))


def _is_a_title_beside_a_state(line: Line, mention: Mention) -> bool:
    """Tell whether it is named in capitals beside a state: "the Prisoner Transfer Agreement with Peru"."""
    titled = line.tokens[mention.first].is_capital and not line.is_headline
    homes = [at for at in range(max(1, mention.first - 3), mention.first) if line.row[at] in _DOMESTIC]
    capital = titled and all(line.tokens[at].is_capital for at in homes)
    return capital and any(m.of in _NAMED for m in line.mentions)


def _is_of_a_house(line: Line, mention: Mention, behind: list[str]) -> bool:
    """Tell whether a cabinet or a board wrote it: "the minutes of the Cabinet meeting", "this Cabinet communiqué"."""
    if behind[:1] == ["of"] and line.row[mention.last] == "minutes":
        return not _AT_HOME.isdisjoint(behind)
    return mention.code == "communique" and line.row[mention.first - 1 : mention.first] == ["cabinet"]


def _unnamed(line: Line, mention: Mention) -> set[str]:
    """Return the words right behind an instrument's "between" or "with" that belong to no state or body."""
    # "between the Department and the Faculty of Law of the University".
    reach = 5 + _NEAR * (line.row[mention.last + 1] == "between")
    first = mention.last + _TWO
    named = {
        at for m in line.within(first, first + reach) if m.of in _NAMED for at in range(m.first, m.last + 1)
    }
    return {line.row[at] for at in range(first, min(first + reach, len(line.row))) if at not in named}


@told_once
def _names_few(line: Line) -> bool:
    """Tell whether fewer than two states, peoples and bodies are named in a sentence."""
    return len({m.code for m in line.mentions if m.of in _NAMED}) < _TWO


def subject_end(line: Line, end: int) -> int:
    """Return the last token of what an instrument is about, up to a mark or twelve words."""
    for at in range(end + 1, min(end + 13, len(line.tokens))):
        if line.tokens[at].text in {",", ";", ".", "(", "”", '"'}:
            return at - 1
    return min(end + 12, len(line.tokens) - 1)
