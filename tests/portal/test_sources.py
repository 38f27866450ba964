"""The model, the documents: read when they change, never more than is meant to be shown."""

from concurrent.futures import ThreadPoolExecutor

from lgsp.portal.sources import find_document, get_description, list_documents
from tests.architecture.model_folders import write_model_folder
from tests.portal.conftest import DAY, LAM_GIANG
from tests.portal.traffic import HO_TICH


def test_the_description_is_read_once_while_nothing_changes():
    assert get_description(LAM_GIANG, on=DAY) is get_description(LAM_GIANG, on=DAY)


def test_a_changed_file_is_seen_at_once(own_model):
    before = get_description(own_model, on=DAY)

    (own_model / "model" / "agency" / "so-moi.yaml").write_text(
        "id: so-moi\nname: Sở Mới\nlevel: department\ncode: H99.99\n"
    )

    after = get_description(own_model, on=DAY)
    assert len(after.model.entities) == len(before.model.entities) + 1


def test_a_broken_folder_gives_its_problems_and_no_province(own_model):
    (own_model / "model" / "agency" / "hong.yaml").write_text("id: [\n")

    description = get_description(own_model, on=DAY)

    assert not description.is_readable
    assert description.report.findings[0].place.file == "model/agency/hong.yaml"


def test_systems_and_services_have_the_names_officials_know(lam_giang):
    names = get_description(LAM_GIANG, on=DAY).names

    assert names[HO_TICH] == lam_giang.entities["ho-tich"].name
    assert names[f"{HO_TICH}/tra-cuu"] == lam_giang.entities["tra-cuu-ho-tich"].name


def test_only_published_documents_are_given_out(tmp_path):
    (tmp_path / "kien-truc-2384.pdf").write_bytes(b"%PDF")
    (tmp_path / "secret.txt").write_text("secret")

    assert [found.name for found in list_documents(tmp_path)] == ["kien-truc-2384.pdf"]
    assert find_document(tmp_path, name="secret.txt") is None
    assert find_document(tmp_path, name="../secret.txt") is None


def test_who_asks_while_the_model_is_being_read_waits_for_that_reading(tmp_path):
    folder = write_model_folder(tmp_path / "tinh")

    with ThreadPoolExecutor(4) as people:
        found = list(people.map(lambda _: get_description(folder, on=DAY), range(4)))

    assert all(one is found[0] for one in found)
