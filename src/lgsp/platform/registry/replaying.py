"""What a service's mock answers before it makes anything up: a recording of the test environment."""

import hashlib
from datetime import datetime

from lgsp.kernel.identifiers import to_test
from lgsp.platform.contracts.recordings import Recording as Answers
from lgsp.platform.contracts.recordings import read_recording

from .models import Recording
from .publication import one_change
from .queries import find_contract, get_service
from .service_errors import MockUndescribed, RecordingForeign


def replay(identifier: str, content: bytes, *, by: str, at: datetime) -> Answers:
    """
    Have a service's mock give recorded answers, in place of those it has; what was not asked is made up as before.

    :raises ServiceUnknown: if there is no such service
    :raises MockUndescribed: if it has no description, so no mock
    :raises RecordingMalformed: if that is no recording
    :raises RecordingOfProduction: if it is not of the test environment
    :raises RecordingForeign: if it is of another service
    """
    answers = read_recording(content)
    digest = hashlib.sha256(content).hexdigest()
    with one_change(at=at):
        service = get_service(identifier)
        if answers.service != to_test(identifier):
            raise RecordingForeign(found=answers.service, service=to_test(identifier))
        if find_contract(identifier) is None:
            raise MockUndescribed(service=identifier)
        Recording.objects.get_or_create(
            digest=digest, defaults={"content": content, "added_by": by, "added_at": at}
        )
        service.recording_id = digest
        service.save(update_fields=["recording"])
    return answers


def stop_replay(identifier: str, *, at: datetime) -> None:
    """
    Have a service's mock make up every answer again.

    :raises ServiceUnknown: if there is no such service
    """
    with one_change(at=at):
        service = get_service(identifier)
        service.recording = None
        service.save(update_fields=["recording"])


def find_recording(identifier: str) -> Answers | None:
    """
    Return the recording a service's mock answers by, if it has one.

    :raises ServiceUnknown: if there is no such service
    """
    found = get_service(identifier).recording_id
    return read_recording(bytes(Recording.objects.get(pk=found).content)) if found else None
