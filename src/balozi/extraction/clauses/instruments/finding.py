"""Instruments: treaties, agreements, memoranda, protocols, communiqués, declarations and plans between parties."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from balozi.extraction.clauses.instruments.english_counted import (
    are_counted,
    is_indefinite,
    others,
    told_anew,
)
from balozi.extraction.clauses.instruments.english_fighters import is_told_of_a_war
from balozi.extraction.clauses.instruments.english_lists import (
    before_the_next,
    is_listed_behind,
    told_by_an_english_list,
)
from balozi.extraction.clauses.instruments.english_programmes import told_by_a_programme
from balozi.extraction.clauses.instruments.english_pronouns import by_a_pronoun
from balozi.extraction.clauses.instruments.english_signatories import signatories, who_only_greets
from balozi.extraction.clauses.instruments.english_synonyms import joined_loosely
from balozi.extraction.clauses.instruments.english_titles import title_words
from balozi.extraction.clauses.instruments.english_wanted import is_only_wanted
from balozi.extraction.clauses.instruments.french_headings import (
    body_named,
    bound_by_it,
    heads_a_joint_text,
    heads_a_treaty,
    is_of_one_side,
    whose_communique,
    without_its_keeper,
)
from balozi.extraction.clauses.instruments.french_lists import status_in_a_french_list
from balozi.extraction.clauses.instruments.french_recitals import names_a_text, recited_day, recites_others
from balozi.extraction.clauses.instruments.governing import act_on, listed_with
from balozi.extraction.clauses.instruments.instruments_seen import (
    Seen,
    begin,
    join,
    join_all,
    with_its_closing,
)
from balozi.extraction.clauses.instruments.restated import without_titles
from balozi.extraction.clauses.instruments.subjects import subject_behind, subject_of_text
from balozi.extraction.clauses.instruments.swahili_kinds import type_of_mkataba
from balozi.extraction.clauses.instruments.swahili_lists import (
    ordinal_behind,
    parts_of,
    singled_out,
    status_in_a_list,
)
from balozi.extraction.clauses.instruments.swahili_papers import (
    is_between_two,
    is_of_a_gathering,
    is_of_peace,
    is_of_uncoded_sides,
    told_besides,
)
from balozi.extraction.clauses.instruments.texts_apart import (
    is_bare_heading,
    is_no_text_apart,
    is_of_a_kind,
    is_of_states,
    is_the_treaty_read,
    would_be,
)
from balozi.extraction.clauses.instruments.told_standing import status_here, with_signing
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.drafts import Draft, place_of, suggestion
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.readings import read
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_start
from balozi.extraction.clauses.sentence.surroundings import groups_of, is_state
from balozi.extraction.clauses.shared.courses import refers
from balozi.extraction.clauses.shared.dating import day_of_text, with_day
from balozi.extraction.clauses.shared.english_doubts import believed
from balozi.extraction.clauses.shared.french_doubts import told_now
from balozi.extraction.clauses.shared.french_signatories import signatories as signatories_in_french
from balozi.extraction.clauses.shared.standings import identity
from balozi.extraction.clauses.shared.states import (
    is_in_a_signing,
)
from balozi.extraction.clauses.shared.titles import (
    is_proper,
    is_this_text,
    kind_words,
    name_end,
    name_start,
    name_words,
    points_back,
    subject_end,
    told_apart,
)
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Genre, Paper
from balozi.extraction.suggestions import Suggestion

_SETTLED = frozenset({"signed", "ratified", "in_force", "terminated"})
_TWO_SIDED = frozenset({"kati", "baina", "amani", "ushirikiano", "maelewano", "biashara", "kusitisha"})
# How far from its act one of several instruments may stand.
_LISTED, _BESIDE = 40, 25
_NEAR, _FAR, _TWO = 3, 8, 2
# Texts of many parties, whose name does not tell them.
_OF_MANY, _SIDES = frozenset({"treaty", "protocol"}), closed("instruments", "sides")
_OF_TRADES = words_of("english_texts", "synonyms")["trades"]
_OVER = frozenset({"in_force", "terminated"})


@lru_cache(maxsize=2)
def instruments(paper: Paper) -> tuple[Suggestion, ...]:
    """Return the instruments of a paper, each once at its fullest mention."""
    reading = read(paper)
    groups: list[Seen] = []
    before: Line | None = None
    for line in reading.lines:
        for seen in _of_line(line, reading):
            if not (join(groups, seen) or joined_loosely(groups, seen)):
                begin(groups, seen)
        pronoun = by_a_pronoun(line, before)
        if pronoun is not None:
            again = _seen(line, pronoun, (pronoun.last, act_on(line, pronoun)), reading)
            join_all(groups, replace(again, weight=1, points_back=True), before)
        before = line
    groups = without_titles([with_its_closing(group, reading) for group in groups], reading)
    kept = (with_day(group.draft, reading) for group in groups if group.weight >= 3)
    return tuple(suggestion(_with_its_rule(draft), "instrument", reading) for draft in kept)


def _with_its_rule(draft: Draft) -> Draft:
    """Return an instrument with the rule that its status rests on, wherever in the paper that was told."""
    return replace(draft, rule="IN2" if draft.fields["status"] == "unknown" else "IN1")


def _of_line(line: Line, reading: Reading) -> Iterator[Seen]:
    taken = -1
    if line.is_sport or (line.is_private and not (line.private or is_of_peace(line))):
        return
    for mention in line.instruments():
        if mention.first <= taken or not is_of_states(line, mention) or is_only_wanted(line, mention):
            continue
        if is_no_text_apart(line, mention, reading):
            continue
        end = name_end(line, mention)
        taken = end
        act = act_on(line, mention)
        if line.words.language == "sw" and would_be(line, mention, act):
            # "kama zingesaini mkataba": none was signed.
            continue
        seen = told_besides(line, _seen(line, mention, (end, act), reading))
        if not believed(told_now((seen.draft,), "instrument", reading), "instrument", reading):
            continue
        parts = list(_parts(line, seen, mention))
        alone = not parts and not are_counted(line, mention)
        if alone or ordinal_behind(line, mention.last):
            yield seen
        yield from parts
        yield from others(line, seen, mention)


def _parts(line: Line, seen: Seen, mention: Mention) -> Iterator[Seen]:
    """Yield the Swahili instruments that are only counted: "hati mbili, moja ikihusu gesi na nyingine elimu"."""
    for first, last in parts_of(line, mention):
        fields = {**seen.draft.fields, "subject": subject_behind(line, first + 1), "name": ""}
        draft = replace(seen.draft, first=first, last=last, fields=fields)
        mark = frozenset({f"{line.start}:{first}"})
        yield replace(seen, draft=draft, weight=seen.weight + 2, named=mark, points_back=False)


def _seen(line: Line, mention: Mention, told: tuple[int, Act | None], reading: Reading) -> Seen:
    end, act = told
    listed, day = _in_a_list(line, mention, reading)
    status = status_here(line, mention, told, reading)
    ahead = listed == "negotiated" and status == "signed"
    status = listed or status if status == "unknown" or ahead else status
    back = points_back(line, mention)
    of_a_kind = back and status != "unknown" and is_of_a_kind(line, mention)
    named = (
        name_words(line, mention, end)
        | told_apart(line, mention)
        | told_anew(line, mention)
        | _listed_apart(line, mention, back=back, listed=bool(listed))
    )
    full = names_a_text(line, mention, reading)
    recited = recited_day(line, reading) or (" ".join(line.row[mention.first : end + 3]) if full else "")
    named |= {recited} if recited else frozenset()
    back = back and not full
    codes = _codes(line, mention, (end, status), named) or (line.around.pair if listed else ())
    codes = signatories(line, act, _between(line, mention) or codes) or _whose_paper(line, status, reading)
    own = signatories_in_french(line, mention, codes)
    narrowed, codes = set(own) != set(codes), own
    weight = _weight(line, mention, told, (status, codes, named)) + 2 * bool(listed) + int(of_a_kind)
    weight += int(bool(recited)) + 2 * full
    if is_bare_heading(line, mention, reading):
        weight, codes = weight + 3, whose_communique(line, reading)
    # The title of a treaty tells it best, whatever its articles say of it.
    titled = (reading.paper.genre is Genre.TREATY and line.start == 0) or heads_a_treaty(
        line, mention, reading
    )
    weight += 6 * int(titled)
    if status == "unknown" and heads_a_joint_text(line, mention, reading):
        weight, status = weight + 3, "signed"
    itself = is_this_text(line, mention) or is_the_treaty_read(line, mention, reading)
    if itself:
        codes = line.around.pinned if line.words.language == "en" and line.around.pinned else codes
        status, weight, back = "signed" if status == "unknown" else status, weight + 3, False
    elif back:
        weight = min(weight, 3)
    first, last = _span(line, mention, told, status)
    codes = () if recites_others(line, reading) and not itself else codes
    codes = body_named(line, mention) or tuple(dict.fromkeys(bound_by_it(line, mention))) or codes
    if line.start == 0 and not codes and line.words.language == "fr" and reading.paper.genre is Genre.TREATY:
        codes = line.around.pinned
    codes = without_its_keeper(line, codes)
    organisations = without_its_keeper(line, line.parties(0, len(line.tokens) - 1).organisations)
    if greeters := who_only_greets(line, mention):
        codes = [code for code in codes if code not in greeters]
        organisations = [code for code in organisations if code not in greeters]
    if narrowed and line.words.language == "fr":
        organisations = [code for code in organisations if code in codes]
    fields = {
        "instrument_type": _type_of(line, mention, end),
        "name": reading.paper.text[line.tokens[name_start(line, mention)].start : line.tokens[end].end],
        "subject": subject_of_text(line, mention),
        "states": [code for code in codes if is_state(code) and code not in organisations],
        "orgs": list(dict.fromkeys([*organisations, *(code for code in codes if not is_state(code))])),
        "status": status,
        "date": day or day_of_text(line, (mention, end, act), status, reading) or recited_day(line, reading),
        "place": place_of(line)[0],
    }
    return Seen(
        Draft(line, first, last, fields, "IN2", 0.7),
        weight,
        back,
        named,
        itself=itself,
        kind_words=kind_words(line, mention),
        of_a_kind=of_a_kind,
        indefinite=line.words.language == "en" and is_indefinite(line, mention),
        titled=title_words(line, mention),
    )


def _whose_paper(line: Line, status: str, reading: Reading) -> Sequence[str]:
    """Return those whose English communiqué tells of a signing without its parties: "Summit signed the Declaration"."""
    around = line.around
    told = line.words.language == "en" and status == "signed" and not line.dates
    if not told or reading.paper.genre is not Genre.COMMUNIQUE:
        return ()
    return around.pinned or (around.pair if len(around.pair) > 1 and not around.body else ())


def _between(line: Line, mention: Mention) -> tuple[str, ...]:
    """Return the two parties told right behind an English text: "welcomes the agreement between Peru and Chile"."""
    at = mention.last + 1
    if line.words.language != "en" or line.row[at : at + 1] != ["between"]:
        return ()
    groups = groups_of(line.tokens, line.parties(at + 1, len(line.tokens) - 1))
    return (
        groups[0].codes if groups and len(groups[0].codes) >= _TWO and groups[0].first <= at + _NEAR else ()
    )


def _in_a_list(line: Line, mention: Mention, reading: Reading) -> tuple[str, str]:
    """Return the status and the day that a list gives to an instrument, "" when it stands in none."""
    if line.words.language == "en":
        return told_by_an_english_list(line, mention, reading)
    if line.words.language == "sw" and (planned := told_by_a_programme(line, mention, reading))[0]:
        return planned
    listed = status_in_a_list if line.words.language == "sw" else status_in_a_french_list
    return listed(line, mention, reading), ""


def _codes(line: Line, mention: Mention, told: tuple[int, str], named: frozenset[str]) -> Sequence[str]:
    """Return the parties of an instrument as its sentence gives them, or those of whom the paper tells."""
    end, status = told
    parties = line.parties(0, len(line.tokens) - 1)
    french = line.words.language == "fr"
    marked = line.words.language != "sw"
    own_name = any(not word.isdigit() and not (marked and ":" in word) for word in named)
    if status == "unknown" and mention.code in _OF_MANY and is_proper(line, mention, end):
        own = line.parties(max(0, mention.first - _NEAR), end)
        return own.codes if len(own.codes) > 1 or not parties.codes else _partners(line, mention, end)
    of_a_body = line.words.language == "sw" and bool(parties.organisations) and not points_back(line, mention)
    if french and parties.codes and is_of_one_side(line, status):
        return parties.codes
    return parties.codes if len(parties.codes) >= _TWO or own_name or of_a_body else line.around.pair


def _partners(line: Line, mention: Mention, end: int) -> Sequence[str]:
    """Return the parties of a treaty only named when it is one of two states: "the 1960 treaty with Pakistan"."""
    behind = line.tokens[mention.last + 1 : end + _NEAR + 1]
    sides = any(token.key in _SIDES for token in behind)
    return line.parties(0, len(line.tokens) - 1).codes if sides else ()


def _weight(
    line: Line,
    mention: Mention,
    told: tuple[int, Act | None],
    found: tuple[str, Sequence[str], frozenset[str]],
) -> int:
    """Return how full a mention is: with status, name, parties, subject and year."""
    end, act = told
    status, codes, words = found
    parties = line.parties(0, len(line.tokens) - 1)
    both = {*parties.states, *parties.organisations}
    sides = len(codes) >= _TWO or len(both) >= _TWO or len(words) >= _TWO
    apart = sides or (act is not None and bool(words)) or _is_told_of(line, status)
    apart = apart or (status != "unknown" and is_of_uncoded_sides(line, mention, act))
    apart = apart or is_told_of_a_war(line, mention, status)
    apart = apart or (status in _OVER and bool(both) and is_of_a_kind(line, mention))
    proper = is_proper(line, mention, end)
    named = proper and line.tokens[mention.first].is_capital and status == "unknown" and not apart
    named = named and refers(line, mention)
    full = 2 * int(status != "unknown") + 2 * int(proper) + int(apart or named)
    full += 3 * int(is_of_a_gathering(line, mention))
    full += 2 * int(status == "unknown" and not points_back(line, mention) and is_between_two(line, mention))
    return full + identity(line, mention, end)


def _span(line: Line, mention: Mention, told: tuple[int, Act | None], status: str) -> tuple[int, int]:
    """Return the first and the last token of the quotation: the instrument with the act on it and who does it."""
    end, act = told
    first, last = with_signing(line, mention), end
    if act is not None and is_listed_behind(line, mention, act):
        # "signed a Joint Communiqué and an Agreement on": each is quoted by its own name.
        return first, before_the_next(line, mention, subject_end(line, end))
    if act is not None and abs(act.first - mention.first) < _BESIDE:
        first, last = min(first, act.first), max(end, act.last)
    if status == "signed" and act is not None and not act.passive:
        subject = _subject_first(line, act, first)
        first = subject if mention.first - subject < _LISTED else first
    if last == end and (act is not None or (line.words.language == "sw" and first < mention.first)):
        last = before_the_next(line, mention, subject_end(line, end))
    if apart := singled_out(line, mention):
        return mention.first, subject_end(line, apart)
    return first, last


def _listed_apart(line: Line, mention: Mention, *, back: bool, listed: bool) -> frozenset[str]:
    """Return a mark of its own for a Swahili instrument listed with another: "makubaliano ..., pamoja na mkataba"."""
    apart = listed or (line.words.language == "sw" and listed_with(line, mention) is not None)
    listed = apart and not back
    return frozenset({f"{line.start}:{mention.first}"} if listed else ())


def _type_of(line: Line, mention: Mention, end: int) -> str:
    """Return the type; a Swahili "Mkataba wa ..." with a name of its own and no two sides is a convention."""
    told = type_of_mkataba(line, mention) if line.words.language == "sw" else ""
    if told:
        return told
    if line.tokens[mention.last].text == "pact" and not _OF_TRADES.isdisjoint(
        line.row[max(0, mention.first - 3) : mention.first]
    ):
        # "a trade pact" of the press is an agreement; "the Pact on Security" and one of friendship are treaties.
        return "agreement"
    near = set(line.row[mention.first : mention.last + 12])
    is_named = (
        line.tokens[mention.first].is_capital and end > mention.last + 1 and mention.first == mention.last
    )
    two = len(line.parties(0, len(line.tokens) - 1).states) == 2 or is_in_a_signing(line, mention)
    if line.tokens[mention.first].key == "mkataba" and is_named and not two and not near & _TWO_SIDED:
        return "treaty"
    return mention.code


def _subject_first(line: Line, act: Act, first: int) -> int:
    begin = subject_start(line, act)
    parties = line.parties(begin, act.first)
    return min(first, parties.first) if parties.first >= 0 else first


def _is_told_of(line: Line, status: str) -> bool:
    """Tell whether a Swahili text tells of one side's signing with its place or day, or of its ratification."""
    if line.words.language != "sw" or status not in {*_SETTLED, "negotiated"}:
        return False
    if status == "negotiated" and not (
        line.has("rebels") and any(act.is_any("CONCLUDE") for act in line.acts)
    ):
        return False
    told = status != "signed" or bool(line.dates) or bool(place_of(line)[0])
    return told and bool(line.parties(0, len(line.tokens) - 1).codes)


def is_instrument(mention: Mention) -> bool:
    """Tell whether a mention is a word for an instrument."""
    return mention.of is Of.INSTRUMENT
