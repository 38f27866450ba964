"""People at the desk of a copy of the sample province."""

import pytest
from django.test import Client

from lgsp.architecture.model.reading import load_model
from lgsp.platform.identity.services import create_user
from tests.conftest import sign_in as sign_in_as

KEEPER, OFFICER, STRANGER = "so-khoa-hoc-cong-nghe", "so-tu-phap", "so-y-te"


@pytest.fixture
def sign_in(own_model, db):
    """Return the browser of an officer of an agency, by the agency's id in the model."""
    codes = {one.id: one.code for one in load_model(own_model).entities.values() if one.kind == "agency"}

    def open_browser(name, agency):
        client = Client()
        create_user(name, role="officer", agency=codes[agency])
        sign_in_as(client, name)
        return client

    return open_browser


@pytest.fixture
def officer(sign_in):
    return sign_in("an", OFFICER)


@pytest.fixture
def keeper(sign_in):
    return sign_in("binh", KEEPER)


@pytest.fixture
def stranger(sign_in):
    return sign_in("la", STRANGER)
