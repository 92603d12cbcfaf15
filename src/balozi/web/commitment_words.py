"""What the pages call the words of the follow-up: statuses, reports, parts, evidence, judgements, links, verbs."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Label = str | Promise

STATUS: Mapping[str, Label] = {
    "identified": _("found in text"),
    "accepted": _("on the register"),
    "assigned": _("assigned"),
    "planned": _("work planned"),
    "in_progress": _("in progress"),
    "evidence_submitted": _("evidence submitted"),
    "verified": _("verified"),
    "fulfilled": _("fulfilled"),
    "partially_fulfilled": _("partially fulfilled"),
    "not_fulfilled": _("not fulfilled"),
    "superseded": _("superseded"),
    "withdrawn": _("withdrawn by who made it"),
    "lapsed": _("lapsed"),
}
FLAG: Mapping[str, Label] = {"at_risk": _("at risk"), "dormant": _("dormant")}
ASSERTED: Mapping[str, Label] = {
    "on_track": _("on track"),
    "at_risk": _("at risk"),
    "stalled": _("stalled"),
    "not_started": _("not started"),
    "completed": _("completed"),
}
PART: Mapping[str, Label] = {"lead": _("leads"), "co_implementer": _("implements with the lead")}
ANSWER: Mapping[str, Label] = {
    "offered": _("not accepted yet"),
    "accepted": _("accepted by the institution"),
    "declined": _("declined by the institution"),
    "handed_over": _("handed over"),
}
SHOWN: Mapping[str, Label] = {
    "file": _("File"),
    "link": _("Link"),
    "sentence": _("Sentence of a paper"),
    "statement": _("Statement"),
}
JUDGE: Mapping[str, Label] = {"self": _("Own assessment"), "independent": _("Independent assessment")}
SCORE: Mapping[str, Label] = {"1": _("fulfilled"), "0": _("partially fulfilled"), "-1": _("not fulfilled")}
BELONGS: Mapping[str, Label] = {
    "pillar": _("Pillar"),
    "objective": _("Objective"),
    "indicator": _("Indicator"),
    "agreement": _("Agreement"),
    "counterparty": _("Counterparty"),
}
DIRECTION: Mapping[str, Label] = {
    "ours": _("our word"),
    "theirs": _("owed to us"),
    "group": _("a group's pledge"),
    "others": _("between others"),
    "unstated": _("nobody named"),
}
VERB: Mapping[str, Label] = {
    "assign_commitment": _("assigned a commitment:"),
    "accept_assignment": _("accepted a part in a commitment:"),
    "decline_assignment": _("declined a part in a commitment:"),
    "hand_over": _("handed a part in a commitment over:"),
    "link_commitment": _("said what a commitment belongs to:"),
    "unlink_commitment": _("took a link of a commitment back:"),
    "plan_commitment": _("planned a commitment:"),
    "report_progress": _("reported progress:"),
    "submit_evidence": _("submitted evidence:"),
    "verify_evidence": _("verified evidence:"),
    "send_back_evidence": _("sent evidence back:"),
    "write_public_text": _("wrote what the public is told:"),
    "end_commitment": _("ended a commitment:"),
    "take_back_step": _("took a step back:"),
    "assess_commitment": _("assessed a commitment:"),
    "conclude_commitment": _("concluded a commitment:"),
    "request_date": _("asked to move a due date:"),
    "decide_date": _("decided on a due date:"),
    "split_commitment": _("split a commitment:"),
    "merge_commitments": _("merged commitments:"),
    "undo_division": _("undid a split or merge:"),
    "ask_for_report": _("asked for a report on a commitment:"),
    "ask_institution": _("asked an institution for its reports:"),
}
RECORD: Mapping[str, Label] = {
    "assignment": _("Assignment"),
    "update": _("Report"),
    "request": _("Request"),
    "division": _("Split or merge"),
    "link": _("Link"),
    "step": _("Step"),
    "evidence": _("Evidence"),
    "file": _("File"),
}
NEEDED: Mapping[str, Label] = {
    "institution": _("Institution"),
    "reason": _("Reason"),
    "text": _("What was done"),
    "action": _("What was promised"),
    "code": _("Name or code"),
    "score": _("Score"),
    "asserted": _("How it goes"),
    "part": _("Part"),
    "how": _("End"),
    "sort": _("It belongs to"),
}
GROUPS: Mapping[str, Mapping[str, Label]] = {
    "commitment_status": STATUS,
    "asserted": ASSERTED,
    "part": PART,
    "answer": ANSWER,
    "shown": SHOWN,
    "judge": JUDGE,
    "score": SCORE,
    "belongs": BELONGS,
    "whose": DIRECTION,
    "record": RECORD,
    "needed": NEEDED,
}
