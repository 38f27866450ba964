"""Django's settings, made from the one table in `configuration`; the environment is read nowhere else."""

from datetime import timedelta
from pathlib import Path

import dj_database_url
import fontpkg_be_vietnam_pro

from lgsp.entrypoints.configuration import read_configuration
from lgsp.entrypoints.errors import SettingMalformed
from lgsp.entrypoints.web_secret import keep_secret

_CONFIGURATION = read_configuration()

LGSP_VAR: Path = _CONFIGURATION.var
LGSP_MODEL: Path = _CONFIGURATION.model
LGSP_BUILD: Path = _CONFIGURATION.build
LGSP_NODE: str = _CONFIGURATION.node
LGSP_DECISION_DAYS: int = _CONFIGURATION.decision_days
LGSP_EXCHANGE_DAYS: int = _CONFIGURATION.exchange_days
LGSP_GATEWAY_URL = f"http://{_CONFIGURATION.gateway_host}:{_CONFIGURATION.gateway_port}"

DEBUG = _CONFIGURATION.debug
SECRET_KEY = _CONFIGURATION.secret_key or keep_secret(LGSP_VAR / "keys" / "web-secret")
ALLOWED_HOSTS = list(_CONFIGURATION.allowed_hosts)
ROOT_URLCONF = "lgsp.entrypoints.urls"
WSGI_APPLICATION = "lgsp.entrypoints.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "axes",
    "lgsp.platform.kit",
    "lgsp.platform.identity",
    "lgsp.platform.registry",
    "lgsp.platform.usage",
    "lgsp.alignment",
    "lgsp.stewardship",
    "lgsp.portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "lgsp.platform.kit.headers.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lgsp.portal.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lgsp.platform.identity.sessions.SessionLimits",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lgsp.platform.kit.problems.RefusalsAsPages",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# SQLite: writers queue at BEGIN instead of failing half-way, and a commit is on the disk before it is reported.
_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;",
    },
}


_ENGINES = (_SQLITE["ENGINE"], "django.db.backends.postgresql")
_DATABASES = "postgres://user:password@host/name, sqlite:////folder/file"


def _database() -> dict[str, object]:
    url = _CONFIGURATION.database_url
    if not url:
        return _SQLITE | {"NAME": LGSP_VAR / "lgsp.sqlite3"}
    try:
        found = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    except ValueError:
        found = {"ENGINE": None}
    if found["ENGINE"] not in _ENGINES:
        shown = f"{url.partition(':')[0]}:…"  # the rest may hold a password
        raise SettingMalformed(name="DATABASE_URL", value=shown, expected=_DATABASES)
    return found | (_SQLITE if found["ENGINE"] == _SQLITE["ENGINE"] else {})


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "identity.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "lgsp.platform.identity.permissions.RoleBackend",
]
LOGIN_URL = "identity:login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 14},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Five wrong passwords in a row close an account for a quarter of an hour, whoever typed them and wherever.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "lgsp.platform.identity.sessions.answer_locked"
AXES_HTTP_RESPONSE_CODE = 429
AXES_ENABLE_ADMIN = False  # its tables have English names; the sign-ins are told in our own
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # by name alone is stricter than with the address: see the ADR

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True

# Files are served where the installed packages keep them: no collecting step, none copied into the repository.
STATIC_URL = "/static/"
STATICFILES_DIRS = [("fonts/be-vietnam-pro", fontpkg_be_vietnam_pro.ROOT / "files")]
WHITENOISE_USE_FINDERS = True

LGSP_IDLE = timedelta(minutes=_CONFIGURATION.idle_minutes)
LGSP_SESSION = timedelta(hours=_CONFIGURATION.session_hours)
SESSION_COOKIE_AGE = int(LGSP_SESSION.total_seconds())
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _CONFIGURATION.https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if _CONFIGURATION.https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _CONFIGURATION.https else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "axes": {"level": "WARNING"},
    },
}
