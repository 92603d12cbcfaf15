"""Refusals about institutions, invitations, access and confirmations."""

from dataclasses import dataclass

from balozi.ground.errors.family import Conflict, Forbidden, InvalidInput, NotFound, SourceUnavailable


@dataclass(eq=False)
class NoSuchInstitution(NotFound):
    """No institution has this code."""

    code = "institution.missing"
    says = "There is no institution %(institution)s."
    remedy = "`balozi institution list`, or the page of institutions, shows the codes."
    institution: str


@dataclass(eq=False)
class InstitutionInvalid(InvalidInput):
    """What was told of an institution cannot stand on the register."""

    code = "institution.invalid"
    says = "The institution %(institution)s cannot be kept so: %(reason)s."
    remedy = "A code has capitals, digits and hyphens, 24 letters at most, such as MFA or CNTY-040."
    institution: str
    reason: str


@dataclass(eq=False)
class InstitutionExists(Conflict):
    """An institution of this code stands on the register already."""

    code = "institution.exists"
    says = "There is an institution %(institution)s already."
    remedy = "Choose another code; a retired code is never used again."
    institution: str


@dataclass(eq=False)
class UserInvalid(InvalidInput):
    """What was told of a user, or of a marking, cannot be used."""

    code = "user.invalid"
    says = "This cannot be used: %(reason)s."
    remedy = "Fill in the form and send it again."
    reason: str


@dataclass(eq=False)
class NoSuchUser(NotFound):
    """No user has this name."""

    code = "user.missing"
    says = "There is no user %(user)s."
    remedy = "`balozi user list`, or the page of people, shows the names."
    user: str


@dataclass(eq=False)
class UserExists(Conflict):
    """A user of this name exists already."""

    code = "user.exists"
    says = "There is a user %(user)s already."
    remedy = "Send that user a reset link instead, or choose another name."
    user: str


@dataclass(eq=False)
class OwnAccount(Forbidden):
    """Nobody changes the own role, institution or clearance."""

    code = "user.own_account"
    says = "%(person)s may not change the own role, institution or clearance."
    remedy = "Ask another administrator."
    person: str


@dataclass(eq=False)
class AboveClearance(Forbidden):
    """Nobody gives a clearance above the own one."""

    code = "user.above_clearance"
    says = "%(person)s may not give a clearance above the own one."
    remedy = "Ask somebody who is cleared that far."
    person: str


@dataclass(eq=False)
class LinkInvalid(NotFound):
    """An invitation or reset link was used before, has expired or never was."""

    code = "user.link_invalid"
    says = "This link can no longer be used."
    remedy = "A link works once and for three days; ask an administrator for a new one."


@dataclass(eq=False)
class PasswordWeak(InvalidInput):
    """A password is too short, too common or too much like the name."""

    code = "user.password_weak"
    says = "This password cannot be used: %(reason)s"
    remedy = (
        "Use twelve or more letters that nobody would guess, such as four words that do not belong together."
    )
    reason: str


@dataclass(eq=False)
class PasswordWrong(Forbidden):
    """Somebody signed in told another password than the own one."""

    code = "user.password_wrong"
    says = "This is not your password."
    remedy = "Write the password with which you signed in."


@dataclass(eq=False)
class CodeWrong(Forbidden):
    """The second factor does not fit."""

    code = "sign_in.code_wrong"
    says = "This code is wrong, was used before or has expired."
    remedy = "Wait for the next code of the app, or use a recovery code."


@dataclass(eq=False)
class TooManyAttempts(Forbidden):
    """There were too many wrong passwords or codes."""

    code, http_status = "sign_in.too_many", 429
    says = "There were too many wrong attempts to sign in."
    remedy = "Wait a quarter of an hour and try again, or ask an administrator to open the account."


@dataclass(eq=False)
class ProviderRefused(Forbidden):
    """The provider of OpenID Connect did not tell who signs in, or told of somebody unknown here."""

    code = "sign_in.provider_refused"
    says = "This sign-in could not be taken over: %(reason)s."
    remedy = "Try again; if it happens again, ask an administrator whether your account here has your e-mail address."
    reason: str


@dataclass(eq=False)
class ProviderUnreachable(SourceUnavailable):
    """The provider of OpenID Connect does not answer."""

    code = "sign_in.provider_unreachable"
    says = "The provider of sign-ins does not answer as it should."
    remedy = "Try again later, or sign in with your password."


@dataclass(eq=False)
class NoSuchConfirmation(NotFound):
    """Nothing waits under this number."""

    code = "confirmation.missing"
    says = "Nothing waits for a confirmation under number %(confirmation)s."
    remedy = "The page of confirmations shows what waits."
    confirmation: str


@dataclass(eq=False)
class ConfirmationClosed(Conflict):
    """This was confirmed or declined before, or what it is about has changed since."""

    code = "confirmation.closed"
    says = "Number %(confirmation)d no longer waits: %(state)s."
    remedy = "Propose it again if it is still wanted."
    confirmation: int
    state: str


@dataclass(eq=False)
class SecondPersonNeeded(Forbidden):
    """Whoever proposed a thing may not confirm it."""

    code = "confirmation.second_person"
    says = "%(person)s proposed this and may not confirm it."
    remedy = "Another person with the right to confirm has to decide."
    person: str


@dataclass(eq=False)
class NotALowerMarking(InvalidInput):
    """A proposal to lower a marking names one that is not lower."""

    code = "marking.not_lower"
    says = "%(wanted)s is not below %(standing)s."
    remedy = "Raising a marking needs no second person: raise it instead."
    standing: str
    wanted: str


@dataclass(eq=False)
class NotAHigherMarking(InvalidInput):
    """A marking is to be raised to one that is not higher, or above the clearance of who raises it."""

    code = "marking.not_higher"
    says = "%(wanted)s is not above %(standing)s, or above your own clearance."
    remedy = "Lowering a marking needs a second person: propose it."
    standing: str
    wanted: str
