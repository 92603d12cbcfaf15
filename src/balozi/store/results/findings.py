"""What pages are told of gaps: their actions, and the recommendations that they answer to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class ActionShown:
    """One corrective action, and whether the indicator moved since it was decided.

    Attributes:
        number: of it.
        action: in words.
        owner: code of the institution.
        person: user name.
        due: until when.
        done_on: when it was done.
        is_overdue: whether the day passed without it.
        before: the figure when it was decided: period, actual, achievement, rating.
        after: the latest figure now, empty where there is none.
        moved: better, worse, same, or "" where it cannot be told.
    """

    number: int
    action: str
    owner: str
    person: str
    due: date | None
    done_on: date | None
    is_overdue: bool
    before: Mapping[str, Any]
    after: Mapping[str, Any] = field(default_factory=dict)
    moved: str = ""


@dataclass(frozen=True, slots=True)
class GapShown:
    """One gap.

    Attributes:
        number: of it.
        rule: that found it, "" when it was entered.
        says: the rule's template, or the words that were entered.
        facts: that stand in the template.
        subject: in a stable form.
        indicator: code, "" for none.
        entry: number of the entry, None for none.
        cause: why it is so.
        actions: what is done about it.
        by: who wrote it.
        at: when.
        closed_at: when it was closed, None for an open one.
        closed_because: why.
    """

    number: int
    rule: str
    says: str
    facts: Mapping[str, Any]
    subject: str
    indicator: str
    entry: int | None
    cause: str
    actions: Sequence[ActionShown]
    by: str
    at: datetime
    closed_at: datetime | None
    closed_because: str


@dataclass(frozen=True, slots=True)
class RecommendationShown:
    """One recommendation of a review with its finding, the answer of management, and what became of it.

    Attributes:
        number: of it.
        review: kind of the review.
        period: of the review, as written.
        country: alpha-3, "" for all.
        institution: code, "" for all.
        criterion: of OECD-DAC, "" for none.
        words: the recommendation.
        gap: number of the gap that is its finding.
        finding: words of the gap, or the template of the rule that found it.
        facts: that stand in the template.
        cause: of the gap.
        by: who entered it.
        at: when.
        answer: accepted, partly or declined; "" while none is given.
        answer_words: said with the answer.
        by_whom: who answered, in words.
        answered_at: when the answer was entered.
        action: number of the action that it became.
        action_words: what is done.
        owner: code of the institution that does it.
        person: who answers for it.
        due: until when.
        done_on: when it was done.
        status: waiting, in_hand, overdue, done or declined.
    """

    number: int
    review: str
    period: str
    country: str
    institution: str
    criterion: str
    words: str
    gap: int
    finding: str
    facts: Mapping[str, Any]
    cause: str
    by: str
    at: datetime
    answer: str
    answer_words: str
    by_whom: str
    answered_at: datetime | None
    action: int | None
    action_words: str
    owner: str
    person: str
    due: date | None
    done_on: date | None
    status: str
