"""What the pages call the words of relations, missions and heads of mission."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as pgettext

Label = str | Promise

KIND: Mapping[str, Label] = {
    "relation": _("Diplomatic relations"),
    "visa_rule": _("Visa rule"),
    "foreign_mission": _("Foreign mission"),
}
REGISTER: Mapping[str, Label] = {
    "relations": _("Diplomatic relations"),
    "visa_rules": _("Visa rules"),
    "foreign_missions": _("Foreign missions"),
}
REGISTER_SAYS: Mapping[str, Label] = {
    "relations": _("With which states there are relations, since when, and how they stand."),
    "visa_rules": _("Who needs a visa here, and where our citizens need one."),
    "foreign_missions": _("Missions and posts of other states that are accredited to the country."),
}
FIELD: Mapping[str, Label] = {
    "accreditation": _("Seat of the mission"),
    "basis": _("Rests on the instrument"),
    "days": _("Days of stay"),
    "direction": _("Direction"),
    "officer_category": _("Category of the officer"),
    "rule": _("Rule"),
}
ROLE: Mapping[str, Label] = {"accredited": _("Accredited to"), "sending": _("Sending state")}
STATUS: Mapping[str, Label] = {
    "recognised": _("recognised"),
    "established": _("established"),
    "downgraded": _("downgraded"),
    "severed": _("severed"),
    "restored": _("restored"),
    "listed": _("listed; no event is known"),
    "announced": _("announced"),
    "open": pgettext("state of a mission", "open"),
    "closed": pgettext("state of a mission", "closed"),
}
VALUE: Mapping[str, Label] = {
    **STATUS,
    "visa_free": _("visa-free"),
    "e_visa": _("e-visa"),
    "on_arrival": _("visa on arrival"),
    "required": _("visa required before travel"),
    "incoming": _("for their citizens who come here"),
    "outgoing": _("for our citizens who go there"),
    "resident": _("in this country"),
    "non_resident": _("in another country"),
    "career": _("career"),
    "honorary": _("honorary"),
    "vice_consulate": _("vice-consulate"),
    "interests_section": _("interests section"),
    "representative_office": _("representative office"),
}
POST_STATUS: Mapping[str, Label] = {
    **STATUS,
    "unknown": _("not known"),
    "planned": _("planned"),
    "suspended": _("suspended"),
    "named": _("named; no step is known"),
    "nominated": _("nominated"),
    "agrement_sought": _("agrément sought"),
    "agrement_given": _("agrément given"),
    "refused": _("agrément refused"),
    "vetted": _("vetted"),
    "appointed": _("appointed"),
    "commissioned": _("commission issued"),
    "in_office": _("in office"),
    "in_charge": _("in charge for the time being"),
    "recalled": _("recalled"),
    "left_office": _("left office"),
    "non_grata": _("declared persona non grata"),
}
EVENT: Mapping[str, Label] = {
    "recognised": _("recognised"),
    "established": _("established"),
    "downgraded": _("downgraded"),
    "suspended": _("suspended"),
    "severed": _("severed"),
    "restored": _("restored"),
    "planned": _("planned"),
    "announced": _("announced"),
    "opened": _("opened"),
    "relocated": _("moved to another city"),
    "resumed": _("resumed its work"),
    "closed": pgettext("state of a mission", "closed"),
    "nominated": _("nominated"),
    "agrement_sought": _("agrément sought"),
    "agrement_given": _("agrément given"),
    "agrement_refused": _("agrément refused"),
    "vetted": _("vetted"),
    "appointed": _("appointed"),
    "commission_issued": _("commission issued"),
    "exequatur_given": _("exequatur given"),
    "credentials_presented": _("credentials presented"),
    "took_charge": _("took charge for the time being"),
    "recalled": _("recalled"),
    "left_office": _("left office"),
    "non_grata": _("declared persona non grata"),
}
RANK: Mapping[str, Label] = {
    "ambassador": _("ambassador"),
    "high_commissioner": _("high commissioner"),
    "nuncio": _("nuncio"),
    "permanent_representative": _("permanent representative"),
    "envoy": _("envoy"),
    "minister": _("minister"),
    "charge_d_affaires": _("chargé d'affaires"),
    "consul_general": _("consul general"),
    "consul": _("consul"),
    "vice_consul": _("vice-consul"),
    "consular_agent": _("consular agent"),
}
FINDING: Mapping[str, Label] = {
    "two_in_office": _("More than one head is in office."),
    "charge_beside_head": _("Somebody stands in although a head is in office."),
}
VERB: Mapping[str, Label] = {
    "enter_relation": _("put on the register:"),
    "add_entry": _("put on the register:"),
    "record_step": _("recorded an event of relations or of a mission:"),
    "name_head": _("named a head of mission:"),
    "record_head_step": _("recorded a step of a head of mission:"),
    "withdraw_step": _("took an event back:"),
    "record_dues": _("recorded the dues of a membership:"),
}
GROUPS: Mapping[str, Mapping[str, Label]] = {
    "post_status": POST_STATUS,
    "post_event": EVENT,
    "rank": RANK,
    "post_finding": FINDING,
}
