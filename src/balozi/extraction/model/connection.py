"""Where the language model is, and how patient its reader is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from urllib.parse import SplitResult, urlsplit

from balozi.ground.errors.house import SettingInvalid
from balozi.ground.errors.model import ModelNotSet

_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """One service that speaks as OpenAI's chat completions do.

    Attributes:
        url: its base address, without ``/chat/completions``.
        name: of the model.
        key: sent as a bearer token; "" for none.
        seconds: longest time that one answer may take.
        price_in: of a million tokens sent, None when it is not known.
        price_out: of a million tokens received, None when it is not known.
        characters: of passages sent at once.
        attempts: how often one batch is tried when the service is busy.
        first_wait: seconds before the second attempt; doubled after each.
        longest_wait: seconds; a service that asks for more is asked again after this.
        answer_bytes: largest answer that is read.
    """

    url: str
    name: str
    key: str = field(default="", repr=False)
    seconds: float = 60
    price_in: Decimal | None = None
    price_out: Decimal | None = None
    characters: int = 12_000
    attempts: int = 3
    first_wait: float = 1
    longest_wait: float = 20
    answer_bytes: int = 2_000_000

    @property
    def parts(self) -> SplitResult:
        """Return the parts of the address."""
        return urlsplit(self.url)

    @property
    def address(self) -> str:
        """Return host and port, as people are shown where a paper goes."""
        return self.parts.netloc

    @property
    def stays_here(self) -> bool:
        """Tell whether the service runs on this machine."""
        return self.parts.hostname in _LOCAL

    @property
    def in_the_clear(self) -> bool:
        """Tell whether papers would cross a network without encryption."""
        return self.parts.scheme == "http" and not self.stays_here


def model_settings(told: Mapping[str, str], *, seconds: float = 60) -> ModelSettings:
    """Return the connection that an administrator set.

    Args:
        told: the texts of ``url``, ``name``, ``key``, ``price_in`` and ``price_out``.
        seconds: longest time that one answer may take.

    Raises:
        ModelNotSet: there is no address, or no name of a model.
        SettingInvalid: a text cannot be used.
    """
    if not told["url"] or not told["name"]:
        raise ModelNotSet("BALOZI_MODEL_NAME" if told["url"] else "BALOZI_MODEL_URL")
    _check_address(told["url"])
    if told["key"] and not (told["key"].isascii() and told["key"].isprintable()):
        raise SettingInvalid("BALOZI_MODEL_KEY", "(hidden)", "it holds characters that no key has")
    if seconds < 1:
        raise SettingInvalid("BALOZI_MODEL_SECONDS", str(seconds), "it must be 1 or more")
    return ModelSettings(
        url=told["url"].rstrip("/"),
        name=told["name"],
        key=told["key"].strip(),
        seconds=seconds,
        price_in=_price("BALOZI_MODEL_PRICE_IN", told["price_in"]),
        price_out=_price("BALOZI_MODEL_PRICE_OUT", told["price_out"]),
    )


def _check_address(url: str) -> None:
    name = "BALOZI_MODEL_URL"
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        (parts.hostname or "").encode("idna")
    except ValueError:
        usable = False
    if not usable or not (url.isascii() and url.isprintable()) or " " in url:
        raise SettingInvalid(name, url, "it must be http:// or https:// with a host")
    if parts.username or parts.password:
        raise SettingInvalid(name, "(hidden)", "a key belongs into BALOZI_MODEL_KEY, not into the address")
    if parts.query or parts.fragment:
        raise SettingInvalid(name, "(hidden)", "it must end with its path")


def _price(name: str, text: str) -> Decimal | None:
    if not text.strip():
        return None
    try:
        price = Decimal(text.strip())
    except InvalidOperation:
        price = Decimal("NaN")
    if not price.is_finite() or price < 0:
        raise SettingInvalid(name, text, "it must be a number, such as 0.15")
    return price
