"""Checks of rows: places listed twice, under the wrong region, at home; lists that run in circles; terms of office."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from balozi.extraction.consistency.findings import Finding, Pencil
from balozi.extraction.papers import Paper
from balozi.extraction.structure.areas import areas_of
from balozi.extraction.structure.holders import Holding, Term, holdings_of
from balozi.extraction.structure.offices import Office, offices_of, region_key
from balozi.extraction.structure.places import city_of, known_area
from balozi.ground.words import fold
from balozi.packs.gazetteer import state_by_name


def mission_rows(paper: Paper) -> Iterator[Finding]:
    """Check the rows of lists of missions."""
    pencil = Pencil(paper.document)
    rows = offices_of(paper)
    sound = [row for row in rows if not row.spurious]
    yield from (pencil.mark("CC6", row.start, row.end) for row in rows if row.spurious)
    yield from _repeated(pencil, sound)
    for row in sound:
        if row.city is None:
            continue
        if finding := _misplaced(pencil, row):
            yield finding
        if row.city.country == paper.country and row.city.is_capital and not row.accredited_to:
            yield pencil.mark("CC8", row.start, row.end, city=row.city.name)
        if city_of(row.name) is None:
            yield pencil.mark("CC15", row.start, row.end, found=row.name, expected=row.city.name)


def _repeated(pencil: Pencil, rows: list[Office]) -> Iterator[Finding]:
    by_place: dict[tuple[str, str], list[Office]] = defaultdict(list)
    for row in rows:
        by_place[fold(row.name), row.accredited_to].append(row)
    for same in by_place.values():
        numbers = ", ".join(str(row.number) for row in same)
        for row, other in zip(same, (*same[1:], same[0]), strict=True):
            if len(same) > 1:
                name = row.name or row.accredited_to
                yield pencil.mark(
                    "CC5", row.start, row.end, (other.start, other.end), name=name, rows=numbers
                )


def _misplaced(pencil: Pencil, row: Office) -> Finding | None:
    """Return a finding when a city lies elsewhere than the heading beside it says."""
    if row.city is None or not row.listed_region:
        return None
    state = state_by_name(row.listed_region)
    listed, expected = region_key(row.listed_region), region_key(row.city.region)
    wrong = (
        state.code != row.city.country
        if state is not None and not listed
        else bool(listed) and listed != expected
    )
    if not wrong:
        return None
    facts = {"city": row.city.name, "listed": row.listed_region, "expected": row.city.region}
    return pencil.mark("CC7", row.start, row.end, None, **facts)


def area_rows(paper: Paper) -> Iterator[Finding]:
    """Check the names and codes of lists of areas."""
    pencil = Pencil(paper.document)
    areas = areas_of(paper)
    for area in areas:
        known = known_area(paper.country, area.name)
        if known is not None and fold(known) != fold(area.name):
            name_at = area.end - len(area.name)
            yield pencil.mark("CC15", name_at, area.end, found=area.name, expected=known)
    printed = [(area, paper.text[area.start : area.end]) for area in areas]
    padded = [(area, text) for area, text in printed if text.startswith("0")]
    bare = [(area, text) for area, text in printed if not text.startswith("0")]
    if padded and bare:
        width = len(padded[0][1].split()[0].strip(".)"))
        short = [area for area, text in bare if len(text.split()[0].strip(".)")) < width]
        if short:
            first, other = padded[0][0], short[0]
            yield pencil.mark("CC18", first.start, first.end, (other.start, other.end), other=other.code)


def terms_of_office(paper: Paper) -> Iterator[Finding]:
    """Check the terms in lists of office-holders."""
    pencil = Pencil(paper.document)
    held = [(holding, term) for holding in holdings_of(paper) for term in holding.terms]
    for _, term in held:
        if term.last is not None and term.last < term.first:
            yield pencil.mark("CC2", term.start, term.end, first=term.first, last=term.last)
    possible = [(holding, term) for holding, term in held if term.last is None or term.last >= term.first]
    for one, other in combinations(possible, 2):
        if (
            one[0].person != other[0].person
            and _same_office(one[0], other[0])
            and _together(one[1], other[1])
        ):
            inner, outer = sorted((one, other), key=lambda pair: (_length(pair[1]), -pair[0].number))
            at = (outer[0].start, outer[0].end)
            facts = {"term": _years(inner[1]), "person": outer[0].person, "other_term": _years(outer[1])}
            yield pencil.mark("CC3", inner[1].start, inner[1].end, at, **facts)
    broken = {
        year
        for _, term in held
        if term.last is not None and term.last < term.first
        for year in (term.first, term.last)
    }
    yield from _gaps(pencil, possible, broken)


def _same_office(one: Holding, other: Holding) -> bool:
    shared = set(_telling(one.office)) & set(_telling(other.office))
    return len(shared) >= 2 or fold(one.office) == fold(other.office)


def _telling(office: str) -> list[str]:
    return [word for word in fold(office).split() if len(word) > 3]


def _together(one: Term, other: Term) -> bool:
    """Tell whether two terms share more than the year of a handover."""
    return min(one.last or 9999, other.last or 9999) - max(one.first, other.first) >= 1


def _length(term: Term) -> int:
    return (term.last or 9999) - term.first


def _years(term: Term) -> str:
    return f"{term.first}-{term.last or ''}"


def _gaps(pencil: Pencil, held: list[tuple[Holding, Term]], broken: set[int]) -> Iterator[Finding]:
    """Find years without a holder; next to a term that cannot be right nothing can be said."""
    if len(held) < 4:
        return
    ordered = sorted(held, key=lambda pair: (pair[1].first, pair[1].last or 9999))
    latest = ordered[0][1].last or 9999
    for (holding, _), (after, term) in pairwise(ordered):
        if term.first > latest and latest not in broken and _same_office(holding, after):
            yield pencil.mark("CC4", term.start, term.end, from_year=latest, to_year=term.first)
        latest = max(latest, term.last or 9999)
