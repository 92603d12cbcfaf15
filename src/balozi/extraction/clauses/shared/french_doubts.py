"""What takes a French fact away again: wished, failed, denied, foretold by others, done by a firm, long over."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed, words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.french_sides import is_history
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.surroundings import is_state
from balozi.extraction.clauses.shared.french_grounds import Ground, ground_of
from balozi.extraction.clauses.shared.french_mere_words import (
    is_a_figure,
    is_only_a_word,
    is_only_welcomed,
    settles_a_text,
)
from balozi.extraction.clauses.shared.french_relatives import is_step_of_a_text
from balozi.extraction.clauses.shared.french_strangers import (
    binds_a_firm,
    is_no_visit,
    is_of_nobody,
    is_with_a_continent,
)
from balozi.extraction.clauses.shared.french_vain import closes_no_treaty, is_vain
from balozi.extraction.clauses.shared.left_out import undoubted
from balozi.extraction.clauses.shared.sessions import is_regular
from balozi.extraction.mentions.mentions import Of

_ANALYSTS = closed("french_doubts", "analysts")
_TELLS = closed("french_doubts", "tells")
_WISHES = closed("french_doubts", "wishes")
_RECOMMENDS = closed("french_doubts", "recommends")
_FAILURES = closed("french_doubts", "failures")
_DENIALS = closed("french_doubts", "denials")
_ANNIVERSARIES = closed("french_doubts", "anniversaries")
_NO_DEEDS = tuple(closed("french_doubts", "no_deeds"))
_DELIVERED = tuple(closed("french_doubts", "delivered"))
_PRIVATE = closed("french_doubts", "private")
_NAMED = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.CITY, Of.REGION})
_MEETINGS = frozenset({"meeting", "call", "courtesy_call", "signing_ceremony", "other"})
_DENIES = frozenset({"dementi", "dement", "dementent", "nie", "nient"})
_DENIED = frozenset({"toute", "tout", "avoir", "etre"})
_INDEFINITE = frozenset(
    {"un", "une", "tout", "toute", "d", "des", "aucun", "aucune", "autres", "tel", "telle"}
)
_NUMBERS = closed("french_doubts", "numbers")
_ANY = frozenset({"un", "une"})
_ON_THEIR_WAY = words_of("french_further", "deliveries")["things"]
_SPEAKERS = frozenset({"je", "j", "nous"})
_OFFICIAL = closed("french_introductions", "persons") | closed("french_sides", "groups") | {"autre"}
_THAT = frozenset({"que", "qu"})
_PRONOUNS = frozenset({"il", "elle", "ils", "elles"})
_EVENTS = closed("french_doubts", "kept_days")
_HOPES = ("souhait", "aspir", "espe", "rev", "caress", "nourri")
_KEPT = frozenset({"engagements", "parole", "promesses", "promesse"})
_TERMS = frozenset({"annee", "an", "mois", "semestre", "trimestre", "semaine", "saison"})
_RULERS = closed("french_sides", "rulers") | {"armee", "conseil", "cabinet"}
# "À cette occasion doit être paraphé": the occasion of which the paper has told.
_OCCASIONS = frozenset(
    {"occasion", "visite", "sejour", "deplacement", "rencontre", "issue", "marge", "presence"}
)
# Whose declaration is a statement, no text between parties.
_OFFICES = frozenset(
    {
        "porte",
        "porteparole",
        "ministre",
        "ministere",
        "president",
        "presidente",
        "secretaire",
        "chef",
        "gouvernement",
        "presidence",
        "primature",
        "chancellerie",
        "departement",
        "ambassade",
        "palais",
        "elysee",
    }
)
_MODERN = "1945"
_TWO, _NEAR, _FAR = 2, 4, 8


def told_now(drafts: Iterable[Draft], kind: str, reading: Reading) -> list[Draft]:
    """Return the facts of a French sentence that are told as facts of foreign policy now.

    Args:
        drafts: found by the rules.
        kind: "engagement", "instrument" or "commitment".
        reading: of the paper.
    """
    return undoubted(drafts, kind, reading, lambda draft: _doubt_of(draft, kind, reading))


def _doubt_of(draft: Draft, kind: str, reading: Reading) -> Callable[..., bool] | None:
    if draft.line.words.language != "fr":
        return None
    ground = ground_of(reading)
    if _tells_of_nobody_abroad(ground):
        return _tells_of_nobody_abroad
    if ground.judged and _is_guessed(draft, kind, ground):
        return _is_guessed
    if ground.cabinet and _is_of_the_cabinet(draft, kind, reading):
        return _is_of_the_cabinet
    found = next((doubt for doubt in _OF_ALL if doubt(draft, kind)), None)
    if found is not None or not _is_of_a_firm(draft, reading):
        return found or (_is_told_in_passing if _is_told_in_passing(draft, kind, ground, reading) else None)
    return _is_of_a_firm


def _is_told_in_passing(draft: Draft, kind: str, ground: Ground, reading: Reading) -> bool:
    """Tell whether its sentence does not tell it as a fact of now: as history, effect, talk or a matter of others."""
    return not _RULES[kind](draft, ground, reading)


def _tells_of_nobody_abroad(ground: Ground) -> bool:
    """Tell whether a paper tells of no events of foreign policy: of a subject, or of private people at home."""
    return not ground.of_events or ((ground.topical or ground.private) and len(ground.acting) < _TWO)


def _is_of_the_cabinet(draft: Draft, kind: str, reading: Reading) -> bool:
    """Tell whether a council of ministers only speaks for itself: its sitting, its decrees, its own communiqué."""
    if kind == "instrument":
        return draft.fields["instrument_type"] in {"communique", "declaration"} and draft.line.is_headline
    own = {reading.home, *(_codes(draft, "obligors") if kind == "commitment" else ())}
    return not _named(draft.line) - own


def _is_guessed(draft: Draft, kind: str, ground: Ground) -> bool:
    """Tell whether nobody who takes part acts in the paper or is named in the sentence."""
    if kind == "instrument" and not _is_indefinite(draft):
        return False
    names = ("obligors",) if kind == "commitment" else ("states", "orgs")
    codes = {code for name in names for code in _codes(draft, name)}
    return 0 < len(codes) <= _TWO and codes.isdisjoint(ground.acting) and codes.isdisjoint(_named(draft.line))


def _is_wished(draft: Draft, kind: str) -> bool:
    """Tell whether a fact stands behind a wish: "a souhaité que le Ghana conclue", "recommande de signer un"."""
    line = draft.line
    if kind == "instrument" and not _is_indefinite(draft):
        return False
    if not line.keys.isdisjoint(_THAT):
        keys = keys_of(line, 0, draft.last + 1)
        for at, (one, other) in enumerate(pairwise(keys)):
            if other in _THAT and one in _WISHES and at + _TWO <= draft.first + _NEAR:
                return True
    return kind != "engagement" and _is_asked_of_others(draft)


def _is_asked_of_others(draft: Draft) -> bool:
    """Tell whether a deed is asked of another: "recommande au Mali de conclure un accord"."""
    line = draft.line
    if line.keys.isdisjoint(_RECOMMENDS):
        return False
    deed = next((a for a in line.acts if a.first >= draft.first and a.last <= draft.last), None)
    if deed is None or deed.tense != "infinitive":
        return False
    return bool(_RECOMMENDS & set(keys_of(line, deed.first - 2 * _FAR, deed.first)))


def _is_indefinite(draft: Draft) -> bool:
    """Tell whether an instrument is any of its kind: "un accord", "tout mémorandum"."""
    line = draft.line
    near = (m for m in line.within(draft.first, draft.last) if m.of is Of.INSTRUMENT)
    paper = next(near, None)
    return paper is not None and bool(_INDEFINITE & set(keys_of(line, paper.first - _TWO, paper.first)))


def _has_failed(draft: Draft, kind: str) -> bool:
    """Tell whether what is told did not come about: "sans parvenir à un accord", "ont échoué à s'entendre"."""
    line = draft.line
    if kind == "engagement" or line.keys.isdisjoint(_FAILURES):
        return False
    deed = next((a for a in line.acts if draft.first <= a.first <= draft.last), None)
    at = deed.first if deed is not None else draft.first
    infinitive = deed is not None and deed.tense == "infinitive"
    return infinitive and bool(_FAILURES & set(keys_of(line, at - _NEAR, at)))


def _is_of_a_firm(draft: Draft, reading: Reading) -> bool:
    """Tell whether a firm or a body of citizens acts, whom a demonym or "elle" stands for."""
    line = draft.line
    head = keys_of(line, draft.first - _NEAR, draft.first + 1)
    people = (m for m in line.within(draft.first, draft.first) if m.of in {Of.PEOPLE, Of.PAIR})
    if next(people, None) is not None and (_PRIVATE & set(head) or _is_anybody(head)):
        return True
    if line.tokens[draft.first].key not in _PRONOUNS or draft.first > _TWO:
        return False
    number = next((n for n, other in enumerate(reading.lines) if other.start == line.start), 0)
    before = reading.lines[number - 1]
    return number > 0 and (_opens_with_a_firm(before) or _opens_with_a_text(before))


def _is_anybody(head: Sequence[str]) -> bool:
    """Tell whether a demonym tells where somebody is from: "un torréfacteur italien", not "un ministre italien"."""
    return len(head) > _TWO and head[-3] in _ANY and head[-2] not in _OFFICIAL


def _opens_with_a_firm(line: Line) -> bool:
    bodies = any(m.of is Of.ORGANISATION and m.first <= _NEAR for m in line.mentions)
    return bool(_PRIVATE & set(keys_of(line, 0, _NEAR))) and not bodies


def _opens_with_a_text(line: Line) -> bool:
    """Tell whether an instrument is the subject of a line, which "il" stands for in the next one."""
    papers = line.instruments()
    first = next((act.first for act in line.acts if act.is_finite and not act.relative), len(line.tokens))
    return any(m.first <= 1 or (line.tokens[m.first - 2].text == "," and m.first < first) for m in papers)


def _is_an_engagement(draft: Draft, ground: Ground, reading: Reading) -> bool:
    line, kind = draft.line, str(draft.fields["type"])
    before = set(keys_of(line, draft.first - _NEAR, draft.first + _TWO))
    denied = before & _DENIALS and not line.keys.isdisjoint(
        {"dementi", "dement", "dementent", "nie", "nient", "pas", "n", "ne", "exclut"}
    )
    if kind == "statement" and _DENIES & before and _DENIED & before:
        return False
    if denied and kind in {*_MEETINGS, "visit", "summit"} and draft.fields["status"] != "cancelled":
        return False
    codes = {*_codes(draft, "states"), *_codes(draft, "orgs")}
    if is_no_visit(draft, kind) or _is_every_year(draft) or closes_no_treaty(draft, reading):
        return False
    counted = kind == "visit" and not line.keys.isdisjoint({"agit", "agira", "agissait"})
    if counted or (ground.judged and _is_long_past(draft, reading)):
        return False
    if _is_bare(draft, kind):
        return False
    alone = len(ground.acting) < _TWO
    if kind == "summit" and alone and len(codes) == 1 and not _codes(draft, "orgs"):
        return is_with_a_continent(draft)
    if codes and kind in _MEETINGS and ground.judged and alone and len(codes & ground.acting) < _TWO:
        return len(_named(line) & codes) >= _TWO and not ground.topical
    return line.keys.isdisjoint(_ANNIVERSARIES) or not _is_anniversary(draft)


def _is_every_year(draft: Draft) -> bool:
    """Tell whether a thing is to happen again and again: "accueillera chaque année trente élèves officiers"."""
    if draft.fields["type"] == "meeting" and draft.fields["status"] == "planned":
        # "se réunira désormais tous les deux ans".
        return is_regular(draft.line, draft.first)
    keys = keys_of(draft.line, draft.first, draft.last + 1)
    return any(one == "chaque" and other in _TERMS for one, other in pairwise(keys))


def _is_bare(draft: Draft, kind: str) -> bool:
    """Tell whether a heading names a statement, or a text is to be signed by nobody who is named, nowhere."""
    line = draft.line
    if kind == "statement":
        codes = {*_codes(draft, "states"), *_codes(draft, "orgs")}
        return (
            len(codes) < _TWO
            and bool(line.instruments())
            and not any(act.is_finite for act in line.acts)
            and draft.first <= _TWO
        )
    if kind != "signing_ceremony" or draft.fields["status"] != "planned":
        return False
    if draft.fields["place"] or line.nouns("SIGNING") or not line.keys.isdisjoint(_OCCASIONS):
        return False
    named = any(m.of in _NAMED and draft.first <= m.first <= draft.last for m in line.mentions)
    deed = next((a for a in line.acts if draft.first <= a.first <= draft.last), None)
    return not named and deed is not None and deed.passive


def _is_long_past(draft: Draft, reading: Reading) -> bool:
    """Tell whether an engagement is of a year long past: "le dernier déplacement remonte à 1998"."""
    day, dated = str(draft.fields["date"])[:_NEAR], reading.paper.dated
    if dated is not None and day.isdigit():
        return int(day) < dated.year - _TWO
    return is_history(draft.line, reading)


def _codes(draft: Draft, name: str) -> list[str]:
    found = draft.fields[name]
    return [str(code) for code in found] if isinstance(found, list) else []


def _named(line: Line) -> set[str]:
    return {m.name if m.of is Of.CITY else m.code for m in line.mentions if m.of in _NAMED}


def _is_anniversary(draft: Draft) -> bool:
    """Tell whether a fact is one whose anniversary is kept: "le cinquantenaire de la signature du traité"."""
    keys = keys_of(draft.line, draft.first - _NEAR - _TWO, draft.first + _NEAR + _TWO)
    at = next((n for n, key in enumerate(keys) if key in _ANNIVERSARIES), -1)
    near = keys[at + 1 : at + _NEAR + 1] if at >= 0 else []
    return bool(near) and near[0] in {"de", "du", "d", "des"} and bool(_EVENTS & set(near))


def _is_an_instrument(draft: Draft, ground: Ground, reading: Reading) -> bool:
    line, status = draft.line, draft.fields["status"]
    if not line.keys.isdisjoint(_ANNIVERSARIES) and _is_anniversary(draft):
        return False
    if draft.fields["instrument_type"] in {"communique", "declaration"} and _is_of_one(draft):
        return False
    if status == "signed" and "" < str(draft.fields["date"])[:_NEAR] < _MODERN:
        # "Le traité de Versailles, signé le 28 juin 1919": of history books.
        return False
    if status == "unknown" and is_only_a_word(draft):
        return False
    named = any(char.isdigit() or char.isupper() for char in str(draft.fields["name"])[1:])
    only_if = line.tokens[0].key == "si" and status in {"signed", "ratified"} and draft.first < 2 * _FAR
    only_if = only_if and not named
    codes = {*_codes(draft, "states"), *_codes(draft, "orgs")}
    listed = reading.kept.get("french_lists")
    told = isinstance(listed, dict) and line.start in listed
    apart = ground.acting and not codes & ground.acting and _is_indefinite(draft) and not told
    alone = len(codes) < _TWO and not told
    return not (only_if or apart or (alone and is_of_nobody(draft, indefinite=_is_indefinite(draft))))


def _is_of_one(draft: Draft) -> bool:
    """Tell whether a text is what one office says: "dans un communiqué publié jeudi", "Déclaration du porte-parole"."""
    line = draft.line
    paper = next((m for m in line.instruments() if draft.first <= m.first <= draft.last), None)
    if paper is None or paper.last > paper.first:
        return False
    behind = keys_of(line, paper.last + 1, paper.last + _NEAR)
    if behind[:1] in (["de"], ["du"]) and _OFFICES & set(behind[1:4]):
        return True
    if draft.fields["instrument_type"] == "declaration":
        return False
    return bool({"dans", "par", "selon", "via", "d"} & set(keys_of(line, paper.first - 3, paper.first)))


def _is_a_commitment(draft: Draft, ground: Ground, _: Reading) -> bool:
    line = draft.line
    deed = _deed(draft)
    if _is_foretold(line) or "resolutions" in keys_of(line, draft.first, draft.first + _FAR):
        return False
    if deed is not None and _is_a_contact_or_wish(line, deed):
        return False
    if deed is not None and (
        is_step_of_a_text(line, deed)
        or settles_a_text(line, deed)
        or is_a_figure(line, deed)
        or _is_no_deed(line, deed)
        or _is_delivered(line, deed)
        or _only_counts(line, deed)
    ):
        return False
    owners = _codes(draft, "obligors")
    if _is_decided_at_home(draft, deed, alone=len(ground.acting) < _TWO) or is_only_welcomed(draft):
        return False
    if len(owners) != 1 or len(ground.acting) != 1 or _is_of_a_state(draft):
        return True
    if (
        _SPEAKERS & set(keys_of(line, draft.first - 1, draft.first + 1))
        and len(set(line.around.common)) >= _TWO
    ):
        # "Nous financerons également la réhabilitation": said to the other side.
        return True
    return not is_state(owners[0]) or bool(_named(line) - set(owners))


def _is_decided_at_home(draft: Draft, deed: Act | None, *, alone: bool) -> bool:
    """Tell whether a government decides alone, with nobody else in sight: "Le gouvernement a décidé de fermer"."""
    line = draft.line
    owners = set(_codes(draft, "obligors"))
    rulers = _RULERS & set(keys_of(line, draft.first - _TWO, draft.first + _TWO + 1))
    decides = deed is not None and (deed.is_any("AGREE") or (alone and deed.is_any("ANNOUNCE")))
    if not decides or not rulers or len(owners) != 1 or (line.amounts and not alone):
        return False
    return not _named(line) - owners


def _is_of_a_state(draft: Draft) -> bool:
    """Tell whether a state or its people is named as the one who promises, not an office at home."""
    return any(m.of in _NAMED and draft.first <= m.first <= draft.first + _TWO for m in draft.line.mentions)


def _deed(draft: Draft) -> Act | None:
    """Return the verb that a promise is told by: the first finite one in it."""
    acts = (act for act in draft.line.acts if draft.first <= act.first <= draft.last)
    return next((act for act in acts if act.is_finite), None)


def _is_a_contact_or_wish(line: Line, deed: Act) -> bool:
    """Tell whether a promise is only a wish, or a departure: "souhaite s'inspirer", "quittera l'archipel"."""
    key = line.tokens[deed.last].key
    leaves = deed.tense == "future" and deed.is_any("LEAVE", "MEAL", "ADDRESS", "REACT", "SEE")
    # "Le premier versement interviendra en mai": money speaks nowhere.
    leaves = leaves and _ON_THEIR_WAY.isdisjoint(keys_of(line, deed.first - _FAR, deed.first))
    return (leaves and not deed.is_any("DEED")) or key.startswith(_HOPES)


def _is_foretold(line: Line) -> bool:
    """Tell whether somebody who binds nobody tells it: "pour l'analyste", "les économistes prévoient"."""
    head = set(keys_of(line, 0, _NEAR + _TWO))
    return bool(head & _ANALYSTS) and bool(_TELLS & set(keys_of(line, 0, 2 * _FAR)))


def _is_no_deed(line: Line, deed: Act) -> bool:
    """Tell whether a future is none that a party does: "diminuera", "dont les travaux s'ouvriront"."""
    if deed.tense != "future":
        return False
    before = set(keys_of(line, deed.first - _NEAR, deed.first))
    hangs = "dont" in before
    if _KEPT & set(keys_of(line, deed.last + 1, deed.last + _NEAR)):
        # "La France tiendra ses engagements".
        return False
    return hangs or (line.tokens[deed.last].key.startswith(_NO_DEEDS) and not _gives_back(line, deed))


def _gives_back(line: Line, deed: Act) -> bool:
    """Tell whether a verb only begins like one of no deed: "restituera", "comptabilisera"."""
    return line.tokens[deed.last].key.startswith(("restitu", "restaur", "restructur"))


def _is_delivered(line: Line, deed: Act) -> bool:
    """Tell whether a gift has been given: "a versé 40 millions", "ont livré 30 tonnes de vivres"."""
    done = deed.tense == "past" and deed.last > deed.first and not deed.passive
    already = "deja" in keys_of(line, deed.first, deed.last + 1) or line.tokens[0].key == "depuis"
    # "ont d'ores et déjà convenu d'harmoniser" is agreed, and still to be done.
    already = already and not line.tokens[deed.last].key.startswith(("conven", "engag", "entend"))
    return done and (already or line.tokens[deed.last].key.startswith(_DELIVERED))


def _only_counts(line: Line, deed: Act) -> bool:
    """Tell whether "compter" counts: "compte 12 millions d'habitants", not "compte ouvrir"."""
    behind = line.tokens[deed.last + 1] if deed.last + 1 < len(line.tokens) else None
    counts = line.tokens[deed.last].key in {"compte", "comptent", "comptait", "comptaient"}
    return counts and behind is not None and (behind.text[0].isdigit() or behind.key in _NUMBERS)


_OF_ALL = (_is_wished, _has_failed, binds_a_firm, is_vain)
_RULES: dict[str, Callable[[Draft, Ground, Reading], bool]] = {
    "engagement": _is_an_engagement,
    "instrument": _is_an_instrument,
    "commitment": _is_a_commitment,
}
