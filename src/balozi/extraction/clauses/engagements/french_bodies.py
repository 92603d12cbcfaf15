"""Sittings of one body as French tells them: its leaders meet, or an organ of it does."""

from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, keys_of
from balozi.extraction.mentions.mentions import Mention, Of

_WORDS = words_of("french_further", "bodies")
_HEADS, _ORGANS, _SHARED = (_WORDS[name] for name in ("heads", "organs", "shared"))
_OF = frozenset({"de", "d", "du", "des", "la", "l", "'", "’", "les", "etats", "membres", "pays"})
_NAMED = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION})
_MEETS = ("HOLD", "MEET", "GATHER", "DISCUSS")
_IN = frozenset({"en", "lors"})
_NEAR, _FAR = 8, 26


def body_that_sits(draft: Draft) -> str:
    """Return the body whose leaders or organ meet, "" when others do.

    Args:
        draft: a meeting or summit told in a French sentence.
    """
    line = draft.line
    organ = _in_its_session(draft)
    if organ:
        return organ
    acts = (a for a in line.acts if a.is_finite and a.is_any(*_MEETS) and not a.relative)
    verb = next((a for a in acts if a.last >= draft.first), None)
    if verb is None or verb.first > _FAR or verb.passive:
        return ""
    subject = [m for m in line.mentions if m.of in _NAMED and m.first < verb.first]
    if any(m.of is Of.CITY and m.first > 0 and m.first < verb.first for m in line.mentions):
        return ""
    if any(m.of is not Of.ORGANISATION for m in subject) or len(subject) > 1:
        return ""
    if subject:
        return subject[0].code if _is_of_leaders(line, subject[0]) else ""
    return line.around.body if _is_an_organ(line, verb.first) else ""


def _in_its_session(draft: Draft) -> str:
    """Return the body that is told to sit by its number: "le Conseil de l'Union africaine en sa 1004ème réunion"."""
    line = draft.line
    noun = next((n for n in line.nouns("MEETING", "SUMMIT") if draft.first <= n.first <= draft.last), None)
    if noun is None or not {"sa", "son", "leur"} & set(line.row[max(0, noun.first - 3) : noun.first]):
        return ""
    at = next((n for n in range(noun.first - 1, max(-1, noun.first - 5), -1) if line.row[n] in _IN), -1)
    bodies = (m for m in line.mentions if m.of is Of.ORGANISATION and 0 <= at - m.last <= 3)
    body = next(bodies, None) if at > 0 else None
    return body.code.removeprefix("ORG:") if body is not None else ""


def _is_of_leaders(line: Line, body: Mention) -> bool:
    """Tell whether a body is that of leaders: "Les chefs d'État et de gouvernement de la CEDEAO"."""
    at = body.first - 1
    while at > 0 and line.tokens[at].key in _OF:
        at -= 1
    near = keys_of(line, at - _NEAR, at + 1)
    return at < body.first - 1 and line.tokens[at].key in _HEADS and bool({"chefs", "les", "des"} & set(near))


def _is_an_organ(line: Line, verb: int) -> bool:
    """Tell whether an organ of the body spoken of is the subject: "Le Conseil de médiation et de sécurité"."""
    opens = [token for token in line.tokens[:3] if token.text[0].isalnum()]
    organ = next((token for token in opens if token.key in _ORGANS), None)
    return organ is not None and organ.is_capital and not _SHARED & set(keys_of(line, 0, verb))
