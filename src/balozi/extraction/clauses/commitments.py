"""Commitments: what a state or an organisation says it will do towards, with or before others."""

from collections.abc import Iterator
from functools import lru_cache

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.drafts import Draft, subject_of, subject_start, suggestion
from balozi.extraction.clauses.duties import binds_all, does, items, listed, named_pledge, stated
from balozi.extraction.clauses.intents import intended, resolved
from balozi.extraction.clauses.lines import Line, Reading, read
from balozi.extraction.clauses.parties import Parties, groups_of
from balozi.extraction.clauses.promises import (
    PROMISES,
    alone,
    debtor,
    is_concrete,
    is_hedged,
    is_outward,
    is_under,
    promise,
    promise_end,
    promise_start,
)
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.papers import Genre, Paper
from balozi.extraction.suggestions import Suggestion

_TALK_NOUNS = closed("commitments", "talk_nouns")
_LOANS = closed("commitments", "loans")
_ENGAGING = ("TALK", "PHONE", "MEET", "VISIT", "SIGN", "HOST", "ADDRESS", "EXPECT", "BE")
# "Nchi Wanachama zitatoa", "kila upande utaruhusu": words of a text of the parties.
_BOUND = (["nchi", "wanachama"], ["nchi", "mwanachama"], ["kila", "upande"], ["pande", "husika"])
_THEIRS = closed("intents", "theirs")
_NO_GIFTS = closed("commitments", "no_gifts")
_SIDES = frozenset({"side", "sides", "party", "parties", "partie", "participant", "participants"})
_MONEY = frozenset({"$", "£", "€", "¥"})
_INFINITIVES = {"en": frozenset({"to"}), "fr": frozenset({"de", "a", "d"}), "sw": frozenset()}


@lru_cache(maxsize=2)
def commitments(paper: Paper) -> tuple[Suggestion, ...]:
    """Return the commitments of a paper."""
    reading = read(paper)
    found: list[Suggestion] = []
    under = listed(reading)
    for line in reading.lines:
        drafts = sorted(items(line, list(_of_line(line, reading)), under), key=lambda draft: draft.first)
        kept: list[Draft] = []
        for draft in drafts:
            if not kept or draft.first > kept[-1].last - 2:
                kept.append(draft)
        found += [suggestion(draft, "commitment", reading) for draft in kept]
    return tuple(found)


def _of_line(line: Line, reading: Reading) -> Iterator[Draft]:
    if line.is_sport or line.tokens[-1].text == "?":
        return
    for act in line.acts:
        if (act.negated and not _forbids(line, act, reading)) or act.tense in {"conditional"}:
            continue
        for rule in (resolved, _promised, _funded, _reaffirmed, _will, does):
            draft = rule(line, act, reading)
            if draft is not None:
                yield draft
                break
    yield from _shares(line, reading)
    own = stated(line, reading)
    if own is not None:
        yield own
    for noun in line.nouns("COMMITMENT", "PLANS"):
        draft = intended(line, noun, reading) or _noun(line, noun, reading) or named_pledge(line, noun, reading)
        if draft is not None:
            yield draft


def _forbids(line: Line, act: Act, reading: Reading) -> bool:
    """Tell whether a Swahili text of the parties says what they shall not do: "hazitaruhusu"."""
    return line.words.language == "sw" and act.tense == "future" and _is_own_text(line, reading)


def _leads_to_deed(line: Line, act: Act) -> bool:
    """Tell whether a promise names a deed: "agreed to cooperate", "wamekubaliana kushirikiana"."""
    if act.is_any("SETTLE", "KEEP"):
        return True
    if act.is_any("PLEDGE", "OFFER") and _gives(line, act):
        return True
    begin = _behind_aside(line, act.last + 1)
    behind = line.tokens[begin : begin + 7]
    if line.words.language == "sw":
        if {token.key for token in behind[:2]} & {"kuwa", "kwamba"} and act.is_any("PLEDGE", "AGREE"):
            return _foretold(line, act)
        becomes = act.is_any("COMMIT") and bool(behind) and behind[0].key == "kuwa"
        return becomes or any(_is_infinitive(token.key) for token in behind[:3])
    keys = [token.key for token in behind]
    if keys[:1] in (["that"], ["que"], ["qu"]) and not (act.is_any("AGREE") and act.passive):
        return act.is_any("PLEDGE") and _foretold(line, act)
    if keys[:1] in (["on"], ["upon"], ["sur"]) and not set(keys[1:3]) & _TALK_NOUNS:
        return act.is_any("AGREE")
    if line.words.language == "fr" and act.is_any("PLAN") and keys and keys[0].endswith(("er", "ir", "re")):
        return True
    if keys[:1] in (["que"], ["qu"]):
        return act.is_any("AGREE") and act.passive
    marks = _INFINITIVES[line.words.language]
    to = next((number for number, key in enumerate(keys[:5]) if key in marks), None)
    return to is not None and to + 1 < len(keys) and keys[to + 1] not in {"the", "a", "an", "this"}


def _behind_aside(line: Line, at: int) -> int:
    """Return the place behind an aside: "s'est engagé, dans une lettre, à céder"."""
    if line.words.language == "sw" or at >= len(line.tokens) or line.tokens[at].text != ",":
        return at
    end = min(at + 16, len(line.tokens))
    return next((other + 1 for other in range(at + 1, end) if line.tokens[other].text == ","), at)


def _gives(line: Line, act: Act) -> bool:
    """Tell whether a thing is promised: "promised land", "a promis trois vedettes"."""
    behind = line.tokens[act.last + 1] if act.last + 1 < len(line.tokens) else None
    return (
        behind is not None
        and line.words.language != "sw"
        and not act.passive
        and (behind.text[0].isalnum() or behind.key in _MONEY)
        and behind.key not in _NO_GIFTS
        and not line.has("hypothetical")
    )


def _is_infinitive(key: str) -> bool:
    return (
        key.startswith(("ku", "kw")) and len(key) > 4 and key not in {"kuhusu", "kwamba", "kutoka", "kwenye"}
    )


def _foretold(line: Line, act: Act) -> bool:
    """Tell whether what is promised follows as a clause of its own: "promised that it will ..."."""
    ahead = {"future", "subjunctive"} if line.words.language == "sw" else {"future"}
    return any(other.tense in ahead and 0 < other.first - act.last <= 9 for other in line.acts)


def _engages(line: Line, act: Act) -> bool:
    """Tell whether the deed is a meeting or a visit, which is an engagement."""
    for other in line.acts:
        if 0 < other.first - act.last <= 4:
            if other.is_any("MEET", "VISIT", "SIGN", "HOST") and not other.is_any("COMMIT", "PLAN"):
                return True
            if other.is_any("HOLD") and any(
                0 < noun.first - other.last <= 6 for noun in line.nouns("MEETING", "VISIT", "SUMMIT", "CALL")
            ):
                return True
    return False


def _promised(line: Line, act: Act, reading: Reading) -> Draft | None:
    told = _was_agreed(line, act)
    passive = act.passive and not (act.is_any("COMMIT") or told)
    if not act.is_any(*PROMISES, "OFFER") or passive or is_hedged(line, act):
        return None
    if act.tense == "infinitive" and line.words.language != "sw":
        return None
    helps = any(0 < noun.first - act.last <= 5 for noun in line.nouns("HELP", "COMMITMENT"))
    money = any(0 < amount.first - act.last <= 6 and len(amount.unit) == 3 for amount in line.amounts)
    stays = act.is_any("COMMIT") and {token.key for token in line.tokens[act.first : act.last]} & (
        line.words.cuts["keep"] | {"is", "are"}
    )
    goes_to = act.is_any("COMMIT") and line.tokens[min(act.last + 1, len(line.tokens) - 1)].key in {"to", "a"}
    if not (
        stays or goes_to or _leads_to_deed(line, act) or (act.is_any("PLEDGE", "COMMIT") and (helps or money))
    ) or _engages(line, act):
        return None
    parties = Parties(line.around.pair, (), line.around.pair, 0, -1) if told else debtor(line, act)
    who = act.first > 0 and line.tokens[act.first - 1].key in {"who", "which", "qui"}
    if parties is None or (act.relative and not (who or act.is_any("COMMIT"))):
        return None
    if reading.paper.genre is Genre.TREATY and line.tokens[0].text.isupper() and act.first == 0:
        return None
    if act.is_any("PLAN") and (act.tense == "participle" or not is_outward(line, act, parties)):
        return None
    keep = {token.key for token in line.tokens[max(0, act.first - 3) : act.last]} & line.words.cuts["keep"]
    modality = "reaffirms" if keep and act.is_any("COMMIT") else _modality(act)
    modality = "commits" if line.tokens[act.first].key == "shall" else modality
    if act.is_any("DECIDE") and len(parties.codes) == 1 and parties.states:
        modality = "plans"
    return promise(
        line,
        (promise_start(line, act, parties), promise_end(line, act.last)),
        parties,
        reading,
        (modality, "CO1"),
    )


def _was_agreed(line: Line, act: Act) -> bool:
    """Tell whether "it was agreed that ..." stands there, which binds those named before."""
    begins = act.passive and act.first > 0 and line.tokens[act.first - 1].key in {"it", "also", "il"}
    return act.is_any("AGREE") and begins


def _modality(act: Act) -> str:
    for kind, modality in (
        ("KEEP", "reaffirms"),
        ("SETTLE", "agrees"),
        ("PLEDGE", "pledges"),
        ("OFFER", "pledges"),
        ("COMMIT", "commits"),
        ("AGREE", "agrees"),
        ("PLAN", "plans"),
    ):
        if act.is_any(kind):
            return modality
    return "plans"


def _funded(line: Line, act: Act, reading: Reading) -> Draft | None:
    lends = act.is_any("ADOPT") and {token.key for token in line.tokens[act.last :]} & _LOANS
    if not (lends or act.is_any("ANNOUNCE", "OFFER")) or act.passive or is_hedged(line, act):
        return None
    if line.words.language == "sw" and act.tense == "past" and line.tokens[act.last].key.endswith(("toa", "kabidhi")):
        # "ilitoa euro milioni 2": aid already delivered.
        return None
    money = any(0 < amount.first - act.last <= 20 and len(amount.unit) == 3 for amount in line.amounts)
    helps = act.is_any("OFFER") and any(0 < noun.first - act.last <= 4 for noun in line.nouns("HELP"))
    given = {token.key for token in line.tokens[max(0, act.first - 2) : act.last + 1]}
    if not (money or helps) or given & {"has", "have", "providing", "provided"}:
        return None
    if act.tense == "infinitive" and not act.is_any("OFFER"):
        return None
    owners = line.parties(act.last + 1, act.last + 3) if helps else None
    parties = owners if owners is not None and owners.codes else debtor(line, act)
    if parties is None:
        return None
    bound = _is_own_text(line, reading) or is_under(line, act)
    bound = bound or line.tokens[act.first].key == "shall"
    modality = "commits" if act.tense == "future" and bound else "pledges"
    return promise(
        line,
        (promise_start(line, act, parties), promise_end(line, act.last)),
        parties,
        reading,
        (modality, "CO2"),
    )


def _is_own_text(line: Line, reading: Reading) -> bool:
    """Tell whether a paper is a text of the parties, in which "will" binds."""
    keys = [token.key for token in line.tokens[:8]]
    bound = any(keys[at : at + 2] in _BOUND for at in range(len(keys)))
    return bound or reading.paper.genre in {Genre.TREATY, Genre.COMMUNIQUE} or bool(line.around.pinned)


def _shares(line: Line, reading: Reading) -> Iterator[Draft]:
    """Find parts of announced money: "the announcement includes $5 million", "their $2 million will support"."""
    money = [amount for amount in line.amounts if len(amount.unit) == 3]
    if not money or line.words.language != "en":
        return
    for at, token in enumerate(line.tokens):
        opens = token.key in {"includes", "consists", "comprises"} and any(
            0 < amount.first - at <= 6 for amount in money
        )
        head = {word.key for word in line.tokens[max(0, at - 5) : at]} & {
            "announcement",
            "funding",
            "package",
            "assistance",
            "contribution",
        }
        gives = token.key == "will" and any(0 < at - amount.last <= 2 for amount in money)
        if (opens and head) or gives:
            owner = alone(line.around.home)
            if owner.codes[0]:
                yield promise(
                    line, (max(0, at - 6), promise_end(line, at)), owner, reading, ("pledges", "CO2")
                )
            return


def _reaffirmed(line: Line, act: Act, reading: Reading) -> Draft | None:
    if not act.is_any("REAFFIRM") or act.tense not in {"past", "present", "participle", "infinitive"}:
        return None
    noun = next((n for n in line.nouns("COMMITMENT", "HELP") if 0 < n.first - act.last <= 7), None)
    if noun is None:
        return None
    owners = line.parties(act.last + 1, noun.first - 1)
    parties = owners if owners.codes else debtor(line, act)
    keep = {token.key for token in line.tokens[act.last + 1 : noun.first]} & line.words.cuts["keep"]
    strong = line.tokens[act.last].key.startswith(("reaffirm", "reiter", "renew", "renouvel"))
    if parties is None or not (noun.code == "COMMITMENT" or keep or strong):
        return None
    return promise(
        line,
        (promise_start(line, act, parties), promise_end(line, noun.last)),
        parties,
        reading,
        ("reaffirms", "CO3"),
    )


def _noun(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Find a commitment that is named: "our shared commitment to ...", "the commitment by X to ..."."""
    at = noun.last + 1
    while at + 1 < len(line.tokens) and line.tokens[at].key in _THEIRS:
        at += 1
    behind = line.tokens[at].key if at < len(line.tokens) else ""
    if behind not in {"to", "by", ":", "a", "ya"} or any(
        act.is_any("REAFFIRM") and 0 < noun.first - act.last <= 7 for act in line.acts
    ):
        return None
    owners = line.parties(max(0, noun.first - 5), noun.first - 1)
    given = next(
        (act for act in line.acts if act.is_any("ANNOUNCE", "HOLD") and 0 < noun.first - act.last <= 4), None
    )
    if given is not None and given.negated:
        return None
    if given is not None:
        owners = debtor(line, given) or owners
    if behind == "by":
        owners = line.parties(noun.last + 1, len(line.tokens) - 1)
    before = {token.key for token in line.tokens[max(0, noun.first - 4) : noun.first]}
    if not owners.codes and before & {"there", "the"}:
        owners = Parties(line.around.pair, (), line.around.pair, 0, -1)
    groups = groups_of(line.tokens, owners)
    if behind != "by" and len(groups) > 1:
        owners = groups[-1]
    joint = len(owners.codes) > 1 or before & line.words.cuts["keep"]
    world = any(
        token.key in {"international", "bilateral", "multilateral", "global", "kimataifa", "peacekeeping"}
        for token in line.tokens[noun.last :]
    )
    abroad = set(line.parties(noun.last + 1, len(line.tokens) - 1).codes) - set(owners.codes)
    if not owners.codes or not (joint or world or abroad or behind == "by") or _is_shouted(line):
        return None
    modality = "commits" if behind == "by" or before & {"there", "the"} else "reaffirms"
    pledged = line.tokens[noun.last].key in {"pledge", "promise", "ahadi", "promesse"} and given is not None
    modality = "plans" if noun.code == "PLANS" else "pledges" if pledged else modality
    first = max(0, noun.first - 3)
    return promise(line, (first, promise_end(line, noun.last)), owners, reading, (modality, "CO4"))


def _is_shouted(line: Line) -> bool:
    """Tell whether a line is a headline in capitals."""
    words = [token.text for token in line.tokens if token.text.isalpha() and len(token.text) > 2]
    return sum(word.isupper() for word in words) * 2 > len(words)


def _will(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a future of a state or an organisation that acts towards others."""
    if act.tense != "future" or act.relative or act.is_any(*_ENGAGING) or is_hedged(line, act):
        return None
    if line.tokens[act.last].key in line.words.cuts["not_deeds"] or _holds_talks(line, act):
        return None
    if reading.paper.genre is Genre.POLICY:
        begin = subject_start(line, act)
        found = subject_of(line, act) or alone(reading.home)
        return promise(line, (begin, promise_end(line, act.last)), found, reading, ("commits", "CO6"))
    agreed = _agreed(line, act, reading)
    if agreed is not None:
        return agreed
    parties = debtor(line, act)
    if parties is None and act.passive and line.words.language == "sw" and _is_own_text(line, reading):
        codes = line.around.pinned or line.around.pair
        return promise(line, (subject_start(line, act), promise_end(line, act.last)),
                       Parties(codes, (), codes, 0, -1), reading, ("commits", "CO5")) if codes else None
    if parties is None or not parties.codes:
        all_bound = binds_all(line, act, reading)
        if all_bound is not None:
            return all_bound
    ours = act.subject == "tu" and (bool(line.nouns("HELP")) or (len(line.around.common) > 1 and is_concrete(line, act)))
    if parties is None or (parties.first < 0 and not ours):
        return None
    shall = line.tokens[act.first].key == "shall"
    shares = act.first > 0 and line.tokens[act.first - 1].key in {"and", "na", "et"}
    shares = shares or (bool(act.subject) and any(a.is_any("SAY") and a.last == act.first - 1 for a in line.acts))
    if not ours and not (
        (shares or _is_head(line, act, parties.first)) and (shall or is_outward(line, act, parties))
    ):
        return None
    joint = len(parties.codes) > 1 and (line.has("joint") or act.is_any("WORK", "SUPPORT"))
    sides = _SIDES & {token.key for token in line.tokens[max(0, parties.first - 2) : act.first]}
    own_text = _is_own_text(line, reading) or is_under(line, act) or bool(sides)
    modality = "commits" if shall or joint or own_text or not parties.codes else "plans"
    if _goes_on_supporting(line, act):
        modality = "reaffirms"
    return promise(
        line,
        (max(parties.first, subject_start(line, act)), promise_end(line, act.last)),
        parties,
        reading,
        (modality, "CO5"),
    )


def _agreed(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what was agreed to come: "agreed that Sudan would pay", "il a été convenu que les travaux démarreront"."""
    outer = next((a for a in line.acts if a.last < act.first and _agrees_that(line, a)), None)
    if outer is None:
        return None
    begin = max(outer.last + 2, subject_start(line, act))
    own = groups_of(line.tokens, line.parties(begin, act.first - 1))
    inner = own[-1] if own and own[-1].codes and not act.passive else None
    told = Parties(line.around.pair, (), line.around.pair, 0, -1) if outer.passive else debtor(line, outer)
    parties = inner or told
    if parties is None or not parties.codes:
        return None
    first = inner.first if inner else max(0, outer.first - 1)
    return promise(line, (first, promise_end(line, act.last)), parties, reading, ("agrees", "CO1"))


def _agrees_that(line: Line, act: Act) -> bool:
    behind = line.tokens[act.last + 1].key if act.last + 1 < len(line.tokens) else ""
    return act.is_any("AGREE") and not act.negated and behind in {"that", "que", "qu"}


def _goes_on_supporting(line: Line, act: Act) -> bool:
    """Tell whether support is to continue: "will continue to support", "itaendelea kuunga mkono"."""
    stretch = {token.key for token in line.tokens[act.first : act.last + 4]}
    supports = any(other.is_any("SUPPORT") and 0 <= other.first - act.last <= 3 for other in line.acts)
    return supports and bool(stretch & line.words.cuts["keep"])


def _holds_talks(line: Line, act: Act) -> bool:
    return act.is_any("HOLD", "TALK") and any(
        0 < noun.first - act.last <= 6
        for noun in line.nouns("MEETING", "VISIT", "SUMMIT", "CALL", "STATEMENT")
    )


def _is_head(line: Line, act: Act, begin: int) -> bool:
    """Tell whether the party is the subject itself, not part of a longer one ("the railway of Kenya will")."""
    near = [
        m
        for m in line.mentions
        if begin <= m.first
        and m.last < act.first
        and m.of not in {Of.NUMBER, Of.DATE, Of.NOUN, Of.INSTRUMENT}
    ]
    if not near:
        return False
    aside = line.tokens[near[-1].last + 1].text == "," and line.tokens[act.first - 1].text == ","
    return act.first - near[-1].last <= (14 if aside else 5)
