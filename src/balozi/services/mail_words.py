"""What mails are made of: why something waits, in words that the pages use too."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WHY: Mapping[str, str | Promise] = {
    "overdue": _("Overdue"),
    "offered": _("Waits for acceptance"),
    "due_soon": _("Due soon"),
    "never_updated": _("Never reported on"),
    "dormant": _("Dormant"),
    "date_request": _("Date to decide"),
    "to_verify": _("Evidence to verify"),
    "values_to_enter": _("Values to enter"),
    "values_to_approve": _("Values to approve"),
    "confirmation": _("To confirm"),
    "in_hand": _("In hand"),
}
