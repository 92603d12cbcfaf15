"""Every setting of Balozi, with its meaning; read once from variables that begin with ``BALOZI_``."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from balozi.ground.errors.house import SettingInvalid


def _said(says: str, *, secret: bool = False) -> dict[str, object]:
    """Return the documentation that a setting carries with it."""
    return {"says": says, "secret": secret}


@dataclass(frozen=True, slots=True)
class Settings:
    """What an administrator can set; the defaults run on a laptop without a network."""

    home: Path = field(
        default=Path("var"), metadata=_said("Folder for the database, the papers and the secret key.")
    )
    database_url: str = field(
        default="",
        metadata=_said(
            "postgresql://user:password@host:port/name; empty for SQLite in the home.", secret=True
        ),
    )
    secret_key: str = field(
        default="",
        metadata=_said("Signs sessions; empty for a random one kept in the home folder.", secret=True),
    )
    production: bool = field(
        default=False,
        metadata=_said("Served to others: demands HTTPS and a secret key, refuses sample people."),
    )
    hosts: str = field(
        default="127.0.0.1,localhost,[::1]",
        metadata=_said("Names under which the pages are served, with commas between."),
    )
    country: str = field(
        default="KEN",
        metadata=_said("Whose word is kept here, where a paper or an entry names no country: alpha-3 code."),
    )
    language: str = field(
        default="en", metadata=_said("Language of the pages before a reader chooses: en, sw or fr.")
    )
    time_zone: str = field(default="Africa/Nairobi", metadata=_said("Time zone in which times are shown."))
    max_bytes: int = field(
        default=50_000_000, metadata=_said("Largest file that is read as a paper, in bytes.")
    )
    max_sending: int = field(
        default=500_000_000, metadata=_said("Most bytes that one form may send, all its files together.")
    )
    reader_seconds: int = field(
        default=30, metadata=_said("Longest time that reading one file may take, in seconds.")
    )
    reader_memory: int = field(
        default=1_073_741_824, metadata=_said("Most memory that reading one file may take, in bytes.")
    )
    model_url: str = field(
        default="",
        metadata=_said(
            "Base address of a language model that speaks as OpenAI's do, such as http://127.0.0.1:8080/v1;"
            " empty for none."
        ),
    )
    model_name: str = field(default="", metadata=_said("Name of the language model at that address."))
    model_key: str = field(default="", metadata=_said("Key for the language model.", secret=True))
    model_seconds: int = field(
        default=60, metadata=_said("Longest time that one answer of the language model may take, in seconds.")
    )
    model_price_in: str = field(
        default="", metadata=_said("Price of a million tokens sent, for showing costs; empty for unknown.")
    )
    model_price_out: str = field(
        default="",
        metadata=_said("Price of a million tokens received, for showing costs; empty for unknown."),
    )

    site: str = field(
        default="http://127.0.0.1:8000",
        metadata=_said("Address of the pages, as links in mails name it."),
    )
    mail_url: str = field(
        default="",
        metadata=_said(
            "smtp://user:password@host:port, or smtps:// for TLS from the start; empty writes mails to the"
            " console.",
            secret=True,
        ),
    )
    mail_from: str = field(
        default="Balozi <balozi@localhost>", metadata=_said("Who mails come from, as they tell it.")
    )
    second_factor: str = field(
        default="optional",
        metadata=_said("required: everybody sets up a second factor at the first sign-in; or optional."),
    )
    api_per_minute: int = field(
        default=300,
        metadata=_said("How many requests a minute each process answers to one token of a program."),
    )
    idle_minutes: int = field(
        default=60, metadata=_said("After how many minutes without a page a session is over.")
    )
    proxies: int = field(
        default=0,
        metadata=_said("How many proxies of your own stand before the pages and tell where a reader is."),
    )
    oidc_issuer: str = field(
        default="",
        metadata=_said("Address of the provider of OpenID Connect, as it names itself; empty for none."),
    )
    oidc_client: str = field(default="", metadata=_said("Our name at that provider."))
    oidc_secret: str = field(default="", metadata=_said("Our secret at that provider.", secret=True))
    oidc_name: str = field(
        default="",
        metadata=_said("What the button for that provider is called, such as the ministry's name."),
    )

    @classmethod
    def documented(cls) -> list[tuple[str, str, object, str, bool]]:
        """Return (variable, type, default, meaning, secret) for each setting."""
        return [
            (
                f"BALOZI_{item.name.upper()}",
                getattr(item.type, "__name__", str(item.type)),
                item.default,
                str(item.metadata["says"]),
                bool(item.metadata["secret"]),
            )
            for item in fields(cls)
        ]


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Build the settings from environment variables.

    Raises:
        SettingInvalid: a value has the wrong type, or a variable with our prefix is unknown.
    """
    known = {f"BALOZI_{item.name.upper()}": item for item in fields(Settings)}
    values: dict[str, object] = {}
    for name, text in environment.items():
        if not name.startswith("BALOZI_"):
            continue
        if name not in known:
            raise SettingInvalid(name, text, "there is no setting of that name")
        item = known[name]
        values[item.name] = _parsed(name, text, item.default)
    settings = Settings(**values)  # type: ignore[arg-type]
    if not (
        len(settings.country) == len("KEN") and settings.country.isalpha() and settings.country.isupper()
    ):
        raise SettingInvalid("BALOZI_COUNTRY", settings.country, "it must be an alpha-3 code such as KEN")
    if settings.language not in {"en", "sw", "fr"}:
        raise SettingInvalid("BALOZI_LANGUAGE", settings.language, "it must be en, sw or fr")
    if settings.second_factor not in {"optional", "required"}:
        raise SettingInvalid(
            "BALOZI_SECOND_FACTOR", settings.second_factor, "it must be optional or required"
        )
    return settings


def _parsed(name: str, text: str, default: object) -> object:
    if isinstance(default, bool):
        if text.lower() not in {"1", "0", "true", "false", "yes", "no", ""}:
            raise SettingInvalid(name, text, "it must be 1 or 0")
        return text.lower() in {"1", "true", "yes"}
    if isinstance(default, int):
        if not text.isdecimal():
            raise SettingInvalid(name, text, "it must be a whole number")
        return int(text)
    return Path(text).expanduser() if isinstance(default, Path) else text


def mail(settings: Settings) -> dict[str, object]:
    """Return Django's settings of the mail that goes out.

    Raises:
        SettingInvalid: the address is not one of a mail server.
    """
    told: dict[str, object] = {"DEFAULT_FROM_EMAIL": settings.mail_from, "EMAIL_TIMEOUT": 20}
    if not settings.mail_url:
        return told | {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(settings.mail_url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise SettingInvalid("BALOZI_MAIL_URL", parts.scheme, "only smtp:// and smtps:// are known")
    within = parts.scheme == "smtps"
    return told | {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if within else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": within,
        # Who names a user also sends a password: never in the clear.
        "EMAIL_USE_TLS": not within and bool(parts.username),
    }


# Two megabytes of pages, as SQLite has it, are read again for every question to a register of 100,000 entries.
_SQLITE = "; ".join(
    f"PRAGMA {pragma}"
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "cache_size=-65536",
        "mmap_size=536870912",
        "temp_store=MEMORY",
    )
)


def database(settings: Settings) -> dict[str, object]:
    """Return Django's description of the database.

    Raises:
        SettingInvalid: the address is not one of PostgreSQL.
    """
    if not settings.database_url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": settings.home.absolute() / "balozi.sqlite3",
            # A file as in use: an in-memory database is shared between threads and locks otherwise.
            "TEST": {"NAME": settings.home.absolute() / "tests.sqlite3"},
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": _SQLITE,
            },
            # A connection that stays open keeps its pages in memory.
            "CONN_MAX_AGE": 60,
        }
    parts = urlsplit(settings.database_url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise SettingInvalid("BALOZI_DATABASE_URL", parts.scheme, "only postgresql:// is known")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # ?host=/folder names the folder of a socket, as PostgreSQL's own addresses do.
        "HOST": parse_qs(parts.query).get("host", [parts.hostname or ""])[0],
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
    }
