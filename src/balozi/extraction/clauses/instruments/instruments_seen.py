"""Mentions of instruments, put together to one instrument each, and the paper that closes as an instrument itself."""

from dataclasses import replace

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.shared.days import day_of
from balozi.extraction.clauses.shared.titles import are_told_apart
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre
from balozi.ground.records import made_often

# The heading of a text stands on its first lines.
TOP, _FIRST_LINE = 400, 5
# What is told so fully is not told better by words that point back at it.
_TOLD = 2
# So many letters tell one word of a subject from another.
_STEM = 4
# The line with place and day stands among the last ones, and is short.
_SIDES = 7
_LAST, _CLOSING_LINE = 6, 9
_WHERE = (["at"], ["in"], ["on"], ["this"])
_SETTLED = frozenset({"signed", "ratified", "in_force", "terminated"})
# Words that open the line with which a treaty closes.
CLOSING = closed("instruments", "closing")
_MEDIATION = closed("swahili_gatherings", "mediation")
_RANKS = ("unknown", "proposed", "negotiated", "signed", "ratified", "in_force", "terminated")


@made_often()
class Seen:
    """One mention of an instrument, and how much it says.

    Attributes:
        draft: the instrument as told here.
        weight: how full the mention is.
        points_back: whether it only points at an instrument named before.
        named: the words of its name, for telling two instruments apart.
        kind_words: the words before it that say of which kind it is: "power trade" agreement.
        itself: whether it is the text that is read ("le présent Accord").
        of_a_kind: whether its kind and how it stands are told, though no name: "the loan agreement is to be signed".
        indefinite: whether it is told as one among others, with "a" or "an" before it.
        titled: the beginnings of the words of its title before the word for it: "Investment Protection" Agreement.
    """

    draft: Draft
    weight: int
    points_back: bool
    named: frozenset[str]
    kind_words: frozenset[str] = frozenset()
    itself: bool = False
    of_a_kind: bool = False
    indefinite: bool = False
    titled: frozenset[str] = frozenset()


def with_its_closing(group: Seen, reading: Reading) -> Seen:
    """Return the instrument that is the paper itself as signed, when the paper closes with place and day."""
    itself = group.itself and not group.draft.fields["date"]
    undated = group.draft.fields["status"] == "signed" and not group.draft.fields["date"]
    told = group.draft.fields["status"] != "unknown" and not undated
    if not itself and (told or not _is_heading(group, reading)):
        return group
    adopted = group.draft.fields["instrument_type"] in {"declaration", "communique"}
    adopted = adopted or _heads_its_articles(group, reading)
    below = next((line for line in reading.lines[:_LAST] if _tells_its_adoption(line)), None)
    closing = next((line for line in reading.lines if line.tokens[0].key in CLOSING and line.dates), below)
    closing = closing or closes_as_adopted(reading)
    if not adopted and closing is None:
        return group
    closing = closing or next((line for line in reading.lines[-_LAST:] if _is_place_and_day(line)), None)
    dated = closing is not None and closing.dates
    day = day_of(closing.dates[0], reading, ahead=False) if closing and dated else group.draft.fields["date"]
    draft = replace(group.draft, fields={**group.draft.fields, "status": "signed", "date": day})
    if (
        closing is not None
        and group.itself
        and not reading.lines[0].instruments()
        and closing.start > draft.line.start
    ):
        # Articles without a title: the line with place and day says what was done.
        draft = replace(draft, line=closing, first=0, last=len(closing.tokens) - 1)
    return replace(group, draft=draft)


def closes_as_adopted(reading: Reading) -> Line | None:
    """Return the line with which an English text closes that was adopted: "Adopted at Vientiane on 9 October 2024".

    Args:
        reading: of the paper.
    """
    last = (line for line in reading.lines[-_LAST:] if line.row[0] == "adopted")
    return next((line for line in last if line.words.language == "en" and line.row[1:2] in _WHERE), None)


def _tells_its_adoption(line: Line) -> bool:
    """Tell whether a line below an English title says who adopted the text: "(as adopted by the Council, 3 May)"."""
    opening = line.row[: _TOLD + _TOLD]
    adopted = any(key in {"adopted", "approved", "endorsed", "agreed"} for key in opening)
    return line.words.language == "en" and adopted and "by" in opening and bool(line.dates)


def _is_place_and_day(line: Line) -> bool:
    """Tell whether an English line is only the place and day with which a text closes: "Muscat, 14 January 2026"."""
    if line.words.language != "en" or not line.dates or len(line.tokens) > _CLOSING_LINE:
        return False
    return line.dates[0].code != "" and any(m.of is Of.CITY and m.first == 0 for m in line.mentions)


def _is_heading(group: Seen, reading: Reading) -> bool:
    """Tell whether an instrument is named by the heading of its own text, in capitals or as its first line."""
    line = group.draft.line
    shouted = line.tokens[group.draft.first].text.isupper() and (line.is_headline or line.start < TOP)
    # "Déclaration du Sommet de Kinshasa": a title in small letters, above what leaders declare.
    opens = line.start < _FIRST_LINE and (reading.paper.genre is Genre.TREATY or _heads_a_declaration(group))
    return shouted or opens


def _heads_a_declaration(group: Seen) -> bool:
    """Tell whether a French first line is the title of a declaration or a communiqué, with no verb in it."""
    line = group.draft.line
    title = line.words.language == "fr" and group.draft.first == 0 and line.tokens[-1].text not in {".", ":"}
    return title and not any(act.is_finite for act in line.acts)


def _heads_its_articles(group: Seen, reading: Reading) -> bool:
    """Tell whether an English text of articles stands under its title: what is set out so has been agreed."""
    line = group.draft.line
    return line.words.language == "en" and reading.paper.genre is Genre.TREATY and line.start < _FIRST_LINE


def join(groups: list[Seen], seen: Seen) -> bool:
    """Add a mention to the instrument of its type that it speaks of; tell whether there is one."""
    kind = seen.draft.fields["instrument_type"]
    for at in _likely(groups, seen):
        group = groups[at]
        if group.draft.fields["instrument_type"] != kind and not _is_either(group, seen):
            continue
        # "Le présent Accord peut être amendé" says no kind.
        kinds = frozenset() if _is_french(seen) and seen.itself else seen.kind_words
        if _are_of_others(group, seen) or are_told_apart(group.kind_words, kinds):
            continue
        if _are_titled_apart(group, seen):
            continue
        if seen.indefinite and _is_on_another_matter(group, seen):
            continue
        named = bool(seen.named & group.named or _beginnings(seen.named) & group.titled)
        # "have signed this MoU in Nairobi": the text that is read, wherever it was signed.
        named = named or (seen.itself and seen.draft.line.words.language == "en" and not group.named)
        if seen.points_back or not seen.named or named or _is_its_headline(group, seen):
            groups[at] = merged(group, seen)
            return True
    return False


def join_all(groups: list[Seen], seen: Seen, before: Line | None) -> None:
    """Add an English pronoun to the instruments of the sentence before: to all for "they", else to the last.

    Args:
        groups: the instruments told so far.
        seen: the pronoun, with how they stand.
        before: the sentence before it.
    """
    told = [at for at, group in enumerate(groups) if group.draft.line is before]
    if seen.draft.line.row[0] == "it" or len(told) < _TOLD:
        join(groups, seen)
        return
    for at in told:
        groups[at] = merged(groups[at], seen)


def begin(groups: list[Seen], seen: Seen) -> None:
    """Begin a new instrument, unless the mention only points back and tells nothing."""
    if seen.points_back and str(seen.draft.fields["name"]).casefold() == "deal":
        # "the deal" is that of some text told before, or of a firm.
        return
    settled = seen.draft.fields["status"] in _SETTLED or seen.of_a_kind
    if not seen.points_back or settled or _is_reached(seen):
        groups.append(seen)


def _are_titled_apart(group: Seen, seen: Seen) -> bool:
    """Tell whether an English title names another text than the one told before: no word of either is the other's."""
    words = group.titled | _beginnings(group.named) | _beginnings(group.kind_words)
    return bool(seen.titled) and bool(words) and seen.titled.isdisjoint(words)


def _beginnings(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words)


def _is_on_another_matter(group: Seen, seen: Seen) -> bool:
    """Tell whether "an agreement on the employment of workers" is another than the one told before, on defence."""
    head = group.draft.line
    if seen.points_back or head.words.language == "fr" or (head.is_headline and head.start < TOP):
        return False
    one, other = (_stems(str(told.draft.fields["subject"])) for told in (group, seen))
    return bool(one) and bool(other) and one.isdisjoint(other)


def _stems(subject: str) -> set[str]:
    """Return the beginnings of the longer words of a subject: "aviation" and "aviation's" are one."""
    return {word[:_STEM] for word in subject.casefold().split() if len(word) > _STEM}


def _is_its_headline(group: Seen, seen: Seen) -> bool:
    """Tell whether an English headline named in capitals what the text tells: "Conclude an Air Transport Agreement"."""
    head = group.draft
    if head.line.words.language == "sw":
        return (
            not group.named
            and head.fields["instrument_type"] != "communique"
            and _is_of_its_headline(group, seen)
        )
    if not head.line.is_headline or head.line.start >= TOP or head.line.words.language != "en":
        return False
    words = set(str(head.fields["name"]).casefold().split())
    return head.fields["states"] == seen.draft.fields["states"] and words <= seen.draft.line.keys


def _likely(groups: list[Seen], seen: Seen) -> list[int]:
    """Return the places of the instruments told, the likeliest first: the last, or the title for "this Agreement"."""
    last_first = list(range(len(groups) - 1, -1, -1))
    if not seen.itself or seen.draft.line.words.language == "sw":
        return last_first
    title = next((at for at, group in enumerate(groups) if group.draft.line.start < _FIRST_LINE), -1)
    return [title, *(at for at in last_first if at != title)] if title >= 0 else last_first


def _is_reached(seen: Seen) -> bool:
    """Tell whether Swahili says where what two agreed on was reached: "Makubaliano hayo yalifikiwa mjini Jeddah"."""
    line = seen.draft.line
    reached = line.words.language == "sw" and any(token.key.endswith("fikiwa") for token in line.tokens)
    reached = reached and not line.keys.isdisjoint(_MEDIATION)
    return reached and seen.draft.fields["status"] == "negotiated" and bool(seen.draft.fields["place"])


def _are_of_others(group: Seen, seen: Seen) -> bool:
    """Tell whether two mentions name different pairs, so that they are two instruments."""
    if seen.draft.line.words.language == "en":
        return _tells_its_sides(group) and _tells_its_sides(seen) and _sides(group) != _sides(seen)
    if seen.points_back or seen.draft.line.words.language != "sw":
        return False
    known = group.draft.fields["states"]
    own = seen.draft.line.parties(seen.draft.first, _end_of_sides(seen.draft)).states
    return isinstance(known, list) and bool(known) and bool(own) and not set(own) <= set(known)


def _tells_its_sides(seen: Seen) -> bool:
    """Tell whether an English instrument is named with whom it is between."""
    return " between " in str(seen.draft.fields["name"])


def _sides(seen: Seen) -> set[object]:
    fields = seen.draft.fields
    return {code for name in ("states", "orgs") for code in fields[name]}  # type: ignore[attr-defined]


def _end_of_sides(draft: Draft) -> int:
    """Return where the sides are told that stand behind a year: "Mkataba wa mwaka 1959 kati ya Misri na Sudan"."""
    row = draft.line.row[draft.last + 1 : draft.last + 1 + _SIDES]
    between = next((at for at, key in enumerate(row) if key in {"kati", "baina"}), -1)
    return min(draft.last + between + _SIDES, len(draft.line.tokens) - 1) if between >= 0 else draft.last


def _is_either(group: Seen, seen: Seen) -> bool:
    """Tell whether a Swahili "mkataba huo" may be the treaty told before: the word alone says no kind.

    In French "le présent Protocole" is the text itself, though its title calls it "Protocole d'accord".
    """
    if _is_french(seen) and seen.itself:
        return (
            group.draft.line.start < TOP // 2
            and group.draft.line.start < seen.draft.line.start
            and _shares_its_word(group, seen)
        )
    kinds = {group.draft.fields["instrument_type"], seen.draft.fields["instrument_type"]}
    line = seen.draft.line
    at = next(
        (n for n in range(seen.draft.first, seen.draft.last + 1) if line.row[n] == "mkataba"),
        seen.draft.first,
    )
    near = line.row[at : at + 2]
    either = near == ["mkataba", "huo"] or (near[:1] == ["mkataba"] and _is_of_its_headline(group, seen))
    return line.words.language == "sw" and kinds == {"treaty", "agreement"} and either


def _is_of_its_headline(group: Seen, seen: Seen) -> bool:
    """Tell whether a headline tells the text of the same states: "laidhinisha mkataba wa ulinzi na Ufaransa"."""
    head = group.draft
    top = head.line.is_headline and head.line.start < TOP and not seen.draft.line.is_headline
    return top and bool(head.fields["states"]) and head.fields["states"] == seen.draft.fields["states"]


def _shares_its_word(group: Seen, seen: Seen) -> bool:
    """Tell whether two mentions have a word for the text in common: "Protocole d'accord", "Protocole"."""
    words = {str(told.draft.fields["name"]).casefold().split(" ")[0] for told in (group, seen)}
    return len(words) == 1


def _is_french(seen: Seen) -> bool:
    return seen.draft.line.words.language == "fr"


def _is_only_to_begin(group: Seen, seen: Seen) -> bool:
    """Tell whether what was reached but not signed is only said to begin: "Makubaliano hayo yataanza kutekelezwa"."""
    swahili = seen.points_back and seen.draft.line.words.language == "sw"
    reached = group.draft.fields["status"] == "negotiated" and seen.draft.fields["status"] == "signed"
    return swahili and reached and any(key.endswith("taanza") for key in seen.draft.line.keys)


def merged(group: Seen, seen: Seen) -> Seen:
    """Return two mentions of one instrument as one: the fuller is quoted, the later stage counts."""
    fuller = seen.weight > group.weight and not (
        seen.points_back and group.weight > _TOLD and _is_french(seen)
    )
    # A headline tells again, in fewer words, what the body tells: the body is quoted.
    titled = group.draft.line.is_headline and group.draft.line.start < TOP and not seen.points_back
    enough = min(group.weight - 1, _TOLD + 1) if seen.draft.line.words.language == "sw" else group.weight - 1
    titled = titled and not seen.draft.line.is_headline and seen.weight >= enough
    # "have signed this Treaty" says again what the title of an English text names best.
    heads = seen.itself and not _is_french(seen) and group.draft.line.start < _FIRST_LINE
    best, other = (seen, group) if (fuller or titled) and not heads else (group, seen)
    fields = dict(best.draft.fields)
    told = (group,) if _is_only_to_begin(group, seen) else (group, seen)
    fields["status"] = max((str(one.draft.fields["status"]) for one in told), key=_RANKS.index)
    for name in ("states", "orgs"):
        if not fields[name]:
            fields[name] = other.draft.fields[name]
    # The day is that of the stage that counts: one signed in 2021 and ratified since was not ratified in 2021.
    same = [one.draft.fields for one in (best, other) if one.draft.fields["status"] == fields["status"]]
    fields["date"] = next((one["date"] for one in same if one["date"]), "")
    if _is_either(group, seen) and not _is_of_its_headline(group, seen):
        fields["instrument_type"] = group.draft.fields["instrument_type"]
    draft = replace(best.draft, fields=fields)
    weight, named = max(best.weight, other.weight), group.named or seen.named
    kinds = group.kind_words or seen.kind_words
    itself = group.itself or seen.itself
    words = group.titled or seen.titled
    return Seen(draft, weight, points_back=False, named=named, itself=itself, kind_words=kinds, titled=words)
