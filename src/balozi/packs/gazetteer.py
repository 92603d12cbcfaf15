"""The world's names: states, organisations, cities, offices and titles in English, Swahili and French.

The names are data (``world/*.tsv``); this module reads them once and looks them up, whatever the case,
the accents and the marks they are written with.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypeVar

from balozi.ground.words import fold

LANGUAGES = ("en", "sw", "fr")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class State:
    """A state, a territory, or a state that is no more.

    Attributes:
        code: ISO 3166-1 alpha-3 (ISO 3166-3 for former states).
        alpha2: ISO 3166-1 alpha-2, "" when there is none.
        kind: "state", "territory" or "former".
        since: first year, for former states; "" otherwise.
        until: last year, for former states; "" otherwise.
        names: the name in each language.
        more: other names and short forms, in any language.
        people: words for its people and the adjective, by language; in Swahili the stem ("kenya").
        capital: the seat of its government.
        region: as in lists of missions.
    """

    code: str
    alpha2: str
    kind: str
    since: str
    until: str
    names: Mapping[str, str]
    more: tuple[str, ...]
    people: Mapping[str, tuple[str, ...]]
    capital: str
    region: str

    def spellings(self) -> tuple[str, ...]:
        """Return every name of the state, without repeats."""
        return tuple(dict.fromkeys((*self.names.values(), *self.more)))


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation, grouping, mission or financial institution.

    Attributes:
        code: its English acronym.
        kind: "global", "regional", "un", "finance", "court", "mission", "grouping" ...
        names: the name in each language that has one.
        more: other names.
        acronyms: in any language; written exactly so.
        context: for an acronym with two meanings, words of which one must stand in the sentence.
    """

    code: str
    kind: str
    names: Mapping[str, str]
    more: tuple[str, ...]
    acronyms: tuple[str, ...]
    context: Mapping[str, tuple[str, ...]]

    def spellings(self) -> tuple[str, ...]:
        """Return every name of the organisation, acronyms left out."""
        return tuple(dict.fromkeys((*self.names.values(), *self.more)))


@dataclass(frozen=True, slots=True)
class City:
    """A city, and the state it lies in.

    Attributes:
        name: in English.
        variants: other spellings, and names in Swahili and French.
        country: ISO 3166-1 alpha-3.
        region: as in lists of missions.
        is_capital: whether it is the capital of its state.
    """

    name: str
    variants: tuple[str, ...]
    country: str
    region: str
    is_capital: bool


@dataclass(frozen=True, slots=True)
class Office:
    """Words for an office.

    Attributes:
        code: the office in English.
        kind: its class, such as "head_of_state", "minister", "envoy".
        speaks: whether its holder acts for the state that is named with it.
        words: the words for it, by language.
    """

    code: str
    kind: str
    speaks: bool
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Region:
    """A region, borderland or sea that is named as a place, and is not a state.

    Attributes:
        code: its name in English.
        words: the words for it, by language.
    """

    code: str
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Group:
    """States that are named together and are no organisation, in the years in which it holds.

    Attributes:
        code: its name in English.
        since: first year, 0 when it holds as long as its states do.
        until: the first year in which it does not hold any more, 9999 when it still does.
        members: alpha-3 codes.
        words: the words for it, by language.
    """

    code: str
    since: int
    until: int
    members: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Leader:
    """A person who speaks or spoke for a state or an organisation.

    Attributes:
        state: alpha-3 of the state, "" when the person speaks for an organisation.
        organisation: its acronym, "" when the person speaks for a state.
        names: the full name first, then the forms that papers use.
        office: in English.
        since: first year in office, "" when not known.
        until: last year in office, "" when still in office or not known.
    """

    state: str
    organisation: str
    names: tuple[str, ...]
    office: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution or seat that stands for one state.

    Attributes:
        name: as written.
        country: ISO 3166-1 alpha-3.
        weight: how strongly its name says that a paper speaks for that state, 1 to 5.
    """

    name: str
    country: str
    weight: int


def state_by_name(name: str) -> State | None:
    """Return the state of that name in any of the three languages, or None.

    Examples:
        >>> state_by_name("Ujerumani").code
        'DEU'
    """
    return _states_by_name().get(fold(name))


def state_by_code(code: str) -> State | None:
    """Return the state with that alpha-3 or alpha-2 code, or None."""
    return _states_by_code().get(code.upper())


def organisation_by_name(name: str) -> Organisation | None:
    """Return the organisation of that name or acronym in any of the three languages, or None.

    Examples:
        >>> organisation_by_name("Jumuiya ya Afrika Mashariki").code
        'EAC'
    """
    return _organisations_by_name().get(fold(name))


def city_by_name(name: str) -> City | None:
    """Return the city of that name in any of the three languages, or None.

    Of two cities of one name the capital is meant, then the one listed first.

    Examples:
        >>> city_by_name("Genève").country
        'CHE'
    """
    return _cities_by_name().get(fold(name))


@cache
def states() -> tuple[State, ...]:
    """Return all states, territories and former states."""
    return tuple(_state(row) for row in world_rows("states"))


@cache
def organisations() -> tuple[Organisation, ...]:
    """Return all organisations."""
    return tuple(_organisation(row) for row in world_rows("organisations"))


@cache
def cities() -> tuple[City, ...]:
    """Return all cities."""
    return tuple(
        City(row["name"], _split(row["variants"]), row["country"], row["region"], row["is_capital"] == "1")
        for row in world_rows("cities")
    )


@cache
def offices() -> tuple[Office, ...]:
    """Return all offices."""
    return tuple(
        Office(row["code"], row["class"], row["speaks"] == "1", _words(row)) for row in world_rows("offices")
    )


@cache
def regions() -> tuple[Region, ...]:
    """Return all regions and seas."""
    return tuple(Region(row["code"], _words(row)) for row in world_rows("regions"))


@cache
def groups() -> tuple[Group, ...]:
    """Return all groups of states, one for each span of years."""
    return tuple(
        Group(row["code"], int(row["from"] or 0), int(row["to"] or 9999), _split(row["members"]), _words(row))
        for row in world_rows("groups")
    )


@cache
def members_of(code: str, year: int) -> tuple[str, ...]:
    """Return the states of a group in a year, () when it did not hold.

    Examples:
        >>> members_of("Baltic states", 2026)
        ('EST', 'LVA', 'LTU')
    """
    held = (group.members for group in groups() if group.code == code and group.since <= year < group.until)
    return next(held, ())


@cache
def leaders() -> tuple[Leader, ...]:
    """Return the people known to speak for states and organisations."""
    return tuple(_leader(row) for row in world_rows("leaders"))


@cache
def institutions() -> tuple[Institution, ...]:
    """Return the institutions that stand for one state."""
    return tuple(
        Institution(row["name"], row["country"], int(row["weight"])) for row in world_rows("institutions")
    )


@cache
def titles() -> Mapping[str, tuple[str, ...]]:
    """Return the titles that stand before names, by language."""
    found: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for row in world_rows("titles"):
        found[row["language"]].append(row["title"])
    return {language: tuple(words) for language, words in found.items()}


def _state(row: Mapping[str, str]) -> State:
    return State(
        code=row["code"],
        alpha2=row["alpha2"],
        kind=row["kind"],
        since=row["from"],
        until=row["to"],
        names={language: row[f"name_{language}"] for language in LANGUAGES if row[f"name_{language}"]},
        more=_split(row["more"]),
        people={language: _split(row[f"people_{language}"]) for language in LANGUAGES},
        capital=row["capital"],
        region=row["region"],
    )


def _organisation(row: Mapping[str, str]) -> Organisation:
    context = dict(part.split("=", 1) for part in _split(row["context"]))
    return Organisation(
        code=row["code"],
        kind=row["kind"],
        names={language: row[f"name_{language}"] for language in LANGUAGES if row[f"name_{language}"]},
        more=_split(row["more"]),
        acronyms=_split(row["acronyms"]),
        context={acronym: tuple(words.split(";")) for acronym, words in context.items()},
    )


def _leader(row: Mapping[str, str]) -> Leader:
    state, _, organisation = row["party"].partition("ORG:")
    return Leader(state, organisation, _split(row["names"]), row["office"], row["from"], row["to"])


def _words(row: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {language: _split(row[language]) for language in LANGUAGES}


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def world_rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one table by column; lines that begin with # are notes."""
    text = (resources.files(__package__) / "world" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    for line in lines[1:]:
        cells = line.split("\t")
        yield dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))


@cache
def _states_by_code() -> Mapping[str, State]:
    by_alpha2 = {state.alpha2: state for state in states() if state.alpha2}
    return by_alpha2 | {state.code: state for state in states()}


@cache
def _states_by_name() -> Mapping[str, State]:
    return _first((name, state) for state in states() for name in state.spellings())


@cache
def _organisations_by_name() -> Mapping[str, Organisation]:
    named = (
        (name, body) for body in organisations() for name in (body.code, *body.acronyms, *body.spellings())
    )
    return _first(named)


@cache
def _cities_by_name() -> Mapping[str, City]:
    capitals_first = sorted(cities(), key=lambda city: not city.is_capital)
    return _first((name, city) for city in capitals_first for name in (city.name, *city.variants))


def _first(named: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Return what each folded name stands for; the first one wins."""
    found: dict[str, T] = {}
    for name, thing in named:
        found.setdefault(fold(name), thing)
    return found
