"""Writing a mail for one person: what may be read today, in the person's language, without marked titles."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import override

from balozi.ground.people import PUBLIC, Person
from balozi.registers.reminding import sentence_of
from balozi.services.mail_words import WHY
from balozi.services.working import worker_of
from balozi.store.access.visibility import visible
from balozi.store.notices.models import Mailing, Notice
from balozi.store.notices.queries import titles_of, wish_of
from balozi.store.notices.records import WorkItem
from balozi.store.notices.work import work_of
from balozi.store.registers.models import Entry
from balozi.store.registers.queries import entry_rows

# A mail points to the pages; it is no second list of everything.
_MOST = 15


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What all mails of a run share.

    Attributes:
        site: address of the pages.
        language: of who chose none.
        day: of the run.
    """

    site: str
    language: str
    day: date


def compose_mail(mailing: Mailing, person: Person, head: Letterhead) -> EmailMessage | None:
    """Write a mail; None when nothing in it is unread and may still be seen by this person.

    Titles stand in it only where everybody may read them: a mail leaves the house.
    """
    rows = Notice.objects.filter(mailing=mailing, read_at__isnull=True).order_by("made_at", "id")
    notices = list(visible(rows, person.reader, "entry"))
    weekly = mailing.sort == Mailing.Sort.WEEKLY
    work = _waiting(person, head.day) if weekly else []
    if not notices and not work:
        return None
    with override(wish_of(person.name).language or head.language):
        lines = [*_work_lines(work, head), *_notice_lines(notices, head)]
        lines += [
            _("All of your work: %(link)s") % {"link": f"{head.site}/my-work/"},
            _("All notices, and how you are told of them: %(link)s") % {"link": f"{head.site}/notices/"},
        ]
        subject = _("Balozi: your week") if weekly else _("Balozi: new notices (%(n)d)") % {"n": len(notices)}
    # The same mail sent twice, after a run was killed in between, is known by its number.
    number = f"<balozi-{mailing.pk}-{mailing.made_at:%Y%m%d%H%M%S%f}@{_host(head.site)}>"
    headers = {"Auto-Submitted": "auto-generated", "Message-ID": number}
    return EmailMessage(subject, "\n".join(lines) + "\n", None, [mailing.user.email], headers=headers)


def _waiting(person: Person, day: date) -> list[WorkItem]:
    items = work_of(person.reader, worker_of(person), day=day)
    return [item for item in items if item.why[0] != "in_hand"]


def _work_lines(work: Sequence[WorkItem], head: Letterhead) -> list[str]:
    if not work:
        return []
    names, lines = _names(item.entry for item in work if item.entry), [_("What waits for you:"), ""]
    for why, words in WHY.items():
        items = [item for item in work if why in item.why]
        if not items:
            continue
        lines.append(f"{words}: {len(items)}")
        lines += [f"- {_named(item, names)}" for item in items[:_MOST]]
        if len(items) > _MOST:
            lines.append(_("- and %(n)d more") % {"n": len(items) - _MOST})
        lines.append("")
    return lines


def _notice_lines(notices: Sequence[Notice], head: Letterhead) -> list[str]:
    if not notices:
        return []
    names, lines = _names(row.entry_id for row in notices), [_("Notices:"), ""]
    dues = _dues(names)
    together: dict[int, list[Notice]] = defaultdict(list)
    for row in notices[:_MOST]:
        together[row.entry_id].append(row)
    for entry, rows in together.items():
        lines.append(_title(entry, names))
        if dues.get(entry):
            lines.append(_("Due: %(day)s") % {"day": dues[entry]})
        lines += [_(sentence_of(row.rule)) + (f" ({row.by})" if row.by else "") for row in rows]
        lines += [f"{head.site}/registers/{rows[0].entry.register}/{entry}/", ""]
    if len(notices) > _MOST:
        lines += [_("- and %(n)d more") % {"n": len(notices) - _MOST}, ""]
    return lines


def _named(item: WorkItem, names: dict[int, str]) -> str:
    if item.indicator:
        # An indicator may be marked, its code with it.
        return _("Values of one indicator: %(n)d") % {"n": item.number}
    if item.entry is None:
        return _("A proposal of another person (number %(n)d)") % {"n": item.number}
    due = f" ({item.due})" if item.due and item.entry in names else ""
    return _title(item.entry, names) + due


def _title(entry: int, names: dict[int, str]) -> str:
    return names.get(entry) or _("A commitment that mails do not name (number %(n)d)") % {"n": entry}


def _names(entries: Iterable[int]) -> dict[int, str]:
    """Return the titles of those entries that everybody may read."""
    wanted = visible(Entry.objects.filter(pk__in=list(entries)), PUBLIC)
    titles = titles_of(wanted.values_list("pk", flat=True))
    return {entry: " ".join(title.split()) for entry, title in titles.items()}


def _dues(names: Iterable[int]) -> dict[int, str]:
    """Return the due dates of those entries, which everybody may read, as stated or moved."""
    rows = entry_rows(PUBLIC, "commitments", sorted(names))
    return {row.entry: str(row.values.get("due") or "") for row in rows}


def _host(site: str) -> str:
    return site.partition("://")[2].partition("/")[0].partition(":")[0] or "localhost"
