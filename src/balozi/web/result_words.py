"""What the pages call the words of results: ratings, declarations, states of values, what a row states."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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
ANSWER: Mapping[str, Label] = {
    "accepted": _("accepted"),
    "partly": _("accepted in part"),
    "declined": _("declined"),
}
STATUS_OF_ADVICE: Mapping[str, Label] = {
    "waiting": _("waits for an answer"),
    "in_hand": _("in hand"),
    "overdue": _("overdue"),
    "done": _("done"),
    "declined": _("declined"),
}
NEEDED: Mapping[str, Label] = {
    "words": _("What is missing"),
    "recommendation": _("Recommendation"),
    "finding": _("Finding"),
    "who answers": _("Who answers"),
    "owner": _("Institution"),
    "due": _("Until"),
}
VERB: Mapping[str, Label] = {
    "load_framework": _("loaded the results framework"),
    "add_indicator": _("put an indicator into the framework"),
    "define_indicator": _("defined an indicator anew"),
    "set_baseline": _("set a baseline"),
    "set_target": _("set a target"),
    "withdraw_aim": _("took a target or baseline back"),
    "set_thresholds": _("set the thresholds of ratings"),
    "submit_observation": _("reported a value"),
    "correct_observation": _("corrected a value"),
    "check_observation": _("checked a value"),
    "approve_observation": _("approved a value"),
    "return_observation": _("returned a value"),
    "withdraw_observation": _("withdrew a value"),
    "receive_values": _("took in a file of values"),
    "approve_import": _("approved values of a file"),
    "return_import": _("returned values of a file"),
    "undo_values": _("took a file of values back"),
    "load_demonstration": _("loaded invented values"),
    "remove_demonstration": _("took the invented values back"),
    "keep_report": _("kept a report of results"),
    "find_gaps": _("looked for gaps"),
    "enter_gap": _("entered a gap"),
    "plan_action": _("planned an action"),
    "finish_action": _("finished an action"),
    "close_gap": _("closed a gap"),
    "add_recommendation": _("entered a recommendation"),
    "answer_recommendation": _("recorded an answer of management"),
    "withdraw_recommendation": _("took a recommendation back"),
    "keep_brief": _("kept a document"),
    "renew_brief": _("composed a document again"),
    "write_section": _("wrote in a document"),
    "open_brief": _("opened a document"),
    "compose_now": _("composed a document"),
    "rebuild_states": _("worked out again how everything stands"),
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
        "waiting": _("waits for approval"),
        "all": _("all"),
    },
    "value_form": {
        "csv": _("Table (XLSX or CSV)"),
        "dhis2": _("DHIS2 values (JSON)"),
        "sdmx": "SDMX-CSV",
        "iati": _("IATI results (XML)"),
        "json": _("Rows from a program (JSON)"),
        "demonstration": _("invented values"),
    },
    "row_outcome": {
        "taken": _("rows"),
        "imported": _("new values"),
        "updated": _("corrections of values"),
        "ignored": _("say what stands already"),
        "targets_only": _("only targets or baselines"),
        "joined": _("parts of another row"),
        "refused": _("refused"),
    },
    "answer_of_management": ANSWER,
    "status_of_advice": STATUS_OF_ADVICE,
    "stated_sort": {
        "baseline": _("Baseline"),
        "target": _("Target"),
        "observation": pgettext_lazy("figure", "Value"),
    },
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
