"""The institutions of a country: ministries, counties, agencies, as its pack lists them."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from balozi.ground.errors.packs import PackInvalid
from balozi.packs.loading import COUNTRIES, load_pack
from balozi.packs.packs import Pack, Source

FILE = "institutions.toml"
KINDS = ("ministry", "county", "agency", "mission", "other")
CODE = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")
LONGEST_CODE = 24
LANGUAGES = ("en", "sw", "fr")


@dataclass(frozen=True, slots=True)
class PackInstitution:
    """One institution of a pack.

    Attributes:
        code: short and stable, such as "MFA" or "CNTY-040".
        kind: one of `KINDS`.
        country: ISO 3166-1 alpha-3.
        names: by language: en, sw, fr.
        parent: the code of the institution that it belongs to, "" for none.
        source: where it is stated, in words.
    """

    code: str
    kind: str
    country: str
    names: Mapping[str, str]
    parent: str
    source: str


@cache
def institutions_of(code: str) -> tuple[PackInstitution, ...]:
    """Return the institutions of an installed pack; none when it lists none.

    Raises:
        NoSuchPack: there is no such pack.
        PackInvalid: a code is used twice or badly written, a kind, a parent or a document is unknown.
    """
    pack, file = load_pack(code), COUNTRIES / code / FILE
    if not file.is_file():
        return ()
    return read_institutions(file.read_text(encoding="utf-8"), pack)


def read_institutions(text: str, pack: Pack) -> tuple[PackInstitution, ...]:
    """Return the institutions that a file of a pack lists, those that follow from its entries included.

    Raises:
        PackInvalid: as `institutions_of`.
    """
    try:
        told = tomllib.loads(text)
        listed = [_stated(row, pack) for row in told.get("institution", ())]
        derived = [
            one for kind, words in told.get("derived", {}).items() for one in _derived(kind, words, pack)
        ]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as fault:
        raise PackInvalid(pack.code, 1, f"{FILE}: {fault!r}") from fault
    found = (*listed, *derived)
    if faults := list(_faults(found)):
        raise PackInvalid(pack.code, len(faults), f"{FILE}: {faults[0]}")
    return found


def is_code(text: str) -> bool:
    """Tell whether a text can be the code of an institution.

    Examples:
        >>> is_code("CNTY-040"), is_code("ministry of health")
        (True, False)
    """
    return len(text) <= LONGEST_CODE and CODE.fullmatch(text) is not None


def _stated(row: Mapping[str, Any], pack: Pack) -> PackInstitution:
    names = {language: str(row[f"name_{language}"]) for language in LANGUAGES}
    source = row["source"]
    words = (
        _in_words(Source(source["document"], source["place"]), pack)
        if "document" in source
        else f"{source['known']}; no paper of the pack names it"
    )
    return PackInstitution(row["code"], row["kind"], pack.country, names, row.get("parent", ""), words)


def _derived(kind: str, words: Mapping[str, str], pack: Pack) -> Iterator[PackInstitution]:
    for entry in pack.entries:
        if entry.kind == kind:
            names = {language: words[f"name_{language}"] % entry.fields for language in LANGUAGES}
            code = words["prefix"] + str(entry.fields["code"])
            yield PackInstitution(code, words["kind"], pack.country, names, "", _in_words(entry.source, pack))


def _in_words(source: Source, pack: Pack) -> str:
    title = pack.documents[source.document].get("title") or source.document
    return f"{title}, {source.place}"


def _faults(found: tuple[PackInstitution, ...]) -> Iterator[str]:
    seen: set[str] = set()
    codes = {one.code for one in found}
    for one in found:
        if not is_code(one.code):
            yield f"{one.code!r} is not a code"
        if one.code in seen:
            yield f"the code {one.code} is used twice"
        if one.kind not in KINDS:
            yield f"{one.code} has an unknown kind {one.kind!r}"
        if one.parent and one.parent not in codes:
            yield f"{one.code} belongs to {one.parent}, which is not listed"
        seen.add(one.code)
