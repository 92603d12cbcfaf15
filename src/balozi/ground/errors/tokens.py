"""Refusals about tokens and about what programs send to the interface for them."""

from dataclasses import dataclass

from balozi.ground.errors.family import BaloziError, Conflict, Forbidden, InvalidInput, NotFound


@dataclass(eq=False)
class TokenInvalid(Forbidden):
    """A program shows no token, or one that opens nothing."""

    code, http_status = "token.invalid", 401
    says = "There is no token in the request, or it opens nothing: it never was, has expired or was ended."
    remedy = "Send the header Authorization: Bearer TOKEN; a new token is made on the page of your account."


@dataclass(eq=False)
class TokenOnlyReads(Forbidden):
    """A program writes with a token that was made for reading."""

    code = "token.reads"
    says = "The token %(token)d was made for reading only."
    remedy = "Make a token that may also write, on the page of your account."
    token: int


@dataclass(eq=False)
class TokenUnfit(InvalidInput):
    """A token cannot be made as it is wanted."""

    code = "token.unfit"
    says = "A token cannot be made like this: %(reason)s."
    remedy = "Give it a name of at most 80 letters, and let it last from 1 to 366 days."
    reason: str


@dataclass(eq=False)
class NoSuchToken(NotFound):
    """No token of this number works that the person may end."""

    code = "token.missing"
    says = "You have no working token with the number %(token)d."
    remedy = "The page of your account lists the tokens that work."
    token: int


@dataclass(eq=False)
class TooManyRequests(Forbidden):
    """A program asks more often than it may."""

    code, http_status = "api.rate", 429
    says = "There were more than %(limit)d requests in a minute."
    remedy = "Wait %(seconds)d seconds, then go on more slowly; ask for longer pages instead of more of them."
    limit: int
    seconds: int


@dataclass(eq=False)
class BodyUnreadable(InvalidInput):
    """What a program sent cannot be read."""

    code, http_status = "api.body", 400
    says = "What was sent cannot be read: %(reason)s."
    remedy = "Send JSON in UTF-8 as the description of the interface shows it."
    reason: str


@dataclass(eq=False)
class BodyTooLarge(InvalidInput):
    """A program sent more than one request may hold."""

    code, http_status = "api.size", 413
    says = "The request holds %(size)d bytes; one may hold %(limit)d."
    remedy = "Send it in parts."
    size: int
    limit: int


@dataclass(eq=False)
class MediaTypeUnknown(InvalidInput):
    """A program sent something else than JSON."""

    code, http_status = "api.media", 415
    says = "The interface takes application/json, not %(media)r."
    remedy = "Send JSON, with the header Content-Type: application/json."
    media: str


@dataclass(eq=False)
class ParametersInvalid(InvalidInput):
    """Parameters of a request have a wrong type or size."""

    code = "api.parameters"
    says = "Parameters of the request do not fit: %(faults)s."
    remedy = "Compare them with the description of the interface."
    faults: str


@dataclass(eq=False)
class KeyUsed(Conflict):
    """A program numbers another request with a key that it used before."""

    code = "api.key"
    says = "The Idempotency-Key %(key)r was used with another request."
    remedy = "Choose a new key for each new request, and the same only for sending the same again."
    key: str


@dataclass(eq=False)
class NoSuchAddress(NotFound):
    """The interface has no such address."""

    code = "api.address"
    says = "The interface has no such address."
    remedy = "The description of the interface lists its addresses: /api/v1/."


@dataclass(eq=False)
class MethodUnknown(InvalidInput):
    """An address of the interface does not take this method."""

    code, http_status = "api.method", 405
    says = "This address does not take the method %(method)s."
    remedy = "The description of the interface says which method each address takes: /api/v1/."
    method: str


@dataclass(eq=False)
class RequestRefused(InvalidInput):
    """A request was refused before it came to the interface."""

    code, http_status = "api.refused", 400
    says = "The request was refused (%(status)d)."
    remedy = "Compare it with the description of the interface: /api/v1/."
    status: int


@dataclass(eq=False)
class BrokenInside(BaloziError):
    """Something of ours broke while a program was answered."""

    code = "api.broken"
    says = "Something broke on our side; nothing half-done was kept."
    remedy = "Try again. If it happens again, tell the administrator when it happened."
