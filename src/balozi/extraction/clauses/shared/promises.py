"""Parts of a commitment: where the promise begins and ends, how firm and how outward it is, what it says."""

from dataclasses import replace

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, destinations
from balozi.extraction.clauses.sentence.english_absolutes import absolute_start
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of
from balozi.extraction.clauses.shared.areas import area_near
from balozi.extraction.clauses.shared.beneficiaries import beneficiaries_of
from balozi.extraction.clauses.shared.english_frames import tells_by_wishing
from balozi.extraction.clauses.shared.leads import lead_of
from balozi.extraction.clauses.shared.sums import amount_of
from balozi.extraction.clauses.shared.terms import due_of
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Genre

# "Nchi Wanachama zitatoa", "kila upande utaruhusu": words of a text of the parties.
_BOUND = (
    ["nchi", "wanachama"], ["nchi", "mwanachama"], ["nchi", "washirika"], ["nchi", "mshirika"], ["kila", "upande"],
    ["pande", "husika"],
)  # fmt: skip
PROMISES = ("PLEDGE", "COMMIT", "AGREE", "PLAN", "KEEP", "SETTLE")
_DOUBTS = closed("promises", "doubts")
_YEAR = len("2027")
# So far behind "reaffirmed" its support stands.
_SAID = 8
# "Kuwait pia itajenga": one deed more towards the other.
_MORE = frozenset({"pia", "vilevile", "aidha", "upande"})
_WORLD = closed("promises", "world")
_DANGLING = closed("promises", "dangling")
_RUMOURS = closed("promises", "rumours")
_JOINTS = frozenset({"and", "while", "et", "tandis", "whereas", ";", "huku", "nayo", "naye", "ilhali"})
_NATIONS = frozenset({Of.STATE, Of.ORGANISATION, Of.CITY})
_BACK = closed("instruments", "back")
# Swahili subject prefixes of states, bodies and those who speak for them.
_STATES = frozenset({"i", "zi", "li", "u", "wa", "a", "tu"})
# "ndani ya miezi sita", "katika muda wa siku kumi".
_TERMS = closed("terms", "within")
_UNITS = frozenset().union(*(closed("terms", unit) for unit in ("days", "weeks", "months", "years")))
# "haikusema itatoa nini": what is asked is not promised.
_ASKED = frozenset({"nini", "wapi", "lini", "vipi", "nani"})


def promise(
    line: Line, span: tuple[int, int], parties: Parties, reading: Reading, told: tuple[str, str]
) -> Draft:
    """Return a commitment between two tokens as a draft; ``told`` is its modality and the rule."""
    modality, rule = told
    first, last = span[0], _without_dangling(line, span)
    about = line.tokens[first].start, line.tokens[min(last, len(line.tokens) - 1)].end
    due, due_text = due_of(line, span, reading)
    given = beneficiaries_of(line, (first, last), parties)
    fields = {
        "obligors": list(parties.codes),
        "obligor_text": "" if parties.codes or not parties.spots else _words(line, parties, reading),
        "beneficiaries": given,
        "action": reading.paper.text[slice(*about)],
        "modality": modality,
        "policy_area": "",
        "due": due,
        "due_text": due_text,
        "amount": amount_of(line, (first, last), (*parties.codes, *given), reading),
        "lead": lead_of(line, reading),
        "place": next((m.code for m in line.mentions if m.of is Of.REGION and first <= m.first <= last), ""),
    }
    return Draft(line, first, last, fields, rule, 0.65, about)


def with_area(draft: Draft, reading: Reading) -> Draft:
    """Return a promise that is kept with its policy area; one of four that are found is let go again.

    Args:
        draft: of a promise.
        reading: of the paper.
    """
    if draft.about is None:
        return draft
    text, (start, end) = reading.paper.text, draft.about
    area = area_near(text[start:end], draft.line.words.language, text, start)
    return replace(draft, fields={**draft.fields, "policy_area": area})


def _without_dangling(line: Line, span: tuple[int, int]) -> int:
    """Return the last token of a promise, without small words that led to the clause cut off behind it."""
    last = min(span[1], len(line.tokens) - 1)
    while last > span[0] and line.tokens[last].key in _DANGLING:
        last -= 1
    return last


def _words(line: Line, parties: Parties, reading: Reading) -> str:
    first, last = parties.spots[0][0], parties.spots[-1][1]
    return reading.paper.text[line.tokens[first].start : line.tokens[last].end]


def promise_end(line: Line, act_last: int) -> int:
    """Return where a promise ends: before the next promise, or with the sentence."""
    gap = _gap_behind(line, act_last) or _parted(line, act_last)
    if gap:
        return gap - 1
    for act in line.acts:
        own = (
            absolute_start(line, act)
            if act.first > act_last + 1 and act.is_any(*PROMISES, "OFFER", "DEED")
            else 0
        )
        if own > act_last:
            return own - 1
        says = act.is_any("SAY") and not (line.words.language == "sw" and act.tense == "future")
        offers = line.words.language == "en" and act.is_any("OFFER") and act.last > act.first
        if (
            act.first > act_last + 1
            and act.is_finite
            and (says or offers or act.is_any(*PROMISES, "REAFFIRM"))
            and not _is_the_deed(line, act)
        ):
            return _before_subject(line, act, act_last) - 1
        boundary = _next_clause(line, act, act_last) or _turns_firm(line, act, act_last)
        if boundary:
            return boundary - 1
    for at in range(act_last + 1, len(line.tokens)):
        if line.tokens[at].text in {";", "”"}:
            return at - 1
    return len(line.tokens) - 1


def _is_the_deed(line: Line, act: Act) -> bool:
    """Tell whether Swahili promises to bind itself to a text: "Aliahidi kwamba Malawi itaridhia mkataba huo"."""
    binds = line.words.language == "sw" and act.tense == "future" and act.is_any("RATIFY")
    return binds and any(0 < paper.first - act.last <= _YEAR for paper in line.instruments())


def _turns_firm(line: Line, act: Act, act_last: int) -> int:
    """Return where a deed follows good words: "reaffirmed its support and will send", "et versera", else 0."""
    if line.words.language == "sw" or act.tense != "future" or act.relative or act.first <= act_last + 3:
        return 0
    said = any(a.first <= act_last and a.is_any("REAFFIRM") and act_last - a.last <= _SAID for a in line.acts)
    return act.first - 1 if said and line.row[act.first - 1] in {"and", "et"} else 0


def _parted(line: Line, act_last: int) -> int:
    """Return where a semicolon closes an English promise behind which one more follows, else 0."""
    if line.words.language != "en":
        return 0
    at = next((n for n in range(act_last + 1, len(line.tokens)) if line.tokens[n].text == ";"), 0)
    return at if at and any(a.first > at and a.tense == "future" for a in line.acts) else 0


def _gap_behind(line: Line, act_last: int) -> int:
    """Return where a second party's promise begins that has no verb of its own: "..., and Uganda to open", else 0."""
    if line.words.language != "en":
        return 0
    near = (m for m in line.mentions if m.first > act_last + 3 and m.last + 2 < len(line.tokens))
    mention = next((m for m in near if is_second(line, m) or _has_its_share(line, m)), None)
    return mention.first - 1 if mention is not None else 0


def _has_its_share(line: Line, mention: Mention) -> bool:
    """Tell whether a number alone says what one more gives: "4,500 soldiers and Djibouti 1,520"."""
    before, behind = line.tokens[mention.first - 1], line.tokens[mention.last + 1]
    return (
        mention.of in _NATIONS
        and before.key in _JOINTS
        and behind.text[0].isdigit()
        and len(behind.text) != _YEAR
    )


def is_second(line: Line, mention: Mention) -> bool:
    """Tell whether a party stands between a joint and "to": "..., and Uganda to open"."""
    if line.row[mention.last + 1 : mention.last + 2] != ["to"]:
        return False
    behind = line.tokens[mention.last + 1 : mention.last + 3]
    before = line.row[max(0, mention.first - 2) : mention.first]
    led = mention.of in _NATIONS and (before == [",", "with"] or not _JOINTS.isdisjoint(before[-1:]))
    if not led:
        return False
    apart = not any(other.last == mention.first - 2 for other in line.mentions)
    return apart and behind[1].text.islower() and behind[1].key not in {"the", "a", "an", "its"}


def _before_subject(line: Line, act: Act, act_last: int) -> int:
    """Return where the clause of the next promise begins: with its subject, when one is named right before it."""
    groups = groups_of(line.tokens, line.parties(act_last + 2, act.first - 1))
    if not groups or act.first - groups[-1].spots[-1][1] > 3 or groups[-1].first <= act_last + 2:
        return act.first
    return groups[-1].first


def _next_clause(line: Line, act: Act, act_last: int) -> int:
    """Return where a clause with a subject and a deed of its own begins ("..., and Kenya will"), 0 when none does."""
    if (
        act.first <= act_last + 3
        or not (act.tense == "future" or act.is_any("DEED", "OFFER", "ANNOUNCE"))
        or act.relative
    ):
        return 0
    for at in range(act.first - 1, act_last + (2 if line.words.language != "sw" else 0), -1):
        if line.tokens[at].key in _JOINTS or _joins_a_subject(line, act, at):
            named = line.parties(at + 1, act.first - 1)
            return at if named.codes and act.is_finite else 0
    return 0


def _joins_a_subject(line: Line, act: Act, at: int) -> bool:
    """Tell whether a Swahili "na" opens a clause with a subject of its own: "... na Kenya itatenga"."""
    if line.words.language != "sw" or line.tokens[at].key != "na" or act.subject not in {"i", "u", "li"}:
        return False
    return any(m.first == at + 1 and m.last == act.first - 1 and m.of in _NATIONS for m in line.mentions)


def promise_start(line: Line, act: Act, parties: Parties) -> int:
    """Return where a promise begins: with its subject when that stands right before the verb."""
    if subject_start(line, act) <= parties.first < act.first and act.first - parties.first < 40:
        others = [other for other in line.acts if parties.first < other.first < act.first]
        return parties.first if not others else act.first
    return act.first


def is_hedged(line: Line, act: Act) -> bool:
    """Tell whether a wish, a call or a condition stands before an act."""
    english = line.words.language == "en"
    if not _ASKED.isdisjoint(line.row[act.last + 1 : act.last + 4]):
        return True
    if english and not _DOUBTS.isdisjoint(line.row[max(0, act.first - 12) : act.first]):
        return True
    if not line.words.cuts["hypothetical"].isdisjoint(line.row[max(0, act.first - 6) : act.first]):
        return True
    if english and tells_by_wishing(line, act):
        return False
    return _is_wished(line, act)


def _is_wished(line: Line, act: Act) -> bool:
    """Tell whether a wish stands in the clause of an act, or a rumour before it."""
    if line.keys.isdisjoint(line.words.cuts["wish"]) and line.keys.isdisjoint(_RUMOURS):
        return False
    begin = max(subject_start(line, act), _behind_joint(line, act))
    # "stands by its word" is no readiness to do a thing, as "stands ready" is.
    upto = act.first if act.is_any("KEEP") and line.words.language == "en" else act.last
    wished = not line.words.cuts["wish"].isdisjoint(line.row[begin:upto])
    return wished or not _RUMOURS.isdisjoint(line.row[:begin])


def _behind_joint(line: Line, act: Act) -> int:
    """Return where an English verb begins that goes on behind a wish: "stands ready to help, and will give aid"."""
    joint = act.first > 1 and line.tokens[act.first - 1].key in {"and", "but"}
    will = line.tokens[act.first].key in {"will", "shall", "would"} and act.tense == "future"
    return act.first if line.words.language == "en" and joint and will else 0


def is_concrete(line: Line, act: Act) -> bool:
    """Tell whether a deed is told with a number, a sum, a day or the agreement that it follows from."""
    behind = any(date.first > act.last for date in line.dates) or any(
        a.first > act.last for a in line.amounts
    )
    behind = behind or _has_term(line, act)
    return behind or is_under(line, act)


def _has_term(line: Line, act: Act) -> bool:
    """Tell whether a term is set: "ndani ya miezi sita", "katika muda wa siku kumi"."""
    return any(
        (token.key in _TERMS and not _UNITS.isdisjoint(line.row[at + 1 : at + 5]))
        or (token.key in {"katika", "kwa"} and not _UNITS.isdisjoint(line.row[at + 1 : at + 2]))
        for at, token in enumerate(line.tokens[act.last + 1 :], act.last + 1)
    )


def is_under(line: Line, act: Act) -> bool:
    """Tell whether a deed follows from an agreement: "chini ya makubaliano hayo, Senegal itajenga"."""
    words = {"chini", "mujibu", "kulingana", "under", "pursuant"}
    return any(
        mention.of is Of.INSTRUMENT
        and mention.last < act.first
        and words & set(line.row[max(0, mention.first - 3) : mention.first])
        for mention in line.mentions
    )


def is_outward(line: Line, act: Act, parties: Parties) -> bool:
    """Tell whether the deed is towards or with others, not at home."""
    if len(parties.codes) > 1 or not parties.codes or parties.organisations or act.is_any("WORK"):
        return True
    joins = line.words.language == "en" and act.is_any("RATIFY")
    if joins and any(m.first > act.last for m in line.instruments()):
        # "Uganda would accede to the Convention": with all who are bound by it.
        return True
    apart = parties.first >= 0 and not set(parties.codes) & {*line.around.common, line.around.home}
    beside = line.words.language == "en" and len(line.around.pair) > 1
    if line.words.language != "sw" and (len(line.around.common) > 1 or apart or beside):
        return True
    foreign = parties.codes != (line.around.about,) or is_under(line, act)
    if line.words.language == "sw" and line.around.body and "changi" in line.tokens[act.last].key:
        # "nchi yake itachangia askari 1,500": to the body that meets.
        return True
    if line.words.language == "sw" and _is_between_states(line, act, parties, foreign=foreign):
        return True
    if set(destinations(line, act.last, len(line.tokens) - 1)) - set(parties.codes):
        return True
    cities = {m.name for m in line.mentions if m.of is Of.CITY and m.first > act.last}
    if line.words.language == "sw" and act.subject != "a" and cities - set(parties.codes):
        return True
    wide = any(token.key in _WORLD for token in line.tokens[act.last + 1 :])
    behind = line.parties(act.last + 1, len(line.tokens) - 1)
    regions = any(m.of is Of.REGION and m.first > act.last for m in line.mentions)
    return bool(set(behind.codes) - set(parties.codes)) or regions or wide or bool(line.nouns("HELP"))


def _is_between_states(line: Line, act: Act, parties: Parties, *, foreign: bool) -> bool:
    """Tell whether a concrete Swahili deed is one of a state towards others: a guest's, or told beside a partner."""
    if max(len(line.around.common), len(line.around.pair)) < 2 or act.subject not in _STATES or act.passive:
        return False
    if set(parties.codes) <= set(line.around.pinned) or _is_about_a_paper(line, act):
        return True
    heads = [m for m in line.mentions if m.first == parties.first]
    named = any(m.of in {Of.STATE, Of.CITY} or (m.of is Of.OWN and m.last > m.first) for m in heads)
    partner = len(line.around.pair) > 1 and line.around.about in line.around.pair
    more = not _MORE.isdisjoint(line.row[max(0, parties.first - 2) : act.last + 2])
    gives = act.is_any("ANNOUNCE") and parties.first == 0
    # "Msumbiji kwa upande wake itajenga kituo": its part in what two do.
    partner = partner or (more and len(line.around.pair) > 1 and set(parties.codes) < set(line.around.pair))
    guest = (foreign or more or gives) and named and partner and act.subject == "i"
    return guest or (is_concrete(line, act) and (foreign or (named and partner)))


def _is_about_a_paper(line: Line, act: Act) -> bool:
    """Tell whether a deed is one on an instrument named before: "Serikali itahakikisha mkataba huo unaridhiwa"."""
    return any(
        0 < paper.first - act.last <= 2
        and line.tokens[min(paper.last + 1, len(line.tokens) - 1)].key in _BACK
        for paper in line.instruments()
    )


def is_own_text(line: Line, reading: Reading) -> bool:
    """Tell whether a paper is a text of the parties, in which "will" binds."""
    keys = line.row[:8]
    bound = any(keys[at : at + 2] in _BOUND for at in range(len(keys)))
    return bound or reading.paper.genre in {Genre.TREATY, Genre.COMMUNIQUE} or bool(line.around.pinned)
