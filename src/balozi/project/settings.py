"""Django's settings, derived from `balozi.project.configuration.Settings`."""

import os
import secrets
from pathlib import Path

from csp.constants import NONE, SELF

from balozi.ground.errors.house import SettingInvalid
from balozi.project.configuration import database, mail, read_settings

BALOZI = read_settings(os.environ)
_KEY_FILE = BALOZI.home / "secret.key"
_WEB = Path(__file__).parent.parent / "web"

DEBUG = False
SECRET_KEY = BALOZI.secret_key or (
    _KEY_FILE.read_text(encoding="ascii") if _KEY_FILE.is_file() else secrets.token_urlsafe(48)
)
if BALOZI.production and not BALOZI.secret_key:
    raise SettingInvalid("BALOZI_SECRET_KEY", "", "production needs one of its own")
ALLOWED_HOSTS = [host.strip() for host in BALOZI.hosts.split(",") if host.strip()]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "balozi.store.access",
    "balozi.store.audit",
    "balozi.store.briefs",
    "balozi.store.documents",
    "balozi.store.engagements",
    "balozi.store.follow_up",
    "balozi.store.posts",
    "balozi.store.notices",
    "balozi.store.people",
    "balozi.store.registers",
    "balozi.store.results",
    "balozi.store.search",
    "balozi.store.sheets",
    "balozi.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Outside of whatever refuses something: a program is told so as a problem, never as a page.
    "balozi.api.problems.ProblemMiddleware",
    # Before the guard: what it refuses is told in the reader's language too.
    "django.middleware.locale.LocaleMiddleware",
    "balozi.web.guards.GuardMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "balozi.web.refusals.RefusalMiddleware",
    "balozi.web.people.sessions.SessionGuard",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "balozi.project.urls"
WSGI_APPLICATION = "balozi.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_WEB / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "balozi.web.context.page_frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
DATABASES = {"default": database(BALOZI)}
# In each process; a report of 10,000 agreements is kept in fifty parts of some 70 kB.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 1_500},
    },
    # Apart, so that counting requests throws no report out, and a report no count.
    "limits": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "limits",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS: list[dict[str, object]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
]
# Only the second factor is allauth's; its pages, routes and words are ours.
MFA_ADAPTER = "balozi.services.factors.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Balozi"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not BALOZI.production
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_VERBOSE = False
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "balozi.web.people.sessions.address_of"
globals().update(mail(BALOZI))
AXES_LOCKOUT_CALLABLE = "balozi.web.refusals.locked_out"

USE_I18N = True
LANGUAGE_CODE = BALOZI.language
LANGUAGES = [("sw", "Kiswahili"), ("en", "English"), ("fr", "Français")]
LOCALE_PATHS = [_WEB / "locale"]
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_TZ = True
TIME_ZONE = BALOZI.time_zone

STATIC_URL = "static/"
# Served from where the package lies: no collected copy that could be out of date.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_000_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
# A working day at most; without a page for BALOZI_IDLE_MINUTES a session is over sooner.
SESSION_COOKIE_AGE = 12 * 60 * 60
# Browsers take a cookie of this name only over HTTPS and from this host.
SESSION_COOKIE_NAME = "__Host-sessionid" if BALOZI.production else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if BALOZI.production else "csrftoken"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = BALOZI.production
SECURE_SSL_REDIRECT = BALOZI.production
SECURE_HSTS_SECONDS = 31_536_000 if BALOZI.production else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = BALOZI.production
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BALOZI.production else None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"words": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["words"], "level": "WARNING"},
}
