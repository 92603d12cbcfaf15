"""Reading gaps and corrective actions, and finding gaps over the registers and the figures."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Q, QuerySet

from balozi.ground.errors.values import NoSuchGap
from balozi.ground.people import Reader
from balozi.registers.commitments import flags_on
from balozi.results.gaps import FoundGap, gap_rules, lowered, off_track
from balozi.store.access.visibility import seen, visible
from balozi.store.follow_up.models import Assignment, CommitmentLink
from balozi.store.registers.models import Agreement, Commitment, FrameworkItem
from balozi.store.registers.moments import standing
from balozi.store.results.findings import ActionShown, GapShown
from balozi.store.results.models import CorrectiveAction, Gap
from balozi.store.results.records import Asked, FigureRow
from balozi.store.results.scorecards import scorecard


def gaps(
    reader: Reader, on: date, *, rule: str = "", indicator: str = "", is_open: bool = True
) -> list[GapShown]:
    """Return the gaps, the latest first, with what is done about them and whether the indicator moved.

    Args:
        reader: whose clearance applies.
        on: the day on which it is asked what is overdue and how the indicators stand.
        rule: name of a rule, "" for all, "entered" for those that people entered.
        indicator: code, "" for all.
        is_open: only those that are not closed.
    """
    rows = readable_gaps(reader)
    rows = rows.filter(superseded__isnull=True) if is_open else rows
    if rule:
        rows = rows.filter(rule="" if rule == "entered" else rule)
    if indicator:
        rows = rows.filter(indicator__code=indicator)
    listed = list(rows.select_related("indicator", "made", "superseded").order_by("-id"))
    return _shown(reader, listed, on)


def readable_gaps(reader: Reader) -> QuerySet[Gap]:
    """Return the gaps, closed ones too, of which the reader may see what they are about."""
    rows = visible(Gap.objects.filter(Q(entry__isnull=True) | seen(Gap, reader, "entry")), reader)
    return rows.filter(Q(indicator__isnull=True) | seen(Gap, reader, "indicator"))


def gap_row(reader: Reader, number: int, on: date) -> GapShown:
    """Return one gap, also a closed one.

    Raises:
        NoSuchGap: there is none of this number that the reader may see.
    """
    found = [row for row in gaps(reader, on, is_open=False) if row.number == number]
    if not found:
        raise NoSuchGap("gap", number)
    return found[0]


def figure_now(reader: Reader, code: str, on: date) -> dict[str, Any]:
    """Return the latest figure of an indicator as an action keeps it: of its largest area; empty for none."""
    return _figures(reader, (code,), on).get(code, {})


def found_gaps(reader: Reader, asked: Asked) -> list[FoundGap]:
    """Return what the rules find now, in the order of the rules.

    Args:
        reader: whose clearance applies.
        asked: country, pillar, institution and the day.
    """
    card = scorecard(reader, asked)
    lines = [figure.line for figure in card.figures]
    rows = {figure.indicator.code: figure.indicator for figure in card.figures} | {
        row.code: row for row in card.silent
    }
    with_value = {str(line["indicator"]) for line in lines if line["actual"] is not None}
    marked = {code: row.marking for code, row in rows.items()}
    found = [*_pillars(reader, {row.pillar for row in rows.values()}, asked)]
    for code, row in sorted(rows.items()):
        facts = {"indicator": code}
        if not row.owner:
            found.append(FoundGap("GP2", code, facts, code, marking=row.marking))
        if code not in with_value:
            found.append(FoundGap("GP3", code, facts, code, marking=row.marking))
    found += [_marked(gap, marked) for gap in (*off_track(lines), *lowered(lines))]
    if not asked.pillar and not asked.institution:
        found += [*_commitments(reader, asked.on), *_agreements(reader)]
    return sorted(found, key=lambda gap: (gap.rule, gap.subject))


def _marked(gap: FoundGap, marked: Mapping[str, int]) -> FoundGap:
    return FoundGap(gap.rule, gap.subject, gap.facts, gap.indicator, gap.entry, marked[gap.indicator])


def _pillars(reader: Reader, told: set[str], asked: Asked) -> Iterator[FoundGap]:
    rows = visible(standing(FrameworkItem, asked.at), reader, "entry").filter(entry__kind="pillar")
    rows = rows.filter(entry__country=asked.country) if asked.country else rows
    for row in rows.select_related("entry").order_by("number", "id"):
        if row.entry.pack_key not in told and (not asked.pillar or row.entry.pack_key == asked.pillar):
            yield _of_entry("GP1", row)


def _commitments(reader: Reader, on: date) -> Iterator[FoundGap]:
    rows = visible(standing(Commitment, None), reader, "entry").select_related("entry").order_by("id")
    links = CommitmentLink.objects.filter(superseded__isnull=True, sort=CommitmentLink.Sort.AGREEMENT)
    linked = set(links.values_list("entry_id", flat=True))
    leads = Assignment.objects.filter(superseded__isnull=True, part="lead", state__in=("offered", "accepted"))
    led = set(leads.values_list("entry_id", flat=True))
    for row in rows:
        lead = str(row.details.get("lead", "")) or ("assigned" if row.entry_id in led else "")
        flags = flags_on(row.due, lead, on)
        if row.entry_id not in linked:
            yield _of_entry("GP6", row)
        if "undated" in flags:
            yield _of_entry("GP7", row)
        if "unowned" in flags:
            yield _of_entry("GP8", row)


def _agreements(reader: Reader) -> Iterator[FoundGap]:
    links = CommitmentLink.objects.filter(superseded__isnull=True, sort=CommitmentLink.Sort.AGREEMENT)
    # A commitment that the reader may not see must not show by a gap that is missing.
    told = set(visible(links, reader, "entry").values_list("target_id", flat=True))
    rows = visible(standing(Agreement, None), reader, "entry").select_related("entry").order_by("id")
    for row in rows:
        if row.entry_id not in told:
            yield _of_entry("GP9", row)


def _of_entry(rule: str, row: Any) -> FoundGap:
    return FoundGap(
        rule, f"entry {row.entry_id}", {"title": row.title}, entry=row.entry_id, marking=row.entry.marking
    )


def _shown(reader: Reader, rows: list[Any], on: date) -> list[GapShown]:
    actions: dict[int, list[Any]] = {}
    standing_ones = CorrectiveAction.objects.filter(superseded__isnull=True, gap__in=[row.pk for row in rows])
    for action in standing_ones.order_by("id"):
        actions.setdefault(action.gap_id, []).append(action)
    codes = {row.indicator.code for row in rows if row.pk in actions and row.indicator}
    now = _figures(reader, tuple(sorted(codes)), on) if codes else {}
    return [
        GapShown(
            number=row.pk,
            rule=row.rule,
            says=gap_rules()[row.rule].says if row.rule else row.words,
            facts=row.facts,
            subject=row.subject,
            indicator=row.indicator.code if row.indicator else "",
            entry=row.entry_id,
            cause=row.cause,
            actions=[
                _action(one, now.get(row.indicator.code, {}) if row.indicator else {}, on)
                for one in actions.get(row.pk, ())
            ],
            by=row.made.by,
            at=row.made.at,
            closed_at=row.superseded.at if row.superseded else None,
            closed_because=row.closed_because,
        )
        for row in rows
    ]


def _action(row: Any, after: Mapping[str, Any], on: date) -> ActionShown:
    overdue = row.done_on is None and row.due is not None and row.due < on
    return ActionShown(
        row.pk,
        row.action,
        row.owner,
        row.person,
        row.due,
        row.done_on,
        overdue,
        row.before,
        after,
        moved(row.before, after),
    )


def moved(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """Tell whether an indicator moved by its achievement: better, worse, same, "" where it cannot be told.

    Examples:
        >>> moved({"achievement": "0.5", "period": "2024"}, {"achievement": "0.75", "period": "2025"})
        'better'
        >>> moved({"achievement": None, "period": "2024"}, {"achievement": "0.75", "period": "2025"})
        ''
    """
    was, now = before.get("achievement"), after.get("achievement")
    if was is None or now is None or before.get("period") == after.get("period"):
        return ""
    change = Fraction(str(now)) - Fraction(str(was))
    return "same" if not change else "better" if change > 0 else "worse"


def _figures(reader: Reader, codes: tuple[str, ...], on: date) -> dict[str, dict[str, Any]]:
    card = scorecard(reader, Asked(on=on, indicators=codes))
    found: dict[str, dict[str, Any]] = {}
    for figure in sorted(card.latest, key=_is_part):
        told = {
            name: None if figure.line[name] is None else str(figure.line[name])
            for name in ("area", "period", "actual", "target", "achievement", "rating")
        }
        found.setdefault(figure.indicator.code, told)
    return found


def _is_part(figure: FigureRow) -> bool:
    """Tell whether a figure is of an area inside the country: the country itself comes first."""
    return str(figure.line["area"]) != figure.indicator.country
