"""What the page of relations, of a mission or of a membership shows of its life."""

from collections.abc import Mapping
from datetime import date

from balozi.ground.people import EDIT_REGISTERS, Person
from balozi.packs.posts import rank_names
from balozi.registers.posts import HEADS, course_named
from balozi.services.posting import CATEGORIES
from balozi.store.posts.queries import dues_of, page_of_row
from balozi.store.posts.records import PostPage
from balozi.store.registers.records import EntryPage
from balozi.web.labels import label
from balozi.web.listing import end_of
from balozi.web.names import actor_name


def facts_of_post(person: Person, page: EntryPage, on: date | None) -> Mapping[str, object] | None:
    """Return what the panel of relations or of a mission shows, None when it does not stand on the day asked about."""
    if page.row is None:
        return None
    post = page_of_row(person.reader, page.row, end_of(on))
    changed = {change.step: change for change in post.changes}
    return {
        "post": post,
        "lines": [(one, changed.get(one.step)) for one in post.events],
        "is_mission": post.course == "missions",
        "named": {head.life.number: head.life.person for head in post.heads},
        "may_edit": EDIT_REGISTERS in person.permissions and on is None,
        "entry": page.entry,
        **_choices(post),
    }


def facts_of_membership(person: Person, page: EntryPage, on: date | None) -> Mapping[str, object]:
    """Return what the panel of a membership shows: its dues by year."""
    return {
        "dues": dues_of(person.reader, page.entry, at=end_of(on)) if page.row else [],
        "may_edit": EDIT_REGISTERS in person.permissions and on is None and page.row is not None,
        "entry": page.entry,
    }


def _choices(post: PostPage) -> Mapping[str, object]:
    parties = [code for code in post.accredited if code != post.host]
    return {
        "events": [(name, label("post_event", name)) for name in course_named(post.course).brings],
        "head_events": [(name, label("post_event", name)) for name in course_named(HEADS).brings],
        "ranks": [(name, label("rank", name)) for name in rank_names()],
        "categories": [(name, label("value", name)) for name in CATEGORIES if name],
        "parties": [(code, actor_name(code)) for code in parties],
    }
