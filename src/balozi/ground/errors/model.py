"""Refusals about the optional language model."""

from dataclasses import dataclass

from balozi.ground.errors.family import Forbidden, InvalidInput, SourceUnavailable


@dataclass(eq=False)
class ModelNotSet(InvalidInput):
    """No language model is configured."""

    code = "model.not_set"
    says = "No language model is set: %(setting)s is empty."
    remedy = "Set BALOZI_MODEL_URL and BALOZI_MODEL_NAME, or leave out --model."
    setting: str


@dataclass(eq=False)
class ModelRefused(InvalidInput):
    """The service of the language model refuses every question."""

    code = "model.refused"
    says = "The language model at %(address)s cannot be used: %(reason)s."
    remedy = "Check BALOZI_MODEL_URL, BALOZI_MODEL_NAME and BALOZI_MODEL_KEY."
    address: str
    reason: str


@dataclass(eq=False)
class ModelUnreachable(SourceUnavailable):
    """The service of the language model does not answer."""

    code = "model.unreachable"
    says = "The language model at %(address)s gave no answer: %(reason)s."
    remedy = "Try again later; the rules read without it."
    address: str
    reason: str


@dataclass(eq=False)
class ModelAnswerInvalid(SourceUnavailable):
    """The language model gave an answer that cannot be used."""

    code = "model.answer"
    says = "The answer of the language model at %(address)s cannot be used: %(reason)s."
    remedy = "Try again, or choose another model; the rules read without it."
    address: str
    reason: str


@dataclass(eq=False)
class MarkedPaper(Forbidden):
    """A marked paper is never sent to a language model."""

    code = "model.marked"
    says = "%(name)s is marked %(marking)s and is not sent to a language model."
    remedy = "Only unclassified papers are sent; the rules read it on this machine."
    name: str
    marking: str
