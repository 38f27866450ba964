"""A model somebody keeps, people with different standing, and requests about it."""

import pytest

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.organisation import Right
from lgsp.architecture.model.reading import load_model
from lgsp.stewardship.places import Place
from lgsp.stewardship.requests import Wish, open_request
from lgsp.stewardship.standing import Standing
from tests.architecture.model_folders import write_complete_folder
from tests.conftest import NOW

KEEP = {"co-quan-chuyen-trach": {"holders": [{"agency": "van-phong"}], "rights": ["keep"]}}


class Desk:
    """A model folder and the people around it."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.keeper = self.person("giu", "van-phong", Right.KEEP)
        self.other_keeper = self.person("giu-hai", "van-phong", Right.KEEP)
        self.officer = self.person("an", "so-tu-phap")

    @property
    def model(self):
        return load_model(self.place.folder)

    def person(self, account, agency, *rights):
        return Standing(account, f"Người {account}", self.model.entities[agency], frozenset(rights))

    def change(self, key, **fields) -> Entity:
        entity = self.model.entities[key]
        return type(entity).model_validate(
            {**entity.model_dump(mode="json", exclude_defaults=True), **fields}
        )

    def ask(self, key="ho-tich", *, by=None, title="Sửa tên", reason="Theo quyết định mới", **fields):
        wish = Wish(title, reason, {key: self.change(key, **fields)})
        return open_request(wish, model=self.model, by=by or self.officer, at=NOW)


@pytest.fixture
def desk(tmp_path, db):
    folder = write_complete_folder(tmp_path / "tinh", role=KEEP)
    return Desk(Place(folder, tmp_path / "var"))
