"""What a reader may see: the marking and the audience of papers and entries, applied here and nowhere else.

Every query of the store, and every service that looks something up for a person, narrows its rows by `visible`.
A house test fails where a marking is compared elsewhere.
"""

from typing import Any, TypeVar

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model, Q, QuerySet
from django.db.models.functions import Abs

from balozi.ground.markings import Marking
from balozi.ground.people import EVERYWHERE, Reader
from balozi.store.access.models import Audience

_Row = TypeVar("_Row", bound=Model)


def visible(rows: QuerySet[_Row], reader: Reader, path: str = "") -> QuerySet[_Row]:
    """Return those of the rows that the reader may see.

    Args:
        rows: papers, entries, other things with a marking, or rows that hang on one of them.
        reader: whose clearance and institutions apply.
        path: from the rows to their paper or entry, such as "entry" or "suggestion__document"; "" when the rows
            are papers or entries themselves.
    """
    return rows.filter(seen(rows.model, reader, path))


def hidden(rows: QuerySet[_Row], reader: Reader, path: str) -> QuerySet[_Row]:
    """Return those of the rows that the reader may not see: all that `visible` leaves out.

    They are few. What is counted of all rows by an index, less these, costs less than asking each row for its marking.

    Args:
        rows: that hang on papers, entries or other things with a marking.
        reader: whose clearance and institutions apply.
        path: from the rows to that thing, such as "entry".
    """
    of, thing = _marked(rows.model, path), _thing(rows.model, path)
    # As the index of entries has it.
    above = Q(level__gt=reader.clearance)
    if EVERYWHERE not in reader.institutions and thing:
        above |= Q(pk__in=_withheld(thing, reader))
    withheld = of._default_manager.alias(level=Abs("marking")).filter(above)
    return rows.filter(**{f"{path}__in": withheld.values("pk")})


def seen(model: type[Model], reader: Reader, path: str = "") -> Q:
    """Return the condition that `visible` applies, for where it is one of several.

    Raises:
        FieldDoesNotExist: the path does not lead to something with a marking.
    """
    thing = _thing(model, path)
    before = f"{path}__" if path else ""
    within = Q(**{f"{before}marking__lte": reader.clearance})
    # Other things with a marking, such as an import, have no audience of their own.
    if EVERYWHERE in reader.institutions or not thing:
        return within
    return within & ~Q(**{f"{before}pk__in": _withheld(thing, reader)})


def sight_of(reader: Reader) -> tuple[object, ...]:
    """Return by what readers who see the same are known: two of whom this is equal see the same things.

    Most institutions are named in no audience: whoever belongs to one of them sees what everybody cleared sees.
    """
    if EVERYWHERE in reader.institutions or not reader.institutions:
        return (int(reader.clearance), *sorted(reader.institutions))
    named = Audience.objects.filter(superseded__isnull=True, institution__in=reader.institutions)
    codes = named.order_by().values_list("institution", flat=True).distinct()
    return (int(reader.clearance), *sorted(codes))


def may_see(reader: Reader, thing: Any) -> bool:
    """Tell whether the reader may see one paper or entry that was fetched already."""
    rows = type(thing)._default_manager.filter(pk=thing.pk)
    return thing.marking <= reader.clearance and (
        EVERYWHERE in reader.institutions or visible(rows, reader).exists()
    )


def audience_of(thing: Any) -> frozenset[str]:
    """Return the institutions that a paper or an entry is limited to; none when it is for everybody cleared."""
    of = _thing(type(thing), "")
    rows = Audience.objects.filter(superseded__isnull=True, **{of: thing})
    return frozenset(rows.values_list("institution", flat=True))


def reader_of_paper(document: Any) -> Reader:
    """Return a reader who sees no more than everybody who may read a paper does.

    What a paper is matched with must be open to all of its readers: an open paper must not show that a secret
    entry says the same. A paper for several institutions is matched with what is for everybody only.
    """
    institutions = audience_of(document)
    return Reader(Marking(document.marking), institutions if len(institutions) == 1 else frozenset())


def _withheld(thing: str, reader: Reader) -> QuerySet[Audience, int]:
    limited = Audience.objects.filter(superseded__isnull=True, **{f"{thing}__isnull": False})
    if reader.institutions:
        mine = limited.filter(institution__in=reader.institutions).values(thing)
        limited = limited.exclude(**{f"{thing}__in": mine})
    return limited.values_list(thing, flat=True)


def _thing(model: type[Model], path: str) -> str:
    """Return "document" or "entry", by what a path leads to, "" for another thing that has a marking."""
    of = _marked(model, path)
    of._meta.get_field("marking")
    thing = of._meta.model_name or ""
    return thing if thing in {"document", "entry"} else ""


def _marked(model: type[Model], path: str) -> type[Model]:
    """Return what a path leads to."""
    for step in path.split("__") if path else ():
        field = model._meta.get_field(step)
        if (
            not isinstance(field, Field)
            or field.related_model is None
            or isinstance(field.related_model, str)
        ):
            raise FieldDoesNotExist(path)
        model = field.related_model
    return model
