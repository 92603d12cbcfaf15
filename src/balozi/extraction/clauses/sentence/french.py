"""French verbs: forms made from infinitives, auxiliaries, reflexives, tense."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.conjugation import Particles, by_form, stand_at
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.vocabulary import vocabulary
from balozi.extraction.mentions.tokens import Token, key_of, keys

_HAVE = closed("french", "have")
_BE = closed("french", "be")
_SKIP = closed("french", "skip")
# Verbs that make their past with "être": "sont convenus", "est arrivé".
_WITH_BE = frozenset({"AGREE", "VISIT", "MEET"})
# "aura passé deux jours à Beyrouth": contact that is over when it is told so.
_DONE = frozenset({"STAY", "VISIT", "LEAVE", "MEET", "TALK", "HOST", "DO_VISIT"})
_FUTURE_ENDINGS = (
    "era",
    "eront",
    "ira",
    "iront",
    "dra",
    "dront",
    "vra",
    "vront",
    "rra",
    "rront",
    "erons",
    "irons",
    "drons",
    "ttra",
    "ttront",
    "ttrons",
)
_WOULD_ENDINGS = (
    "erait",
    "eraient",
    "irait",
    "iraient",
    "drait",
    "draient",
    "vrait",
    "vraient",
    "rrait",
    "rraient",
)
# Imperfect and simple past, which have a subject of their own: "comptait", "annoncèrent".
_FINITE_PAST = ("ait", "aient", "èrent", "erent", "a")
_GO = frozenset({"va", "vont", "allons", "allait", "allaient", "vais"})
# "auraient décidé", "serait signé": what is only said to be so.
_RUMOUR = frozenset({"aurait", "auraient", "serait", "seraient"})
_REPORTING = ("SAY", "PLEDGE", "ANNOUNCE", "AGREE", "COMMIT", "REAFFIRM")
_MODALS = closed("french", "modals")
_NOT_FUTURE = closed("french", "not_future")
_BEFORE_NOUN = closed("french", "before_noun")
# "ont échangé vendredi, à Lubumbashi, les instruments": how far behind its verb a thing exchanged may stand.
_ASIDE, _PHRASE = 10, 9
_FARTHEST = _ASIDE + 4
# "elle a procédé, avec la ministre colombienne de l'Environnement, Mme Luz Quiroga, à la signature".
_LONG_ASIDE = 26
_CLITICS = frozenset({"en", "y", "le", "la", "les", "lui", "leur", "se"})
_NOT = frozenset({"ne", "n", "pas", "jamais"})
# "viennent d'évaluer", "vient tout juste de signer": done a moment ago.
_JUST = frozenset({"vient", "viennent", "venait", "venaient", "venons"})
_LITTLE = frozenset({"de", "d", "'", "tout", "juste", "se", "s"})
# What may be told with an aside between the verb and its words: "ont procédé lundi, à Luanda, à la signature".
_ASIDES = frozenset({"SIGN", "COMMIT", "AGREE", "DISCUSS", "HELD", "ADOPT", "REAFFIRM"})
# How far before its verb an auxiliary may stand, and how long an adverb in "-ment" is at least.
_HELPS, _ADVERB = 9, 7
# "a, pour sa part, promis", "s'est, de son côté, engagé".
_ASIDE_WORDS, _SHORTEST_ASIDE = closed("french", "aside_words"), 4
# How far behind a verb another may share its auxiliary: "a rencontré le ministre des Mines et signé un accord".
_SHARED = 25
_ER_FORMS = {
    "present": ("e", "ent", "ons"),
    "past": ("é", "ée", "és", "ées", "a", "èrent", "ait", "aient"),
    "future": ("era", "eront", "erons", "erai"),
    "conditional": ("erait", "eraient"),
    "infinitive": ("er",),
    "participle": ("ant",),
}


_MADE = frozenset({"public", "publique", "publics", "compte", "possible"})
_ENVOYS = frozenset({"envoye", "envoyee", "envoyes", "envoyees"})
_SPECIAL = frozenset(
    {"special", "speciale", "speciaux", "speciales", "personnel", "personnelle", "permanent"}
)


def acts(line: Sequence[Token]) -> list[Act]:
    """Return the acts of a French sentence."""
    forms = _forms()
    found: list[Act] = []
    for index, token in enumerate(line):
        entry = forms.get(token.key)
        if token.text.isupper() or (index and line[index - 1].key == "huis"):
            continue
        if token.key in _ENVOYS and index + 1 < len(line) and line[index + 1].key in _SPECIAL:
            # "a reçu l'Envoyé spécial": a person.
            continue
        if entry is not None and len(entry) == 1 and "past" in entry and _is_unaccented(token):
            # "le siège du secrétariat" is no "siégé".
            continue
        if entry is not None:
            act = _with_particles(line, index, entry)
        else:
            act = _any_future(line, index) if _may_be_ahead(token.key) else None
        if act is not None:
            if found and act.first <= found[-1].first:
                # "aura passé": the auxiliary is part of its verb.
                found.pop()
            found.append(_joined(line, act, found))
    return _reported(found)


def _joined(line: Sequence[Token], act: Act, before: Sequence[Act]) -> Act:
    """Return a participle joined to a verb before it with that verb's auxiliary: "ont paraphé puis signé"."""
    joined = act.first > 0 and line[act.first - 1].key in {"et", "puis"}
    last = before[-1] if before else None
    if not (joined and act.relative and act.tense == "past" and last is not None) or last.relative:
        return act
    helped = last.tense == "past" and line[last.first].key in _HAVE | _BE | {"se", "s", "nous"}
    near = act.first - last.last <= _SHARED
    return (
        replace(act, passive=last.passive, relative=False, negated=last.negated) if helped and near else act
    )


def _reported(found: list[Act]) -> list[Act]:
    """Return the acts with what was said to come told as coming: "a annoncé que le Canada verserait"."""
    if not any(act.is_any(*_REPORTING) and act.is_finite and act.tense != "conditional" for act in found):
        return found
    return [replace(act, tense="future") if act.tense == "conditional" else act for act in found]


def _with_particles(line: Sequence[Token], index: int, entry: Mapping[str, frozenset[str]]) -> Act | None:
    """Return the act of a verb, with the kinds that the words behind it give: "mettre sur la table"."""
    found: set[tuple[str, tuple[str, ...]]] = set()
    known, last = _particles().get(line[index].key), index
    reach = _LONG_ASIDE if line[index].key.startswith("proced") else _FARTHEST
    for at in range(index + 1, min(index + reach, len(line))) if known is not None else ():
        for kind, words in known.get(line[at].key, ()) if known is not None else ():
            if (kind, words) in found or not stand_at(line, at, words):
                continue
            if at < index + _reach_of(line, index, kind):
                found.add((kind, words))
                last = max(last, at + len(words) - 1)
    added = {kind for kind, _ in found}
    act = _act(line, index, {tense: kinds | added for tense, kinds in entry.items()})
    return act if act is None or not added else replace(act, last=max(act.last, last))


def _reach_of(line: Sequence[Token], index: int, kind: str) -> int:
    """Return how far behind a verb its words may stand: farther when a comma or a day stands right behind it."""
    behind = line[index + 1 : index + 4]
    aside = any(token.text == "," or token.text.isdigit() or token.key in _SKIP for token in behind)
    if kind == "MEET" and not _MADE.isdisjoint(token.key for token in behind):
        # "un communiqué rendu public à l'issue de la visite à Rabat".
        return 0
    if kind == "SIGN" and line[index].key.startswith("proced"):
        return _LONG_ASIDE
    return _FARTHEST if kind in _ASIDES and aside else _ASIDE if kind == "HANDOVER" else _PHRASE


def _just_did(line: Sequence[Token], index: int) -> int:
    """Return where "vient de" begins before an infinitive, -1 when it does not: "viennent d'évaluer"."""
    at = index - 1
    while at > 0 and line[at].key in _LITTLE:
        at -= 1
    return at if at >= 0 and at < index - 1 and line[at].key in _JUST else -1


def _goes_to(line: Sequence[Token], index: int) -> bool:
    """Tell whether "va" stands before an infinitive: "va décaisser", "vont bientôt ouvrir"."""
    return any(token.key in _GO for token in line[max(0, index - 2) : index])


@lru_cache(maxsize=65536)
def _may_be_ahead(key: str) -> bool:
    """Tell whether a word ends like an infinitive, a future or a conditional."""
    return key.endswith(("er", "ir", "re", *_FUTURE_ENDINGS, *_WOULD_ENDINGS))


def _any_future(line: Sequence[Token], index: int) -> Act | None:
    """Return a verb in the future that is not in the lists, as an act of no special kind."""
    key = line[index].key
    if key.endswith(("er", "ir", "re")) and _goes_to(line, index):
        return Act(frozenset({"DO"}), index - 1, index, "future")
    if key in _MODALS or line[index].text.endswith("érons"):
        # "devraient signer" is told by its infinitive; "espérons" is a present.
        return None
    if len(key) > 6 and key.endswith(_WOULD_ENDINGS) and not line[index].is_capital:
        return Act(frozenset({"DO"}), index, index, "conditional")
    if len(key) < 6 or not key.endswith(_FUTURE_ENDINGS) or line[index].is_capital or key in _NOT_FUTURE:
        return None
    negated = any(token.key in _NOT for token in line[max(0, index - 3) : index])
    return Act(frozenset({"DO"}), index, index, "future", negated and not _all_the_same(line, index))


def _act(line: Sequence[Token], index: int, entry: Mapping[str, frozenset[str]]) -> Act | None:
    first, helpers, negated, reflexive = _helpers(line, index)
    tense = next(iter(entry))
    if "past" in entry and (helpers & (_HAVE | _BE) or len(entry) == 1 or _is_participle(line[index])):
        tense = "past"
    simple = tense == "simple"
    kinds = frozenset(
        kind.removeprefix("se ")
        for kind in entry[tense]
        if reflexive or not index or not line[index - 1].text[0].isalnum() or not kind.startswith("se ")
    )
    if not kinds:
        return _any_future(line, index)
    passive = tense == "past" and bool(helpers & _BE) and not reflexive
    passive = passive and (kinds.isdisjoint(_WITH_BE) or "ete" in helpers)
    tense = "past" if simple else tense
    finite = simple or line[index].text.lower().endswith(_FINITE_PAST)
    hangs = tense == "past" and not helpers and not finite
    if helpers & _RUMOUR and tense == "past":
        return None
    if "etre" in helpers and tense == "past":
        tense = _to_be(line, first)
    over = bool(helpers & {"aura", "auront"}) and not kinds.isdisjoint(_DONE)
    if (
        helpers & {"sera", "seront"}
        or (helpers & {"aura", "auront"} and not over)
        or (tense == "infinitive" and _goes_to(line, index))
    ):
        tense = "future"
    just = _just_did(line, index) if tense == "infinitive" else -1
    if just >= 0:
        # "vient de quitter": done a moment ago.
        return Act(kinds, just, index, "past")
    before = line[index - 1].key if index else ""
    # "le vice-président turc": an office, no verb.
    joined = before == "-" and index > 1 and line[index - 2].key in {"vice", "co", "ex"}
    noun = tense == "present" and index > 0
    noun = noun and (line[index].is_capital or before in _BEFORE_NOUN or joined)
    if noun and not reflexive and (line[index - 1].key != "'" or _has_its_matter(line, index)):
        return None
    negated = negated and not _all_the_same(line, index)
    return Act(kinds, first, index, tense, negated, passive or hangs, relative=hangs)


def _has_its_matter(line: Sequence[Token], index: int) -> bool:
    """Tell whether an elided article and a matter stand around a noun: "l'échange de notes", "d'échange entre"."""
    elided = index > 1 and line[index - 2].key in {"l", "d"}
    behind = line[index + 1].key if index + 1 < len(line) else ""
    return elided and behind in {"de", "d", "des", "entre"}


def _all_the_same(line: Sequence[Token], index: int) -> bool:
    """Tell whether "ne ... pas moins" stands around a verb, which denies nothing: "n'en continuera pas moins"."""
    return any(token.key == "moins" for token in line[index + 1 : index + 4]) and any(
        token.key == "pas" for token in line[index + 1 : index + 3]
    )


def _is_unaccented(token: Token) -> bool:
    """Tell whether a word of a verb in "-é" is written without its accent: "siège", "rallie"."""
    return token.key in _accented() and not _is_participle(token)


@cache
def _accented() -> frozenset[str]:
    """Return the keys of participles that are always written with an accent at their end: "siégé", "arrivées"."""
    given = (verb.partition(":")[2] for verbs in vocabulary("fr").verbs.values() for verb in verbs)
    pasts = (word for forms in given if forms for word in forms.split("/")[1].split())
    written = {word for word in pasts if word.endswith("é")}
    every = (verb.partition(":")[0] for verbs in vocabulary("fr").verbs.values() for verb in verbs)
    written |= {f"{_bare(verb)[:-2]}é" for verb in every if verb.endswith("er")}
    return frozenset(key_of(f"{word}{ending}") for word in written for ending in ("", "e", "s", "es"))


def _is_participle(token: Token) -> bool:
    """Tell whether a form is written as a past participle: "signé" is none of the present "signe"."""
    return token.text.lower().endswith(("é", "ée", "és", "ées"))


def _to_be(line: Sequence[Token], first: int) -> str:
    """Return the tense of "être" with a participle: "a dû être annulé", "doit être signé", "pour être signé"."""
    near = [token.key for token in line[max(0, first - 3) : first]]
    if near[-1:] == ["du"] or {"vient", "viennent"} & set(near):
        # "a dû être annulé", "vient d'être conclu".
        return "past"
    return "future" if set(near) & {"doit", "doivent", "va", "vont"} else "infinitive"


def _helpers(line: Sequence[Token], index: int) -> tuple[int, frozenset[str], bool, bool]:
    found: set[str] = set()
    first, negated, reflexive = index, False, False
    aside = _aside_before(line, index)
    for at in range(index - 1, max(-1, index - _HELPS), -1):
        key = line[at].key
        if at >= aside > 0 or (key == "et" and line[at - 1].key == "ores"):
            # "ont d'ores et déjà convenu".
            continue
        if key in _HAVE or key in _BE:
            found.add(key)
            first = at
        elif key in {"se", "s", "nous", "me", "m"}:
            # "Nous avons décidé": the first "nous" is the subject and stays outside the verb.
            reflexive = True
            first = first if key == "nous" and (at == 0 or line[at - 1].key != "nous") else at
        elif key not in _SKIP and not (key.endswith("ment") and len(key) > _ADVERB):
            break
        negated = negated or key in _NOT
    return first, frozenset(found), negated, reflexive


def _aside_before(line: Sequence[Token], index: int) -> int:
    """Return where an aside begins between an auxiliary and its verb, 0 for none: "a, pour sa part, promis"."""
    if index < _SHORTEST_ASIDE or line[index - 1].text != ",":
        return 0
    begin = next((n for n in range(index - 2, max(0, index - _HELPS), -1) if line[n].text == ","), 0)
    helps = begin > 0 and line[begin - 1].key in _HAVE | _BE | {"se", "s"}
    return begin if helps and not _ASIDE_WORDS.isdisjoint(t.key for t in line[begin + 1 : index - 1]) else 0


@cache
def _forms() -> Mapping[str, Mapping[str, frozenset[str]]]:
    gathered: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for kind, verbs in vocabulary("fr").verbs.items():
        for verb in verbs:
            infinitive, _, given = verb.partition(":")
            mark = "se " if infinitive.startswith(("se ", "s'")) else ""
            bare = infinitive.removeprefix("se ").removeprefix("s'").strip()
            for tense, words in _inflected(bare, given).items():
                for word in words:
                    gathered[key_of(word)][tense].add(mark + kind)
    for _, verb, _ in _phrasal():
        infinitive, _, given = verb.partition(":")
        for tense, words in _inflected(_bare(infinitive), given).items():
            for word in words:
                gathered[key_of(word)].setdefault(tense, set())
    return {
        word: {tense: frozenset(kinds) for tense, kinds in forms.items()} for word, forms in gathered.items()
    }


@cache
def _particles() -> Mapping[str, Particles]:
    """Return what may stand behind every form of a verb that means something with it, and the kind it gives."""
    verbs = ((kind, *verb.partition(":")[::2], behind) for kind, verb, behind in _phrasal())
    return by_form(
        (key_of(word), kind, behind)
        for kind, infinitive, given, behind in verbs
        for words in _inflected(_bare(infinitive), given).values()
        for word in words
    )


def _bare(infinitive: str) -> str:
    """Return an infinitive without its "se": the words behind it tell what it means."""
    return infinitive.strip().removeprefix("se ").removeprefix("s'").strip()


def _phrasal() -> list[tuple[str, str, tuple[str, ...]]]:
    """Return kind, verb with its forms, and the words behind it."""
    found = []
    for kind, phrases in vocabulary("fr").phrasal.items():
        for phrase in phrases:
            verb, _, behind = phrase.rpartition(" + ")
            found.append((kind, verb, keys(behind)))
    return found


def _agreeing(past: tuple[str, ...]) -> tuple[str, ...]:
    """Return past participles in all genders and numbers: "convenu" gives "convenue", "convenus", "convenues"."""
    if not past:
        return past
    base = past[0]
    plural = base if base.endswith("s") else base + "s"
    return tuple(dict.fromkeys((*past, base + "e", plural, base + "es")))


def _inflected(infinitive: str, given: str) -> Mapping[str, tuple[str, ...]]:
    if given:
        parts = [*given.replace("s'", "").split("/"), "", "", ""][:4]
        # "se retrouveront" gives "nous nous retrouverons".
        parts[2] += "".join(
            f" {word[:-1]}s {word[:-3]}ai" for word in parts[2].split() if word.endswith("ront")
        )
        present, past, future, told = (tuple(word for word in part.split() if word != "se") for part in parts)
        past = _agreeing(past)
        forms = {"present": present, "past": past, "future": future, "infinitive": (infinitive,)}
        # "se rendra" gives "se rendrait": what was said to come.
        forms["conditional"] = tuple(
            f"{word}it" if word.endswith("ra") else f"{word[:-3]}aient"
            for word in future
            if word.endswith(("ra", "ront"))
        )
        forms["participle"] = tuple(word for word in told if word.endswith("ant"))
        forms["simple"] = tuple(word for word in told if not word.endswith("ant"))
        return forms
    if infinitive.endswith("er"):
        stem = infinitive[:-2]
        forms = {tense: tuple(stem + ending for ending in endings) for tense, endings in _ER_FORMS.items()}
        if stem.endswith("y"):
            # "octroyer": "octroie", "octroiera".
            soft = stem[:-1] + "i"
            forms["present"] += (soft + "e", soft + "ent")
            forms["future"] += (soft + "era", soft + "eront")
        if stem.endswith("g"):
            forms["present"] += (stem + "eons",)
        return forms
    return {"infinitive": (infinitive,)}


def without_clitics(keys: Sequence[str]) -> list[str]:
    """Return words without the small ones that stand between a verb and its infinitive: "entend en revoir"."""
    found = list(keys)
    while len(found) > 1 and found[0] in _CLITICS:
        del found[0]
    return found
