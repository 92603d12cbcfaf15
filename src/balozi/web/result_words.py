"""What the pages call the words of results: ratings, declarations, states of values, what a row states."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Label = str | Promise

RATING: Mapping[str, Label] = {
    "met": _("met"),
    "partly_met": _("partly met"),
    "not_met": _("not met"),
    "no_data": _("no data"),
    "not_due": _("not due yet"),
    "not_assessable": _("cannot be assessed"),
    "without_figure": _("nothing stated"),
}
# Shapes that differ without colour; the word stands beside them.
SIGN: Mapping[str, Label] = {
    "met": "●",
    "partly_met": "◐",
    "not_met": "○",
    "no_data": "–",
    "not_due": "…",
    "not_assessable": "?",
    "without_figure": "–",
}
GROUPS: Mapping[str, Mapping[str, Label]] = {
    "rating": RATING,
    "sign": SIGN,
    "level_of_result": {"impact": _("impact"), "outcome": _("outcome"), "output": _("output")},
    "direction": {
        "increase": _("to increase"),
        "decrease": _("to decrease"),
        "range": _("to stay in a range"),
        "none": _("neither way"),
    },
    "indicator_kind": {
        "periodic": _("counted anew in each period"),
        "cumulative": _("running total"),
        "level": _("level at the end of the period"),
        "percent": _("percentage"),
        "scale": _("place on a scale"),
    },
    "frequency": {
        "month": _("every month"),
        "quarter": _("every quarter"),
        "half-year": _("every half-year"),
        "year": _("every year"),
    },
    "calendar_of_indicator": {"calendar": _("calendar year"), "fiscal": _("fiscal year")},
    "value_state": {
        "submitted": _("waits for approval"),
        "checked": _("checked, waits for approval"),
        "approved": _("approved"),
        "returned": _("returned"),
        "corrected": _("corrected"),
        "withdrawn": _("withdrawn"),
        "standing": _("stands"),
        "superseded": _("replaced"),
    },
    "stated_sort": {"baseline": _("Baseline"), "target": _("Target"), "observation": _("Value")},
    "moved": {
        "better": _("better since then"),
        "worse": _("worse since then"),
        "same": _("the same since then"),
        "": _("cannot be told yet"),
    },
    "forecast_method": {
        "trend": _("a straight line through the values so far"),
        "seasonal": _("as in the same part of the year before"),
    },
}
