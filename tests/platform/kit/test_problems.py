import pytest
from django.test import RequestFactory
from django.utils import translation

from lgsp.kernel.errors import Forbidden, Invalid, NotFound, Refused, Unavailable
from lgsp.platform.kit.problems import RefusalsAsPages, get_status


class Closed(Refused):
    """
    The office {office} is closed.

    Come back tomorrow.
    """

    code = "SAMPLE-001"
    vietnamese = "Cơ quan {office} đã nghỉ."


@pytest.mark.parametrize(
    ("kind", "status"),
    [(NotFound, 404), (Forbidden, 403), (Invalid, 422), (Refused, 409), (Unavailable, 503)],
)
def test_each_kind_of_refusal_has_its_status(kind, status):
    refusal = type("Sample", (kind,), {"__doc__": "A fact."})()

    assert get_status(refusal) == status


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "sentence"), [("vi", "Cơ quan X đã nghỉ."), ("en", "The office X is closed.")]
)
def test_a_refusal_is_a_page_in_the_language_of_the_reader(language, sentence):
    middleware = RefusalsAsPages(lambda request: None)

    with translation.override(language):
        page = middleware.process_exception(RequestFactory().get("/"), Closed(office="X"))

    assert page.status_code == 409
    assert sentence in page.content.decode()
    assert "SAMPLE-001" in page.content.decode()


def test_a_bug_is_no_refusal():
    middleware = RefusalsAsPages(lambda request: None)

    assert middleware.process_exception(RequestFactory().get("/"), KeyError("x")) is None
