"""What the pages call the events, states and relations of agreements."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as pgettext

Words = Mapping[str, str | Promise]

STATUS: Words = {
    "initiated": pgettext("status of an agreement", "initiated"),
    "drafted": pgettext("status of an agreement", "drafted"),
    "negotiating": pgettext("status of an agreement", "being negotiated"),
    "text_adopted": pgettext("status of an agreement", "text adopted"),
    "cleared": pgettext("status of an agreement", "cleared for signature"),
    "authenticated": pgettext("status of an agreement", "text authenticated"),
    "consented": pgettext("status of an agreement", "ratified, not yet in force"),
    "provisionally_applied": pgettext("status of an agreement", "provisionally applied"),
    "effective": pgettext("status of an agreement", "in effect"),
    "suspended": pgettext("status of an agreement", "suspended"),
    "expired": pgettext("status of an agreement", "expired"),
    "superseded": pgettext("status of an agreement", "superseded"),
    "invalid": pgettext("status of an agreement", "invalid"),
}

EVENT: Words = {
    "initiated": _("Initiation"),
    "drafted": _("Draft made"),
    "negotiating": _("Negotiation"),
    "text_adopted": _("Adoption of the text"),
    "cleared": _("Clearance for signature"),
    "authenticated": _("Authentication of the text (initialling)"),
    "signed": _("Signature"),
    "internal_step": _("Step of the national procedure"),
    "step_lapsed": _("Lapse of a step of the national procedure"),
    "approved_internally": _("National approval"),
    "ratified": _("Ratification"),
    "accepted": _("Acceptance (A)"),
    "approved": _("Approval (AA)"),
    "acceded": _("Accession (a)"),
    "succeeded": _("Succession (d)"),
    "definitively_signed": _("Definitive signature (s)"),
    "deposited": _("Deposit or exchange of the instrument"),
    "provisionally_applied": _("Provisional application"),
    "effective": _("Taking effect"),
    "in_force": _("Entry into force"),
    "registered": _("Registration with the United Nations"),
    "amended": _("Amendment"),
    "renewed": _("Renewal"),
    "suspended": _("Suspension"),
    "resumed": _("Resumption"),
    "expired": _("Expiry"),
    "terminated": _("Termination"),
    "superseded": _("Replacement by another agreement"),
    "invalid": _("Invalidity"),
    "denounced": _("Denunciation"),
    "withdrawn": _("Withdrawal"),
    "reservation": _("Reservation"),
    "reservation_withdrawn": _("Withdrawal of reservations"),
    "declaration": _("Interpretative declaration"),
    "objection": _("Objection to a reservation"),
    "depositary_named": _("Depositary named"),
    "notification": _("Notification received"),
    "text_kept": _("Text kept"),
    "published": _("Publication"),
    # Words of papers, as long as an entry carries them.
    "proposed": _("Initiation"),
    "negotiated": _("Negotiation"),
}

AXIS: Words = {
    "instrument": _("Of the agreement itself"),
    "both": _("Of the agreement, or of the party named"),
    "party": _("Of one party"),
    "side": _("Kept beside it"),
}

RELATION: Words = {
    "no_party": _("not a party"),
    "signatory": _("signatory"),
    "approved": _("signatory, approved at home"),
    "contracting": _("consented, not yet in force for it"),
    "provisional": _("applies it provisionally"),
    "party": _("party, in force for it"),
    "withdrawn": _("has left"),
    "ended": _("was bound until it ended"),
}

STEP_STATE: Words = {
    "done": _("done"),
    "lapsed": _("lapsed, must be done again"),
    "not_recorded": _("not recorded"),
    "next": _("is next"),
    "later": _("later"),
}

RENEWAL: Words = {
    "": _("not known"),
    "tacit": _("renews itself"),
    "agreed": _("the parties must agree"),
    "none": _("none"),
}

WATCH: Words = {
    "stuck": _("Stuck at a step"),
    "unregistered": _("In force, not registered"),
    "unratified": _("Signed, not ratified"),
    "expiring": _("Expiring or expired"),
    "dormant": _("Dormant"),
    "findings": _("What does not fit"),
}

WATCH_SAYS: Words = {
    "stuck": _(
        "Each agreement that binds, at the first step of the national procedure that is to be done now."
    ),
    "unregistered": _(
        "Article 102 of the UN Charter: a treaty in force that is not registered cannot be invoked before an "
        "organ of the United Nations."
    ),
    "unratified": _(
        "Signed by the country longer ago than the months given, without its consent to be bound."
    ),
    "expiring": _(
        "The term ends within the months given, or has ended without a renewal; with the last day for notice "
        "where it renews itself."
    ),
    "dormant": _("No event and no paper for the months given, or never any."),
    "findings": _("Dates, parties and events that contradict each other, each with its rule."),
}
