"""
What the platform needs before its programs start: the model applied, and credentials in the systems' hands.

Django must have been prepared and the database migrated. Everything here may be done again: what is already so stays.
"""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from lgsp.alignment.apply import Applied, apply_plan
from lgsp.alignment.identifiers import find_service_id, find_subsystem_id
from lgsp.alignment.plan import make_plan
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import Service, System
from lgsp.platform.registry.entries import AgreementEntry
from lgsp.platform.registry.queries import has_ever_been_granted
from lgsp.platform.registry.services import IssuedCredential, grant_agreement, issue_credential

from .credential_files import credential_file, keep_credential
from .errors import SampleFileMalformed
from .programs import SampleSystem

ORDERED_BY = "lgsp up"
OPERATOR_FILE = "operator.yaml"


class HandMadeAgreement(BaseModel):
    """What an operator granted by hand, named as in the model."""

    model_config = ConfigDict(extra="forbid")

    key: str
    consumer: str
    service: str
    purpose: str
    legal_basis: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""


def apply_model(model: Model, *, at: datetime) -> Applied:
    """Bring the registry to what the model wants."""
    return apply_plan(make_plan(model), model=model, by=ORDERED_BY, at=at)


def grant_by_hand(model: Model, *, at: datetime) -> str | None:
    """
    Grant the agreement of `operator.yaml`, as its operator did once; return its key.

    None is returned where the province has no such file, and where the agreement was granted before: one that has been
    withdrawn since stays withdrawn.

    :raises SampleFileMalformed: if the file does not describe an agreement between systems on the platform
    """
    file = model.folder / OPERATOR_FILE
    if not file.exists():
        return None
    described = _read(file)
    if has_ever_been_granted(described.key):
        return None
    grant_agreement(_to_entry(described, model, file=file), by=ORDERED_BY, at=at)
    return described.key


def hand_over_credentials(
    systems: Iterable[SampleSystem],
    issued: Iterable[IssuedCredential],
    *,
    model: Model,
    var: Path,
    at: datetime,
) -> int:
    """
    Write each credential issued to a file of its own; return how many were written.

    A secret is known only when it is issued: a sample system whose file is missing is issued another.

    :raises FolderNotWritable: if a file cannot be written
    """
    fresh = {credential.system: credential for credential in issued}
    for system in systems:
        if system.id not in fresh and not credential_file(var, system.id).exists():
            identifier = find_subsystem_id(model, model.get(System, system.id))
            fresh[system.id] = issue_credential(str(identifier), by=ORDERED_BY, at=at)
    for credential in fresh.values():
        keep_credential(credential, var=var)
    return len(fresh)


def _read(file: Path) -> HandMadeAgreement:
    try:
        return HandMadeAgreement.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise SampleFileMalformed(file=file, reason=" ".join(str(error).split())) from error


def _to_entry(described: HandMadeAgreement, model: Model, *, file: Path) -> AgreementEntry:
    consumer = model.find(System, described.consumer)
    service = model.find(Service, described.service)
    if consumer is None or service is None:
        raise SampleFileMalformed(file=file, reason=f"{described.consumer} → {described.service}?")
    return AgreementEntry(
        key=described.key,
        consumer=str(find_subsystem_id(model, consumer)),
        service=str(find_service_id(model, service)),
        purpose=described.purpose,
        legal_basis=described.legal_basis,
        valid_from=described.valid_from,
        valid_to=described.valid_to,
    )
