import pytest

from balozi.ground.errors.packs import NoSuchPack
from balozi.ground.errors.registers import NotAllowed
from balozi.ground.people import PUBLIC
from balozi.packs.loading import load_pack as read_pack
from balozi.services.packing import load_pack
from balozi.services.reviewing import accept_suggestion, undo_decision
from balozi.store.documents.queries import suggestion_row
from balozi.store.registers.models import Entry
from balozi.store.registers.queries import entry_page, list_register
from tests.builders import a_paper, a_suggestion, hour, officer, onlooker

pytestmark = pytest.mark.django_db


def source_text(name):
    """Return a text that the pack's own source is recognised by, with a name in it."""
    marks = next(iter(read_pack("rw").documents.values()))["recognised_by"]
    return f"{'. '.join(map(str, marks))}. The first pillar is {name}."


def load(at=1, **options):
    return load_pack(code="rw", person=officer(), at=hour(at), **options)


def test_loading_puts_every_entry_on_its_register_with_its_stated_source():
    loaded = load()
    entries = read_pack("rw").entries
    assert loaded.added == len(entries) == Entry.objects.count()
    for row in list_register(PUBLIC, "framework", size=0).items:
        assert entry_page(PUBLIC, row.entry).evidence[0].source


def test_loading_again_changes_nothing():
    load()
    again = load(at=2)
    assert (again.added, again.changed, again.retired, again.unchanged) == (0, 0, 0, Entry.objects.count())


def test_a_dry_run_tells_and_changes_nothing():
    assert load(dry_run=True).added > 0
    assert not Entry.objects.exists()


def test_an_unknown_pack_is_refused():
    with pytest.raises(NoSuchPack):
        load_pack(code="xx", person=officer(), at=hour(1))


def test_loading_needs_the_permission():
    with pytest.raises(NotAllowed):
        load_pack(code="rw", person=onlooker(), at=hour(1))


def test_a_pack_loaded_after_its_paper_finds_its_sentence_there():
    pillar = next(entry for entry in read_pack("rw").entries if entry.kind == "pillar")
    name = str(pillar.fields.get("name") or pillar.fields["name_en"])
    suggestion = a_suggestion(
        a_paper(source_text(name), country="RWA"),
        quote=name,
        kind="pillar",
        fields={"name": name},
    )
    assert load().recognised == 1
    row = suggestion_row(PUBLIC, suggestion.pk)
    assert row.state == "known"
    assert [line.quote for line in entry_page(PUBLIC, row.entry).evidence if line.document] == [name]


def test_undoing_a_recognised_reading_leaves_the_pack_entry_on_its_register():
    pillar = next(entry for entry in read_pack("rw").entries if entry.kind == "pillar")
    name = str(pillar.fields.get("name") or pillar.fields["name_en"])
    suggestion = a_suggestion(
        a_paper(source_text(name), country="RWA"),
        quote=name,
        kind="pillar",
        fields={"name": name},
    )
    load()
    entry = suggestion_row(PUBLIC, suggestion.pk).entry
    undo_decision(suggestion=suggestion.pk, person=officer(), at=hour(2))
    assert suggestion_row(PUBLIC, suggestion.pk).state == "open"
    assert entry_page(PUBLIC, entry).row is not None
    assert accept_suggestion(suggestion=suggestion.pk, person=officer(), at=hour(3)) == entry


def test_a_paper_that_is_not_the_source_of_the_pack_bears_nothing_out_by_itself():
    pillar = next(entry for entry in read_pack("rw").entries if entry.kind == "pillar")
    name = str(pillar.fields.get("name") or pillar.fields["name_en"])
    paper = a_paper(f"SAMPLE. The first pillar is {name}.", country="RWA")
    suggestion = a_suggestion(paper, quote=name, kind="pillar", fields={"name": name})
    assert load().recognised == 0
    assert suggestion_row(PUBLIC, suggestion.pk).state == "open"
    entry = accept_suggestion(suggestion=suggestion.pk, person=officer(), at=hour(2))
    assert entry_page(PUBLIC, entry).row.pack == "rw"
