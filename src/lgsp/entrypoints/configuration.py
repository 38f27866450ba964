"""
The settings of every process, read from the environment: one typed table, and nothing else reads the environment.

No framework here, so that the gateway reads its settings without loading Django.

>>> configuration = read_configuration({"LGSP_GATEWAY_PORT": "9090"})
>>> configuration.gateway_port
9090
>>> configuration.node
'gw1'
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from .errors import SettingMalformed

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off"}


@dataclass(frozen=True)
class Variable:
    """The environment variable of a setting, its default as one would write it, and its meaning."""

    name: str
    default: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Configuration:
    """What an operator may set."""

    var: Annotated[
        Path,
        Variable("LGSP_VAR", "var", "Folder of all this node keeps: database, keys, evidence, snapshot."),
    ]
    model: Annotated[Path, Variable("LGSP_MODEL", "examples/lam-giang", "Folder of the province's model.")]
    build: Annotated[
        Path, Variable("LGSP_BUILD", "build", "Folder of published documents, one inside a model.")
    ]
    database_url: Annotated[
        str,
        Variable(
            "DATABASE_URL", "", "Database: postgres://user:password@host/name. Empty: SQLite in LGSP_VAR."
        ),
    ]
    language: Annotated[str, Variable("LGSP_LANG", "vi", "Language of the command line: vi or en.")]
    node: Annotated[str, Variable("LGSP_NODE", "gw1", "Name of this gateway node; its evidence carries it.")]
    witnesses: Annotated[
        Path | None,
        Variable("LGSP_WITNESSES", "", "File of witnesses: on each line a public key and an address."),
    ]
    tsa_url: Annotated[str, Variable("LGSP_TSA_URL", "", "Address of the RFC 3161 time-stamping authority.")]
    tsa_certificates: Annotated[
        Path | None,
        Variable("LGSP_TSA_CERTIFICATES", "", "PEM file of the roots that time-stamps are checked by."),
    ]
    tsa_period: Annotated[
        int, Variable("LGSP_TSA_PERIOD", "60", "Seconds between two time-stamps of a log, at least 60.")
    ]
    risk_budget_hours: Annotated[
        int,
        Variable(
            "LGSP_RISK_BUDGET_HOURS",
            "24",
            "How many hours witnesses or time-stamps may be away; traffic goes on.",
        ),
    ]
    idle_minutes: Annotated[
        int, Variable("LGSP_IDLE_MINUTES", "30", "Minutes without a page after which a person is signed out.")
    ]
    session_hours: Annotated[
        int, Variable("LGSP_SESSION_HOURS", "12", "Hours after which a person signs in again, busy or not.")
    ]
    gateway_host: Annotated[
        str, Variable("LGSP_GATEWAY_HOST", "127.0.0.1", "Address the gateway listens on.")
    ]
    gateway_port: Annotated[int, Variable("LGSP_GATEWAY_PORT", "8080", "Port the gateway listens on.")]
    tls_port: Annotated[
        int, Variable("LGSP_GATEWAY_TLS_PORT", "0", "Port on which the gateway ends TLS itself, 0 for none.")
    ]
    tls_certificate: Annotated[
        Path | None, Variable("LGSP_GATEWAY_TLS_CERTIFICATE", "", "The gateway's certificate and chain, PEM.")
    ]
    tls_key: Annotated[Path | None, Variable("LGSP_GATEWAY_TLS_KEY", "", "The key of that certificate, PEM.")]
    tls_roots: Annotated[
        Path | None,
        Variable(
            "LGSP_GATEWAY_TLS_ROOTS",
            "",
            "Roots under which clients' certificates are issued, PEM; registered ones need none.",
        ),
    ]
    xroad_errors: Annotated[
        Literal["old", "new"],
        Variable(
            "LGSP_XROAD_ERRORS",
            "old",
            "Types of faults as X-Road spells them to 7.7 (Server.ClientProxy.AccessDenied) or from 7.8.",
        ),
    ]
    metrics_host: Annotated[
        str, Variable("LGSP_METRICS_HOST", "127.0.0.1", "Address the gateway's metrics are read at.")
    ]
    metrics_port: Annotated[
        int,
        Variable("LGSP_METRICS_PORT", "0", "Port of the gateway's metrics for Prometheus, 0 for none."),
    ]
    otlp_url: Annotated[
        str,
        Variable(
            "LGSP_OTLP_URL", "", "Collector of traces, OTLP over HTTP: http://127.0.0.1:4318/v1/traces."
        ),
    ]
    web_host: Annotated[str, Variable("LGSP_WEB_HOST", "127.0.0.1", "Address the web screens listen on.")]
    web_port: Annotated[int, Variable("LGSP_WEB_PORT", "8000", "Port the web screens listen on.")]
    allowed_hosts: Annotated[
        tuple[str, ...],
        Variable("LGSP_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]", "Host names the web screens answer to."),
    ]
    https: Annotated[
        bool,
        Variable(
            "LGSP_HTTPS", "no", "A TLS terminator stands before the web screens and sets X-Forwarded-Proto."
        ),
    ]
    decision_days: Annotated[
        int,
        Variable(
            "LGSP_DECISION_DAYS",
            "10",
            "Days an owner has to decide a request for access. The province's own; no legal period was found.",
        ),
    ]
    exchange_days: Annotated[
        int,
        Variable(
            "LGSP_EXCHANGE_DAYS",
            "90",
            "Days each exchange can be looked up; sums by the hour and the evidence stay. 0: for ever.",
        ),
    ]
    secret_key: Annotated[
        str,
        Variable(
            "LGSP_SECRET_KEY", "", "Signs sessions. Empty: made once, kept in LGSP_VAR/keys/web-secret."
        ),
    ]
    debug: Annotated[
        bool,
        Variable("LGSP_DEBUG", "no", "Show the inside of errors on the web screens; never in production."),
    ]


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One row of the table."""

    field: str
    type: Any
    variable: Variable

    @property
    def type_name(self) -> str:
        """Return the type in words."""
        if get_origin(self.type) is Literal:
            return " or ".join(get_args(self.type))
        known = {bool: "yes/no", int: "whole number", Path: "folder", Path | None: "file", str: "text"}
        return known.get(self.type, "list, by commas")


def list_settings() -> tuple[Setting, ...]:
    """Return the table, one row a setting."""
    hints = get_type_hints(Configuration, include_extras=True)
    rows = ((field, *get_args(hint)) for field, hint in hints.items())
    return tuple(Setting(field=field, type=kind, variable=variable) for field, kind, variable in rows)


def read_configuration(environment: Mapping[str, str] = os.environ) -> Configuration:
    """
    Read every setting; what is not set, or set to nothing, has its default.

    :raises SettingMalformed: if a value does not fit the setting's type
    """
    return Configuration(**{row.field: _read(row, environment) for row in list_settings()})


def read_language(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language of this terminal, `vi` or `en`, whatever state the other settings are in."""
    return "en" if environment.get("LGSP_LANG", "vi").lower().startswith("en") else "vi"


def _read(row: Setting, environment: Mapping[str, str]) -> Any:
    text = environment.get(row.variable.name) or row.variable.default
    if row.type is bool:
        return _to_bool(text, name=row.variable.name)
    if row.type is int:
        return _to_int(text, name=row.variable.name)
    if row.type is Path:
        return Path(text).expanduser().resolve()
    if row.type == Path | None:
        return Path(text).expanduser().resolve() if text else None
    if get_origin(row.type) is tuple:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if get_origin(row.type) is Literal and text not in get_args(row.type):
        raise SettingMalformed(name=row.variable.name, value=text, expected=row.type_name)
    return text


def _to_bool(text: str, *, name: str) -> bool:
    if text.lower() not in _TRUE | _FALSE:
        raise SettingMalformed(name=name, value=text, expected="yes/no")
    return text.lower() in _TRUE


def _to_int(text: str, *, name: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise SettingMalformed(name=name, value=text, expected="0, 1, 2, …") from None
