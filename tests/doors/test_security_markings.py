"""What is above a reader's clearance is nowhere: not in a page, a list, a count, a download, an error or the log."""

import io
import re
import zipfile

import pytest

from balozi.ground.errors.registers import NoSuchEntry
from balozi.services.papers import add_paper
from balozi.services.reviewing import accept_suggestion, amend_suggestion, undo_decision
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Document, Suggestion
from balozi.store.documents.queries import list_documents, suggestion_row
from balozi.store.registers.models import Entry
from balozi.store.registers.queries import entry_page, list_register
from balozi.store.registers.tables import REGISTERS
from tests.builders import a_paper, a_suggestion, hour, officer
from tests.doors.test_security import addresses
from tests.doors.world import CANARIES, CLEARED, open_world, secret_world
from tests.examples import on_most_days, turn_of
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db

SEARCHES = ("kanari", "harare", "zimbabwe", "secret", "clinic")


@pytest.fixture
def client():
    return signed_in()


SEARCHED = (
    "/papers/",
    "/suggestions/",
    "/search/",
    "/registers/commitments/",
    "/registers/commitments/download/",
)
NARROWED = (
    "/registers/commitments/?flag=overdue", "/registers/commitments/?actor=ZWE", "/registers/commitments/?country=ZWE",
    "/registers/commitments/?modality=kanarikanga", "/registers/commitments/?evidence=paper",
    "/registers/commitments/?sort=-title", "/countries/ZWE/", "/countries/ZWE/framework/", "/papers/?state=to+review",
    "/papers/?state=doubts", "/papers/?state=unread", "/papers/?sort=title", "/suggestions/?rule=CO1",
    "/suggestions/?kind=commitment", "/suggestions/?state=accepted", "/audit/?by=C.+Siri", "/audit/?verb=add_paper",
    "/audit/?outcome=done",
)  # fmt: skip


def places(world):
    """Return every address that shows something, plainly and narrowed to what only the secret holds."""
    yield from (where for _name, where in addresses(world))
    yield from (f"/registers/{register}/" for register in REGISTERS)
    yield from (f"/registers/{register}/download/" for register in REGISTERS)
    yield from (f"{where}?search={search}&q={search}" for where in SEARCHED for search in SEARCHES)
    yield from NARROWED


# Random letters may spell a short canary.
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z?")


# Who looks for what is secret; on most days each page is looked at by one of the three.
LOOKS = ("reader", "administrator", "counting")


def shown(client, *worlds, look=None, skip=()):
    asked = dict.fromkeys(where for world in worlds for where in places(world) if where not in skip)
    seen = [where for number, where in enumerate(asked) if look is None or turn_of(look, LOOKS, number)]
    return {where: TOKEN.sub("", words_in(client.get(where).getvalue())) for where in seen}


def words_in(content):
    """Return the words of an answer; a workbook is a folder of texts, with the moment it was made and a picture."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        texts = sorted(name for name in book.namelist() if name.endswith((".xml", ".rels", ".vml")))
        return MOMENT.sub("", "".join(book.read(name).decode() for name in texts))


def test_the_canaries_sing_for_whoever_is_cleared():
    world = open_world()
    secret_world()
    cleared = signed_in(a_user("C. Siri", clearance=CLEARED))
    everything = "".join(shown(cleared, world).values())
    assert [canary for canary in CANARIES if canary not in everything] == []


# Every role at one step of the scale, the desk officer below; the end of it with the role that sees the most pages.
ENDS = [("reader", 1), ("administrator", 4)]


@pytest.mark.parametrize(("role", "marking"), ENDS if on_most_days() else [*ENDS, ("administrator", 1)])
def test_no_page_list_search_download_filter_or_error_shows_a_canary(role, marking):
    world = open_world()
    secret = secret_world(marking)
    low = signed_in(a_user("B. Msomaji", role=role, clearance=marking - 1))
    assert leaks_of(shown(low, world, secret, look=role)) == set()


def leaks_of(pages):
    """Return what is secret and stands on a page, with its address."""
    leaks = {(where, canary) for where, html in pages.items() for canary in CANARIES if canary in html}
    # An address that was typed stands in its own answer: codes that the reader wrote are no leak.
    typed = {
        (where, canary)
        for where, canary in leaks
        if canary == "ZWE" and ("ZWE" in where or "zimbabwe" in where)
    }
    return leaks - typed


def test_what_is_secret_answers_as_what_is_missing(client):
    secret = secret_world()
    hidden = {"paper": secret.paper, "suggestion": secret.suggestion, "entry": secret.entry}
    asked = (
        ("paper", "get", "/papers/{}/"), ("suggestion", "get", "/suggestions/{}/"),
        ("suggestion", "get", "/suggestions/{}/?part=form"), ("entry", "get", "/registers/commitments/{}/"),
        ("entry", "get", "/registers/missions/{}/"), ("suggestion", "post", "/suggestions/{}/accept/"),
        ("suggestion", "post", "/suggestions/{}/amend/"), ("suggestion", "post", "/suggestions/{}/reject/"),
        ("suggestion", "post", "/suggestions/{}/undo/"),
    )  # fmt: skip
    for what, method, where in asked:
        number = str(hidden[what])
        missing = "9" * len(number)
        there = getattr(client, method)(where.format(number))
        gone = getattr(client, method)(where.format(missing))
        assert there.status_code == gone.status_code == 404, where
        assert _plain(there.getvalue().decode()) == _plain(gone.getvalue().decode()), where
        assert len(there.content) == len(gone.content), where


def _plain(html):
    """Return a page without what differs from one asking to the next: tokens and the number asked for."""
    return re.sub(r"\d", "N", _bare(html))


def test_every_number_is_the_same_with_and_without_the_secret(client):
    world = open_world()
    # The log tells that a line is there, never of what; everything else must not move at all.
    skip = {where for where in places(world) if where == "/" or where.startswith("/audit/")}
    # A passkey is asked for by a new riddle each time.
    skip |= {where for name, where in addresses(world) if name in {"home", "audit", "account-passkey"}}
    before = shown(client, world, look="counting", skip=skip)
    figures = client.get("/").context["figures"]
    secret = secret_world(marking=1)
    after = shown(client, world, secret, look="counting", skip=skip)
    assert leaks_of(after) == set()
    assert {where for where in before if _bare(before[where]) != _bare(after[where])} == set()
    assert client.get("/").context["figures"] == figures


def _bare(html):
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html)


def promise(paper, quote, **fields):
    told = {"obligors": ["KEN"], "action": "build a border clinic", "due": "2027"} | fields
    return a_suggestion(paper, quote=quote, fields=told)


def cleared():
    return officer("C. Siri", clearance=CLEARED)


def test_a_secret_sentence_behind_an_open_entry_is_seen_only_by_the_cleared(client):
    open_paper = a_paper("Kenya will build a border clinic.")
    secret_paper = a_paper("Kanarikanga: Kenya will build a border clinic.", name="CANDOC.txt", marking=3)
    first = promise(open_paper, "Kenya will build a border clinic.")
    second = promise(secret_paper, "Kanarikanga: Kenya will build a border clinic.")
    entry = accept_suggestion(suggestion=first.pk, person=officer(), at=hour(1))
    assert accept_suggestion(suggestion=second.pk, person=cleared(), at=hour(2)) == entry

    for where in (
        f"/registers/commitments/{entry}/",
        "/registers/commitments/",
        "/registers/commitments/download/",
    ):
        html = client.get(where).getvalue().decode()
        assert not [canary for canary in CANARIES if canary in html]
        assert f"/papers/{secret_paper.pk}/" not in html
    (row,) = list_register(officer().reader, "commitments").items
    assert (row.quoted, row.mark) == (1, (open_paper.pk, 0, 33))
    assert len(entry_page(officer().reader, entry).evidence) == 1
    assert len(entry_page(cleared().reader, entry).evidence) == 2

    undo_decision(suggestion=first.pk, person=officer(), at=hour(3))
    assert list_register(officer().reader, "commitments", filters={"evidence": "paper"}).total == 0
    assert list_register(cleared().reader, "commitments", filters={"evidence": "paper"}).total == 1


def test_an_open_paper_never_shows_that_a_secret_one_says_the_same(client):
    secret_paper = a_paper("Secretly, Kenya will build a border clinic.", name="CANDOC.txt", marking=3)
    hidden = promise(secret_paper, "Kenya will build a border clinic.")
    secret = accept_suggestion(suggestion=hidden.pk, person=cleared(), at=hour(1))
    waiting = promise(a_paper("Kenya will build a border clinic."), "Kenya will build a border clinic.")
    answer = client.post(f"/suggestions/{waiting.pk}/accept/", follow=True)
    assert answer.status_code == 200
    own = Suggestion.objects.get(pk=waiting.pk).entry_id
    assert own != secret
    assert client.get(f"/registers/commitments/{own}/").status_code == 200
    assert Entry.objects.get(pk=own).marking == 0

    text = b"Kenya and Rwanda agreed to open a joint border post at Sampleville by June 2027."
    secretly = add_paper(
        content=b"Hidden words. " + text, name="a.txt", person=cleared(), at=hour(2), marking=3
    )
    for suggestion in Suggestion.objects.filter(document=secretly.document):
        accept_suggestion(suggestion=suggestion.pk, person=cleared(), at=hour(3))
    assert add_paper(content=text, name="b.txt", person=officer(), at=hour(4)).known == 0


def test_an_open_suggestion_cannot_be_put_into_a_secret_entry_and_never_leads_to_one(client):
    secret_paper = a_paper("Kenya will fund Kanarikanga.", name="CANDOC.txt", marking=3)
    hidden = promise(secret_paper, "Kenya will fund Kanarikanga.", action="fund Kanarikanga")
    secret = accept_suggestion(suggestion=hidden.pk, person=cleared(), at=hour(1))
    open_one = promise(a_paper("Kenya will fund it."), "Kenya will fund it.", action="fund it")
    with pytest.raises(NoSuchEntry):
        accept_suggestion(suggestion=open_one.pk, person=cleared(), at=hour(2), into=secret)

    # As an older version could have left it.
    Suggestion.objects.filter(pk=open_one.pk).update(entry=secret, state="accepted")
    assert suggestion_row(officer().reader, open_one.pk).entry is None
    assert suggestion_row(cleared().reader, open_one.pk).entry == secret
    html = client.get(f"/papers/{open_one.document_id}/").getvalue().decode()
    assert f"/registers/commitments/{secret}/" not in html


def test_an_entry_made_from_a_secret_paper_is_as_secret_whoever_amends_it():
    secret_paper = a_paper("Kenya will fund Kanarikanga.", marking=3)
    hidden = promise(secret_paper, "Kenya will fund Kanarikanga.")
    fields = {"obligors": ["KEN"], "action": "fund it"}
    entry = amend_suggestion(suggestion=hidden.pk, fields=fields, person=cleared(), at=hour(1))
    assert Entry.objects.get(pk=entry).marking == 3


@pytest.mark.parametrize("content", [b"Kenya will fund Kanarikanga.", b"", b"%PDF-1.4\nKanarikanga"])
def test_neither_the_log_nor_the_lists_tell_the_name_of_a_marked_file(client, content):
    add_paper(content=content, name="siri-kanari-CANDOC.pdf", person=cleared(), at=hour(1), marking=3)
    assert Document.objects.get().marking == 3
    assert list_documents(officer().reader).total == 0
    told = repr([(deed.subject, deed.facts) for deed in Deed.objects.all()])
    assert not [canary for canary in CANARIES if canary in told]
    pages = client.get("/audit/").getvalue().decode() + client.get("/").getvalue().decode()
    assert not [canary for canary in CANARIES if canary in pages]


@pytest.mark.parametrize(("marking", "lines"), [(0, 0), (1, 0), (2, 2), (4, 2)])
def test_opening_what_is_confidential_or_above_is_a_line_in_the_log(marking, lines):
    secret = secret_world(marking)
    reader = signed_in(a_user("C. Siri", clearance=CLEARED))
    before = Deed.objects.count()
    assert reader.get(f"/papers/{secret.paper}/").status_code == 200
    assert reader.get(f"/registers/commitments/{secret.entry}/").status_code == 200
    told = [(deed.by, deed.verb, deed.subject) for deed in Deed.objects.filter(number__gt=before)]
    expected = [
        ("C. Siri", "read_marked", f"document {secret.paper}"),
        ("C. Siri", "read_marked", f"entry {secret.entry}"),
    ]
    assert told == expected[:lines]
