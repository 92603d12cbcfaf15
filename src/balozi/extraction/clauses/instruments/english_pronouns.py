"""What an English sentence tells of the instrument named before it by a pronoun: "It entered into force in May"."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.mentions.mentions import Mention, Of

_PRONOUNS = words_of("english_texts", "synonyms")["pronouns"]
# The verb stands so near behind its pronoun.
_NEAR = 7
_DONE = ("SIGN", "RATIFY", "INITIAL", "END")


def by_a_pronoun(line: Line, before: Line | None) -> Mention | None:
    """Return the pronoun that stands for the instrument told last in the sentence before, None when none does.

    Only what no state can do tells it: to enter into force, to expire, to be signed.

    Args:
        line: the sentence.
        before: the one before it, None when it is the first.
    """
    if before is None or line.row[0] not in _PRONOUNS or line.words.language != "en" or line.instruments():
        return None
    told = before.instruments()
    verb = next((act for act in line.acts if act.is_finite or act.tense == "future"), None)
    if not told or verb is None or verb.first > _NEAR or not _is_of_a_text(verb):
        return None
    return Mention(Of.INSTRUMENT, 0, 0, told[-1].code)


def _is_of_a_text(act: Act) -> bool:
    return act.is_any("FORCE", "LAPSE") or (act.passive and act.is_any(*_DONE))
