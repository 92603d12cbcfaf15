"""What a file says of indicators, row by row, before anybody looks whether it can be taken in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from balozi.ground.errors.family import BaloziError
from balozi.results.periods import Period
from balozi.results.validating import Oddity

FORMS = ("csv", "dhis2", "sdmx", "iati")
_VALUE = 80


@dataclass(frozen=True, slots=True)
class ValueDraft:
    """One row of values, in the words of the file.

    Attributes:
        row: number of it in the file, the first one is 1.
        indicator: code.
        period: as the file has it, in a form that `period_of` reads.
        area: code.
        parent: the larger area, "" when the file does not say.
        said: by name what is stated: value, numerator, denominator, target, target_low, target_high, baseline,
            breakdown, reporter, reported_on, comment.
    """

    row: int
    indicator: str
    period: str
    area: str = ""
    parent: str = ""
    said: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """Return what is stated under a name, "" for nothing."""
        return self.said.get(name, "")


@dataclass(frozen=True, slots=True)
class Conflict:
    """What is told of a row: why it is refused, or what is odd about it.

    Attributes:
        row: number of it in the file, 0 for the file.
        rule: name of a rule of validation, or code of a refusal.
        severity: error (the row is refused) or warning.
        message: a sentence.
        value: what stood there.
        says: the sentences as templates, by which a page tells them in its language; none where they are none.
        facts: that the templates take.
    """

    row: int
    rule: str
    severity: str
    message: str
    value: str = ""
    says: Sequence[str] = ()
    facts: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def of_refusal(cls, row: int, refusal: BaloziError, value: str) -> "Conflict":
        """Return what is told of a row that is refused."""
        says = (refusal.says, refusal.remedy)
        return cls(row, refusal.code, "error", str(refusal), value[:_VALUE], says, _plain(refusal.facts))

    @classmethod
    def of_oddity(cls, row: int, odd: Oddity, value: str) -> "Conflict":
        """Return what is told of a row that is taken in and does not keep a rule of validation."""
        says = (odd.sentence(),)
        return cls(row, odd.rule, "warning", odd.in_words(), value[:_VALUE], says, _plain(odd.facts))

    def told(self) -> dict[str, Any]:
        """Return it as it is written for programs."""
        return {
            "row": self.row,
            "rule": self.rule,
            "severity": self.severity,
            "message": self.message,
            "value": self.value,
        }

    def kept(self) -> dict[str, Any]:
        """Return it as it is kept, so that it can be told in other languages later."""
        return {**self.told(), "says": list(self.says), "facts": dict(self.facts)}


@dataclass(frozen=True, slots=True)
class ValueFile:
    """What was read from a file.

    Attributes:
        drafts: in the order of the file.
        conflicts: rows that could not even be read.
        ignored: columns or elements that say nothing here.
        rows: how many rows the file has.
        unread: how many of them could not be read; None where each conflict is one.
    """

    drafts: Sequence[ValueDraft]
    conflicts: Sequence[Conflict] = ()
    ignored: Sequence[str] = ()
    rows: int = 0
    unread: int | None = None


@dataclass(frozen=True, slots=True)
class ValueOut:
    """One cell of what goes out: an indicator in an area and period.

    Attributes:
        indicator: code.
        names: by language.
        level: impact, outcome or output.
        unit: of the values.
        kind: of the indicator.
        direction: of the indicator.
        result: code of the result; the names of it stand in ``result_names``.
        result_names: by language.
        area: code.
        period: of the values.
        numbers: in digits by name: value, numerator, denominator, target, target_low, target_high, baseline.
    """

    indicator: str
    names: Mapping[str, str]
    level: str
    unit: str
    kind: str
    direction: str
    result: str
    result_names: Mapping[str, str]
    area: str
    period: Period
    numbers: Mapping[str, str]


def joined(drafts: Iterable[ValueDraft]) -> list[ValueDraft]:
    """Return drafts of one cell as one, for formats that say one number in each row."""
    found: dict[tuple[str, ...], ValueDraft] = {}
    repeated = []
    for draft in drafts:
        key = (draft.indicator, draft.period, draft.area, draft.get("breakdown"), draft.get("reporter"))
        before = found.get(key)
        numbers = {name for name in draft.said if name not in {"breakdown", "reporter", "comment"}}
        if before is None:
            found[key] = draft
        elif numbers & set(before.said):
            # Said twice: it stays a row of its own, so that it is compared and told.
            repeated.append(draft)
        else:
            found[key] = replace(before, said={**before.said, **draft.said})
    return sorted([*found.values(), *repeated], key=lambda draft: draft.row)


def _plain(facts: Mapping[str, object]) -> dict[str, object]:
    return {name: fact if isinstance(fact, int | float) else str(fact) for name, fact in facts.items()}
