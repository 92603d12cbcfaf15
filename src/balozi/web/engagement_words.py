"""What the pages call the words of engagements: forms of contact, statuses, outcomes, feeds, verbs."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Label = str | Promise

VALUE: Mapping[str, Label] = {
    "state_visit": _("state visit"),
    "official_visit": _("official visit"),
    "working_visit": _("working visit"),
    "private_visit": _("private visit"),
    "transit": _("transit"),
    "bilateral_talks": _("bilateral talks"),
    "consultations": _("political consultations"),
    "joint_commission": _("session of a joint commission"),
    "working_group": _("joint working group"),
    "ministerial_meeting": _("ministerial meeting"),
    "conference": _("conference"),
    "side_meeting": _("meeting beside a conference"),
    "credentials": _("presentation of credentials"),
    "demarche": _("démarche"),
    "exchange_of_notes": _("exchange of notes"),
    "public_event": _("public event"),
}
STATUS: Mapping[str, Label] = {
    "proposed": _("proposed"),
    "agreed": _("agreed"),
    "prepared": _("prepared"),
    "postponed": _("postponed"),
    "held": _("held"),
    "recorded": _("recorded"),
    "followed_up": _("followed up"),
    "cancelled": _("cancelled"),
}
OUTCOME_SORT: Mapping[str, Label] = {
    "created": _("made in it"),
    "moved": _("moved by it"),
    "discussed": _("discussed in it"),
}
SCOPE: Mapping[str, Label] = {
    "all": _("All engagements that I may read"),
    "mine": _("Those in which I take part or prepare the brief"),
    "institution": _("Those of one institution"),
}
NEEDED: Mapping[str, Label] = {
    "type": _("form of contact"),
    "country": _("country"),
    "states": _("states and organisations"),
    "side": _("state or organisation"),
    "scope": _("which engagements"),
    "person": _("person, office or institution"),
    "asked_of": _("of whom the brief is asked"),
    "kind": _("kind of the new entry"),
}
RECORD: Mapping[str, Label] = {
    "participant": _("participant"),
    "talking point": _("talking point"),
    "outcome": _("outcome"),
}
VERB: Mapping[str, Label] = {
    "propose_engagement": _("proposed an engagement"),
    "agree_engagement": _("noted the agreement to an engagement"),
    "prepare_engagement": _("noted that an engagement is prepared"),
    "hold_engagement": _("noted that an engagement was held"),
    "postpone_engagement": _("postponed an engagement"),
    "cancel_engagement": _("cancelled an engagement"),
    "take_back_engagement_step": _("took a step of an engagement back"),
    "add_participant": _("added who takes part:"),
    "remove_participant": _("removed who takes part:"),
    "request_brief": _("asked for a brief:"),
    "add_talking_point": _("added a talking point:"),
    "remove_talking_point": _("took a talking point away:"),
    "record_engagement": _("wrote down what was said:"),
    "record_outcome": _("recorded an outcome:"),
    "withdraw_outcome": _("took an outcome back:"),
    "follow_up_engagement": _("closed the follow-up of an engagement"),
    "make_feed": _("made a calendar feed:"),
    "end_feed": _("ended a calendar feed:"),
}
