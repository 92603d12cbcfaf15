"""Names in a French sentence as they are meant: "le Québec", "la ministre congolaise", "Bruxelles", "en français"."""

from collections.abc import Sequence
from dataclasses import replace

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.french_letters import with_letters
from balozi.extraction.mentions.mentions import Mention, Of
from balozi.extraction.mentions.tokens import Token

_ARTICLES = frozenset({"le", "la", "l", "'", "’"})
_FOR_EUROPE = closed("french_figures", "for_europe")
_PROVINCES = closed("french_figures", "provinces")
_FAR_CONGO, _NEAR_CONGO = (
    frozenset({"kinshasa", "rdc", "drc", "kidemokrasia", "goma", "tshisekedi"}),
    frozenset({"brazzaville", "sassou"}),
)
_FAR_BY_NAME = frozenset({"democratique", "congo"})
_BEFORE_LANGUAGES = frozenset({"en", "de", "du", "le", "au"})
_STATED = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION})
_SEAT_BEFORE = frozenset({"", "et", "entre", "que", "qu", "avec", "par", "dont", "tandis", "mais"})
_VOLUMES, _OF_TRADE = closed("french_figures", "volumes"), closed("french_figures", "of_trade")
_REGIONS = {"ouest": "ECOWAS", "est": "EAC"}
_BODIES = frozenset({"commission", "organisation", "institution", "secretariat"})
# Acronyms of English that are words in a French line of capitals.
_COUNTED = frozenset(
    {"un", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "dix", "plusieurs", "quelques"}
)
_CAPITAL_WORDS = frozenset({"AU", "UN"})
_ACTS_ITSELF = frozenset({"lui", "leur", "a", "ont"})
_NEAR, _NAME, _OPENING, _BESIDE = 6, 5, 2, 16
EUROPEANS = frozenset({"europeen", "europeenne", "europeens", "europeennes"})
_ON_PAPER = frozenset({"principes", "intention", "intentions"})
_ADOPTS = ("adopt", "signe", "sign", "paraph", "approuv", "enterin", "endoss")


def nearer_congo(words: Sequence[frozenset[str]]) -> bool:
    """Tell whether a paper with these words speaks of Congo-Brazzaville alone, whose people are "congolais" too."""
    near = any(not _NEAR_CONGO.isdisjoint(keys) for keys in words)
    return near and not any(keys & _FAR_CONGO or keys >= _FAR_BY_NAME for keys in words)


def seats_of_union(papers: Sequence[Sequence[Mention]]) -> bool:
    """Tell whether "Bruxelles" is the European Union's in a paper with these mentions: Belgium is not spoken of."""
    codes = {mention.code for mentions in papers for mention in mentions if mention.of in _STATED}
    return bool(codes & {"EU", "ORG:EU"}) and "BEL" not in codes


def french_names(
    line: Sequence[Token], mentions: Sequence[Mention], *, congo: bool = False, union: bool = False
) -> list[Mention] | None:
    """Return the mentions of a French sentence as they are meant, None when nothing has to be changed.

    Args:
        line: the tokens of the sentence.
        mentions: of the sentence.
        congo: whether its paper speaks of Congo-Brazzaville alone.
        union: whether Brussels is in its paper the European Union's.
    """
    changed = False
    kept: list[Mention] = []
    for mention in mentions:
        meant: Mention | None
        if mention.of is Of.NOUN:
            meant = None if _is_trade(line, mention) else _as_text(line, mention)
        elif _is_nobody(line, mention):
            meant = None
        elif mention.of is Of.CITY:
            meant = _seat(line, mention, union=union)
        else:
            meant = _meant(line, mention, mentions, congo=congo)
            meant = None if meant is not None and _names_a_text(line, mention, mentions) else meant
        changed = changed or meant is not mention
        if meant is not None:
            kept.append(meant)
    return kept if changed else None


def with_europeans(line: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with those who act for the Union: "la commissaire européenne", "la partie européenne"."""
    found = list(mentions)
    for at, token in enumerate(line):
        if token.key not in EUROPEANS or any(m.first <= at <= m.last for m in mentions):
            continue
        before = {other.key for other in line[max(0, at - 2) : at]}
        if not before.isdisjoint(_FOR_EUROPE):
            found.append(Mention(Of.ORGANISATION, at, at, "EU"))
    return sorted(found, key=lambda mention: mention.first)


def _is_nobody(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a pronoun only stresses, or a body only looks named or stands beside what others met."""
    if mention.of is Of.OWN:
        return _is_only_stressed(line, mention)
    body = mention.of is Of.ORGANISATION
    # "la ministre de l'Équipement et de l'Habitat": a portfolio, not the programme of the United Nations.
    housing = mention.first == mention.last and line[mention.first].key == "habitat"
    return body and (
        housing or _is_an_agency(line, mention) or _is_an_article(line, mention) or _is_beside(line, mention)
    )


def _is_an_agency(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether letters in the brackets of a dateline are those of the agency: "Kinshasa (ACP) –"."""
    around = [token.text for token in line[max(0, mention.first - 1) : mention.last + 3]]
    return (
        mention.first == mention.last
        and mention.first <= 2 * _NEAR
        and len(around) == len(("(", "ACP", ")", "–"))
        and (around[0], around[2]) == ("(", ")")
        and around[3] in {"-", "–", "—", ":", "."}
    )


def _is_beside(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a body only tells beside what others met: "En marge de l'Assemblée générale des Nations unies"."""
    for at in range(mention.first - 1, max(-1, mention.first - _BESIDE), -1):
        if line[at].text == ",":
            return False
        if line[at].key in {"marge", "marges"}:
            return True
    return False


def _is_an_article(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a French word in capitals only looks like an acronym: "AU TITRE DES DECRETS", no "(AU)"."""
    before = line[mention.first - 1].text if mention.first else ""
    return line[mention.first].text in _CAPITAL_WORDS and before not in {"'", "’", "("}


def _meant(
    line: Sequence[Token], mention: Mention, mentions: Sequence[Mention], *, congo: bool
) -> Mention | None:
    if mention.of is Of.PAIR:
        return _of_a_region(line, mention)
    if congo and mention.code == "COD" and mention.of in {Of.PEOPLE, Of.STATE}:
        return replace(mention, code="COG")
    if mention.of is not Of.PEOPLE:
        return mention
    nobody = _is_a_language(line, mention) or _is_anybody(line, mention)
    return None if nobody or _is_of_a_body(line, mention, mentions) else mention


def _is_anybody(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a demonym only tells one of many, who is no party: "trois constructeurs, un français, un coréen"."""
    before = line[mention.first - 1] if mention.first else None
    if before is None or mention.first != mention.last:
        return False
    behind = line[mention.last + 1] if mention.last + 1 < len(line) else None
    if line[mention.first].is_capital:
        # "deux Ghanéens et un Nigérian" are people, no parties.
        counted = before.key in _COUNTED or before.text.isdigit()
        return counted and not (behind is not None and behind.is_capital)
    return before.key in {"un", "une"}


def _is_only_stressed(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a pronoun only stresses the subject before it: "Lusaka, elle, numérisera ses procédures".

    "Celui-ci" is somebody where it speaks or gives ("Celle-ci lui a fait part"), a text where it takes effect.
    """
    if line[mention.last].key == "ci":
        verb = [token.key for token in line[mention.last + 1 : mention.last + 3]]
        return _ACTS_ITSELF.isdisjoint(verb) or "ete" in verb
    if mention.first != mention.last or line[mention.first].key not in {"elle", "elles", "lui", "eux"}:
        return False
    behind = line[mention.last + 1].text if mention.last + 1 < len(line) else ""
    return mention.first > 1 and line[mention.first - 1].text == "," == behind


def _as_text(line: Sequence[Token], mention: Mention) -> Mention:
    """Return a joint declaration that is adopted or signed as the instrument it is; one that is read out stays told."""
    if mention.code != "STATEMENT" or line[mention.first].key != "declaration":
        return mention
    near = (
        *line[max(0, mention.first - _NAME) : mention.first],
        *line[mention.last + 1 : mention.last + 2 * _NEAR],
    )
    adopted = any(token.key.startswith(_ADOPTS) for token in near)
    # "une déclaration de principes", "d'intention": what two sides put to paper.
    adopted = adopted or not _ON_PAPER.isdisjoint([t.key for t in line[mention.last + 1 : mention.last + 4]])
    return replace(mention, of=Of.INSTRUMENT, code="declaration") if adopted else mention


def _names_a_text(line: Sequence[Token], mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether a state is only the place that an instrument is called after: "l'Accord de Samoa"."""
    at = mention.first - 1
    if mention.of is not Of.STATE or at < 1 or line[at].key != "de":
        return False
    return any(m.of is Of.INSTRUMENT and m.last == at - 1 and line[m.first].is_capital for m in mentions)


def _is_trade(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether exchanges are of goods or favours: "le volume des échanges", "accordera en échange des permis"."""
    if line[mention.last].key == "echange":
        return mention.first > 0 and line[mention.first - 1].key == "en"
    if line[mention.last].key != "echanges":
        return False
    before = {token.key for token in line[max(0, mention.first - 3) : mention.first]}
    behind = {token.key for token in line[mention.last + 1 : mention.last + 3]}
    return bool(before & _VOLUMES) or bool(behind & _OF_TRADE)


def _seat(line: Sequence[Token], mention: Mention, *, union: bool) -> Mention:
    """Return a city as the government that it stands for: "le Québec" is one, "Bruxelles" may be the Union's."""
    before = line[mention.first - 1].key if mention.first else ""
    word = line[mention.first].key
    if word in _PROVINCES and before in {"le", "du", "au"}:
        return replace(mention, of=Of.STATE, code=mention.name)
    behind = line[mention.last + 1] if mention.last + 1 < len(line) else None
    acts = behind is not None and behind.text.islower() and before in _SEAT_BEFORE
    return (
        replace(mention, of=Of.ORGANISATION, code="EU") if union and word == "bruxelles" and acts else mention
    )


def _is_a_language(line: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a demonym names a language: "professeurs de français", "en arabe"; a national has a capital."""
    behind = line[mention.last + 1] if mention.last + 1 < len(line) else None
    before = line[mention.first - 1].key if mention.first else ""
    shouted = line[mention.first].text.isupper() and before == "en"
    lower = line[mention.first].text.islower() and not (behind is not None and behind.is_capital)
    # "la Promotion de la langue française": a portfolio.
    return ((lower or shouted) and before in _BEFORE_LANGUAGES) or before in {"langue", "langues"}


def _of_a_region(line: Sequence[Token], mention: Mention) -> Mention:
    """Return leaders as the body of their region: "les dirigeants ouest-africains" are those of ECOWAS."""
    behind = [token.key for token in line[mention.last + 1 : mention.last + 4]]
    if behind[1:2] != ["-"] or not behind[2].startswith("africain"):
        return mention
    body = _REGIONS.get(behind[0])
    last = mention.last + len(behind)
    return replace(mention, of=Of.ORGANISATION, code=body, last=last) if body else mention


def _is_of_a_body(line: Sequence[Token], mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether somebody of a body is told by nationality: "l'envoyé de l'ONU, le Sénégalais Abdou Sow"."""
    behind = line[mention.last + 1] if mention.last + 1 < len(line) else None
    noun = line[mention.first].is_capital and mention.first > 1 and line[mention.first - 1].key in _ARTICLES
    named = noun and behind is not None and behind.is_capital
    before = (m for m in mentions if m.last < mention.first)
    return named and any(m.of is Of.ORGANISATION or line[m.last].key in _BODIES for m in before)


def named_in_french(
    papers: Sequence[tuple[Sequence[Token], Sequence[Mention], frozenset[str]]],
) -> list[list[Mention] | None]:
    """Return the mentions of each sentence of a French paper as they are meant, None where nothing is changed.

    Args:
        papers: tokens, mentions and words of each sentence.
    """
    congo = nearer_congo([keys for _, _, keys in papers])
    by_letters = with_letters(papers)
    acting = [
        told if keys.isdisjoint(EUROPEANS) else with_europeans(line, told or mentions)
        for told, (line, mentions, keys) in zip(by_letters, papers, strict=True)
    ]
    union = seats_of_union([own or told for own, (_, told, _) in zip(acting, papers, strict=True)])
    found: list[list[Mention] | None] = []
    for europeans, (line, mentions, _) in zip(acting, papers, strict=True):
        meant = french_names(line, europeans or mentions, congo=congo, union=union) if mentions else None
        found.append(meant if meant is not None else list(europeans) if europeans else None)
    return found
