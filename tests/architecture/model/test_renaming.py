"""A rename changes every reference and keeps the old id known."""

import pytest

from lgsp.architecture.model.errors import IdTaken
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.renaming import rename

CHANGES = [{"valid_from": "2027-01-01", "becomes": {"system": "ho-tich"}}]


@pytest.fixture
def model(model_folder):
    return load_model(model_folder(database={"csdl-ho-tich": {"changes": CHANGES}}))


def test_every_reference_follows_later_states_included(model):
    rename(model, "ho-tich", "ho-tich-dien-tu")

    after = load_model(model.folder)
    assert after.entities["mot-cua-ho-tich"].provider == "ho-tich-dien-tu"
    assert after.entities["csdl-ho-tich"].system == "ho-tich-dien-tu"
    assert after.entities["csdl-ho-tich"].changes[0].becomes == {"system": "ho-tich-dien-tu"}
    assert after.renamed == {"ho-tich": "ho-tich-dien-tu"}


def test_comments_of_the_files_that_change_stay(model_folder):
    file = "model/flow/mot-cua-ho-tich.yaml"
    folder = model_folder()
    (folder / file).write_text("# theo thỏa thuận\n" + (folder / file).read_text())

    rename(load_model(folder), "ho-tich", "ho-tich-moi")

    assert (folder / file).read_text().startswith("# theo thỏa thuận\n")


def test_a_name_that_was_another_things_is_refused_and_nothing_is_written(model):
    before = {path: path.read_bytes() for path in model.folder.rglob("*.yaml")}

    with pytest.raises(IdTaken):
        rename(model, "ho-tich", "dat-dai")

    assert {path: path.read_bytes() for path in model.folder.rglob("*.yaml")} == before


def test_renaming_back_takes_the_old_id_off_the_list(model):
    rename(model, "ho-tich", "ho-tich-moi")

    rename(load_model(model.folder), "ho-tich-moi", "ho-tich")

    assert load_model(model.folder).entities["ho-tich"].moved == ("ho-tich-moi",)
