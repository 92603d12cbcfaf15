"""What a policy leans on: strategies, articles of law, charters, instruments of monitoring; its aims and regions."""

import re
from collections.abc import Iterator
from functools import cache

from balozi.extraction.papers import Genre, Paper
from balozi.extraction.structure.lines import Line, lines_of
from balozi.extraction.structure.scribes import Scribe, named, plain
from balozi.extraction.structure.wording import any_of, pattern, words
from balozi.extraction.suggestions import Rule, Suggestion

_OUTSIDE = frozenset({Genre.NEWS})
_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)\s*[-–/]\s*(?P<last>(?:19|20)?\d\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_VISION = (
    r"(?:\b[A-Z]\w{1,30}['’]s\s{1,3})?(?:Vision|Agenda|Ajenda|Maono|Ruwaza|Dira)(?:\s+ya)?"
    r"(?:\s+(?:ya\s+)?[A-Z]\w+)?(?:\s+(?:ya|de|du))?\s+20\d\d"
)
_PLAN = (
    r"(?:(?:First|Second|Third|Fourth|Fifth|Sixth|\d(?:st|nd|rd|th))\s+Medium[- ]Term\s+Plan"
    r"|Mpango\s+wa\s+(?:[A-Z]\w+\s+wa\s+)?(?:Muda|Muhula)\s+wa\s+(?:K|k)ati"
    r"|National\s+(?:Development\s+Plan|Strategy\s+for\s+Transformation)"
    r"|Plan\s+[Nn]ational\s+de\s+[Dd]éveloppement|Mpango\s+wa\s+[Tt]aifa\s+wa\s+[Mm]aendeleo"
    r"|Stratégie\s+nationale\s+de\s+(?:transformation|développement))"
    r"(?:\s*\([A-Z]{2,6}(?:\s*[IVX\d]{1,4})?\))?(?:\s*,?\s*\(?(?:19|20)\d\d\s*[-–/]\s*(?:19|20)?\d\d\)?)?"
)
_NAMED = (
    r"(?:A[gj]enda\s+ya\s+Mabadiliko\s+ya\s+(?:Ki)?[Uu]?chumi[^.;:()\n]{0,60}\(BETA\)"
    r"|Bottom-Up\s+Economic\s+Transformation\s+Agenda(?:\s*\(BETA\))?)"
)
_STRATEGY = re.compile(f"{_VISION}|{_PLAN}|{_NAMED}")

_PARTS = r"\d{1,3}(?:\s*\(\w{1,4}\))*(?:\s*\d?\(\w\))*"
_NEXT_PART = r"(?:\d{1,3}\s*(?:\(\w{1,4}\))*|(?:\(\w{1,4}\))+)(?!\d)"
_MORE_PARTS = rf"{_PARTS}(?:(?:\s*,\s*|\s+(?:na|and|et)\s+){_NEXT_PART})*"
_ARTICLE = re.compile(
    rf"(?:\b[Ii]bara|\b[Kk]ifungu|\b[Aa]rticles?|\b[Ss]ection)\s+(?:ya\s+)?(?P<parts>{_MORE_PARTS})"
    r"(?P<of>\s+(?:ya|za|of|de)\s+(?:the\s+|la\s+)?(?:Katiba|Constitution)(?:\s+(?:ya|of|de|du)\s+(?:the\s+|la\s+)?[A-Z]\w+)?)?"
)
_CONSTITUTION = re.compile(r"(?i)\b(?:katiba|constitution)\b")
_CHARTERS = re.compile(
    r"Mkataba\s+wa\s+(?:Umoja\s+wa\s+Mataifa|Vienna[^.,;\n]{0,60}"
    r"|Kuanzisha\s+(?:[A-Z]\w+|ya|wa|la|za)(?:\s+(?:[A-Z]\w+|ya|wa|la|za)){1,5})"
    r"|Sheria\s+ya\s+Kikatiba\s+ya\s+Umoja\s+wa\s+Afrika|Amri\s+ya\s+Rais\s+Na\.?\s*\d+\s*/\s*\d{4}"
    r"|(?:Charter\s+of\s+the\s+United\s+Nations|(?:UN|United\s+Nations)\s+Charter|Constitutive\s+Act\s+of\s+the\s+African\s+Union)"
    r"|Treaty\s+(?:for\s+the\s+Establishment\s+of|establishing)\s+(?:the\s+)?"
    r"[A-Z]\w+(?:\s+(?:of|for|and|the|[A-Z]\w+)){1,6}"
    r"|Vienna\s+Convention\s+on\s+(?:the\s+)?[A-Z]\w+(?:\s+(?:of|on|and|[A-Z]\w+)){0,4}"
    r"|Executive\s+Order\s+No\.?\s*\d+\s+of\s+\d{4}"
    r"|Charte\s+des\s+Nations\s+[Uu]nies|Acte\s+constitutif\s+de\s+l['’]Union\s+africaine"
    r"|Traité\s+(?:instituant|portant\s+création\s+de)\s+[^.,;\n]{5,80}"
    r"|Convention\s+de\s+Vienne\s+sur\s+les\s+[^.,;\n]{5,60}"
)
_GOAL = re.compile(
    # A machine that loses a full stop leaves "Lengo" with its capital behind a small letter.
    r"(?:^|(?<=[.!?]\s)|(?<=[a-zà-ÿ] ))(?:"
    r"Lengo(?:\s+(?:kuu|la\s+jumla))?(?:\s+la\s+[^.:;\n]{3,90}?)?\s+ni\s+(?=ku|kw)[^.;\n]{10,260}"
    r"|(?:The|Its|Our)\s+(?:main\s+|overall\s+|overarching\s+|ultimate\s+|primary\s+|key\s+)?"
    r"(?:goal|aim|objective)(?:\s+of\s+[^.:;\n]{3,90}?)?\s+is\s+to\s+[^.;\n]{10,260}"
    r"|L['’](?:objectif|ambition)(?:\s+(?:principal|général|global|ultime))?e?"
    r"(?:\s+d[eu'’][^.:;\n]{3,90}?)?\s+est\s+d[e'’]\s*[^.;\n]{10,260})",
    re.M,
)
_SYSTEM = re.compile(
    r"(?:\b[A-Z][\w-]{1,30}(?:\s{1,3}(?:[A-Z][\w-]{1,30}|and|of|for|wa|ya|na|la|za|de|d['’]\w+|et|du|[a-z]{1,20}é)){2,9})\s{0,3}\((?P<short>[A-Z]{3,8})\)"
)


def strategy_links(paper: Paper) -> Iterator[Suggestion]:
    """Read the visions, agendas and plans that a policy names."""
    if paper.genre in _OUTSIDE:
        return
    scribe = Scribe(paper, "RF1", 0.9)
    for line in _sentences(paper):
        for found in _STRATEGY.finditer(line.text):
            start, end = line.start + found.start(), line.start + found.end()
            yield scribe.write(
                "strategy_link", start, end, **{"strategy": plain(found.group()), **_period(found.group())}
            )


def _period(text: str) -> dict[str, str]:
    """Return the first and last year of a plan, the last one of a vision."""
    years = _YEARS.search(text)
    if years is not None:
        last = years["last"] if len(years["last"]) == 4 else years["first"][:2] + years["last"]
        return {"from": years["first"], "to": last}
    year = _YEAR.search(text)
    return {"to": year.group()} if year is not None else {}


def legal_bases(paper: Paper) -> Iterator[Suggestion]:
    """Read articles of the constitution, and charters and treaties that a paper rests on."""
    if paper.genre in _OUTSIDE:
        return
    scribe = Scribe(paper, "RF2", 0.9)
    for line in _sentences(paper):
        for article in _ARTICLE.finditer(line.text):
            if article["of"] or _CONSTITUTION.search(
                line.text[max(0, article.start() - 160) : article.end() + 160]
            ):
                start, end = line.start + article.start(), line.start + article.end()
                name = {"sw": "Katiba", "fr": "Constitution"}.get(line.language, "Constitution")
                yield scribe.write("legal_basis", start, end, name=name, article=plain(article["parts"]))
        if paper.genre is Genre.COMMUNIQUE:
            continue
        for charter in _CHARTERS.finditer(line.text):
            start, end = line.start + charter.start(), line.start + charter.end()
            yield scribe.write("legal_basis", start, end, **named(line.language, plain(charter.group())))


def monitoring_instruments(paper: Paper) -> Iterator[Suggestion]:
    """Read the systems and papers by which a policy is monitored."""
    if paper.genre is not Genre.POLICY:
        return
    scribe = Scribe(paper, "RF3", 0.8)
    monitoring, instrument = pattern("references", "monitoring"), pattern("references", "instrument")
    for line in _sentences(paper):
        if not monitoring.search(line.text):
            continue
        for found in _SYSTEM.finditer(line.text):
            if monitoring.search(found.group()):
                start, end = line.start + found.start(), line.start + found.end()
                name = plain(found.group().partition("(")[0])
                yield scribe.write(
                    "me_instrument", start, end, **named(line.language, name), abbreviation=found["short"]
                )
        for found in instrument.finditer(line.text):
            start, end = line.start + found.start(), line.start + found.end()
            yield scribe.write("me_instrument", start, end, **named(line.language, plain(found.group())))


def goals(paper: Paper) -> Iterator[Suggestion]:
    """Read sentences that say what the main goal of the policy or of a pillar is."""
    if paper.genre not in (Genre.POLICY, Genre.PROFILE):
        return
    scribe = Scribe(paper, "RF4", 0.85)
    for line in _sentences(paper):
        for found in _GOAL.finditer(line.text):
            yield scribe.write(
                "goal", line.start + found.start(), line.start + found.end(), text=plain(found.group())
            )


@cache
def _regions() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(words()['focus']['region'])}(?!\w)", re.I)


def region_focuses(paper: Paper) -> Iterator[Suggestion]:
    """Read sentences that list three or more regions of the world a country turns to."""
    if paper.genre not in (Genre.POLICY, Genre.PROFILE):
        return
    scribe = Scribe(paper, "RF5", 0.8)
    for line in _sentences(paper):
        for sentence in re.finditer(r"[^.!?\n]+", line.text):
            found = list(_regions().finditer(line.text, sentence.start(), sentence.end()))
            if len(found) < 3:
                continue
            for region in found:
                start, end = line.start + region.start(), line.start + region.end()
                yield scribe.write("region_focus", start, end, region=plain(region.group()))


def _sentences(paper: Paper) -> Iterator[Line]:
    return (line for line in lines_of(paper) if not line.contents and len(line.text) > 12)


REFERENCES = (
    Rule(
        "RF1", "A vision, agenda or plan with its year is a strategy that the policy serves.", strategy_links
    ),
    Rule(
        "RF2", "An article of the constitution, a charter or a founding treaty is a legal basis.", legal_bases
    ),
    Rule(
        "RF3",
        "A named system or paper in a passage on monitoring is an instrument of monitoring.",
        monitoring_instruments,
    ),
    Rule("RF4", "A sentence that says what the main goal is states that goal.", goals),
    Rule(
        "RF5",
        "Three regions of the world or more in one sentence are where the policy turns to.",
        region_focuses,
    ),
)
