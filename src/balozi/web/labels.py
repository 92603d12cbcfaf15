"""What the pages call things, in the reader's language: kinds, registers, states, flags, and every group of words.

The words that the program stores (``office_holder``, ``due_text``) are never shown; each has its label here.
"""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as pgettext

from balozi.services import mail_words
from balozi.web import (
    agreement_words,
    commitment_words,
    deed_words,
    engagement_words,
    field_words,
    post_words,
    result_words,
    value_words,
)

Label = str | Promise

KIND: Mapping[str, Label] = {
    "interest": _("National interest"),
    "principle": _("Guiding principle"),
    "value": _("Value"),
    "objective": _("Objective"),
    "pillar": _("Pillar"),
    "actor": _("Actor"),
    "institution_role": _("Role of an institution"),
    "goal": _("Goal"),
    "driver": _("Driver"),
    "threat": _("Threat"),
    "region_focus": _("Region of interest"),
    "place_focus": _("Place of interest"),
    "strategy_link": _("Link to a strategy"),
    "legal_basis": _("Legal basis"),
    "me_instrument": _("Monitoring instrument"),
    "abbreviation": _("Abbreviation"),
    "county": _("County"),
    "mission": _("Mission"),
    "consulate": _("Consulate"),
    "office_holder": _("Office-holder"),
    "membership": _("Membership"),
    "peacekeeping": _("Peacekeeping"),
    "hosting": _("Hosting"),
    "instrument": _("Agreement"),
    "agreement": _("Agreement"),
    "engagement": _("Engagement"),
    "commitment": _("Commitment"),
    "metric": _("Figure"),
    "ranking": _("Ranking"),
    "position": _("Position"),
    "statement": _("Statement"),
    "initiative": _("Initiative"),
    "action_done": _("Action taken"),
    "role": _("Role"),
    "consultation": _("Consultation"),
    "contact": _("Contact"),
    "document": _("Document"),
    "byline": _("Author"),
    "agreement_title": _("Title of an agreement"),
    "quality_issue": _("Doubt about the text"),
    **post_words.KIND,
}

REGISTER: Mapping[str, Label] = {
    "commitments": _("Commitments"),
    "agreements": _("Agreements"),
    "engagements": _("Engagements"),
    "missions": _("Missions"),
    "office_holdings": _("Office-holders"),
    "memberships": _("Memberships"),
    "deployments": _("Deployments"),
    "hostings": _("Hosted organisations"),
    "counts": _("Stated counts"),
    "framework": _("Policy framework"),
    "areas": _("Counties and areas"),
    "terms": _("Abbreviations"),
    "statements": _("Statements and positions"),
    **post_words.REGISTER,
}

REGISTER_SAYS: Mapping[str, Label] = {
    "commitments": _("What was promised, by whom, to whom and by when."),
    "agreements": _(
        "Treaties, memoranda, protocols, communiqués: the status follows from their dated events."
    ),
    "engagements": _("Visits, talks, summits, signings."),
    "missions": _("Embassies, high commissions, permanent missions and consulates, as listed."),
    "office_holdings": _("Who held which office, with the terms as stated."),
    "memberships": _("Organisations and groupings that a state belongs to."),
    "deployments": _("Troops, police and observers in peace operations."),
    "hostings": _("Organisations that have a seat or an office in the country."),
    "counts": _("Numbers that papers state, each with its definition, date and source."),
    "framework": _(
        "Interests, principles, values, objectives, pillars and the institutions that carry them."
    ),
    "areas": _("Counties with their official codes, borders and neighbours."),
    "terms": _("Abbreviations with what they stand for, also where one has two meanings."),
    "statements": _("Positions and statements that promise nothing by themselves."),
    **post_words.REGISTER_SAYS,
}

STATE: Mapping[str, Label] = {
    "open": pgettext("state of a suggestion", "to review"),
    "accepted": pgettext("state of a suggestion", "accepted"),
    "amended": pgettext("state of a suggestion", "amended and accepted"),
    "rejected": pgettext("state of a suggestion", "rejected"),
    "known": pgettext("state of a suggestion", "on the register already"),
}

FLAG: Mapping[str, Label] = {
    "overdue": _("overdue"),
    "undated": _("no date given"),
    "unowned": _("nobody named"),
    **commitment_words.FLAG,
    "ambiguous": _("more than one meaning"),
    "approximate-date": _("approximate date"),
    "doubtful": _("doubtful"),
    "duplicate": _("listed twice"),
    "former-name": _("former name"),
    "gap-before": _("gap before it"),
    "impossible-term": _("impossible term"),
    "misspelt": _("misspelt"),
    "mixed-script": _("letters of two alphabets"),
    "name-varies": _("name varies"),
    "not-credible": _("not credible"),
    "out-of-order": _("out of order"),
    "overlapping-term": _("overlapping term"),
    "own-capital": _("own capital"),
    "split-word": _("word split"),
    "stale": _("may be out of date"),
    "truncated": _("cut off"),
    "uncertain": _("uncertain"),
    "wrong-region": _("printed under another region"),
}

# Other registers have these words too and name them alike.
_ELSEWHERE = frozenset({"planned", "superseded"})
LANGUAGE: Mapping[str, Label] = {
    "sw": _("Swahili"),
    "en": _("English"),
    "fr": _("French"),
    "und": _("unknown language"),
}

CHANGE: Mapping[str, Label] = {
    "added": _("Came on the register"),
    "changed": _("Changed fields"),
    "moved": _("Moved on"),
    "retired": _("Left the register"),
}

CHANGE_SAYS: Mapping[str, Label] = {
    "added": _("Entries that were not on the register on the first day and are on the second."),
    "changed": _("Entries that say something else on the second day, or involve others."),
    "moved": _("Entries that say the same, and of which events or assignments were recorded in between."),
    "retired": _(
        "Entries that were on the register on the first day and are not on the second; their history stays."
    ),
}

SEVERITY: Mapping[str, Label] = {
    "error": _("cannot be right"),
    "warning": _("one of two is wrong"),
    "note": _("worth a look"),
}

_GROUPS: Mapping[str, Mapping[str, Label]] = MappingProxyType(
    {
        "kind": KIND,
        "register": REGISTER,
        "register_says": REGISTER_SAYS,
        "field": field_words.FIELD,
        "role": field_words.ROLE,
        "state": STATE,
        "flag": FLAG,
        "value": value_words.VALUE,
        "language": LANGUAGE,
        "verb": deed_words.VERB,
        "outcome": deed_words.OUTCOME,
        "door": deed_words.DOOR,
        "change": CHANGE,
        "change_says": CHANGE_SAYS,
        "severity": SEVERITY,
        "waits": mail_words.WHY,
        **commitment_words.GROUPS,
        **post_words.GROUPS,
        **result_words.GROUPS,
        "needed": {**result_words.NEEDED, **engagement_words.NEEDED, **commitment_words.GROUPS["needed"]},
        "record": {**engagement_words.RECORD, **commitment_words.GROUPS["record"]},
        "engagement_status": engagement_words.STATUS,
        "outcome_sort": engagement_words.OUTCOME_SORT,
        "feed_scope": engagement_words.SCOPE,
        "event": agreement_words.EVENT,
        "axis": agreement_words.AXIS,
        "relation": agreement_words.RELATION,
        "step_state": agreement_words.STEP_STATE,
        "renewal": agreement_words.RENEWAL,
        "watch": agreement_words.WATCH,
        "watch_says": agreement_words.WATCH_SAYS,
    }
)


def label(group: str, name: object) -> str:
    """Return what a stored word is called in the language of the page; an unknown word is shown as it is.

    Examples:
        >>> label("flag", "never-heard-of")
        'never heard of'
    """
    known = _GROUPS[group].get(str(name))
    return str(known) if known is not None else str(name).replace("_", " ").replace("-", " ")
