"""A model goes out as a valid file; foreign parts go with it, untouched where nothing was changed."""

from datetime import date

import pytest

from lgsp.architecture.interchange.archimate.concepts import Text
from lgsp.architecture.interchange.archimate.exporting import export_model
from lgsp.architecture.interchange.archimate.sources import read_content, read_source
from lgsp.architecture.interchange.archimate.writing import to_xml
from lgsp.architecture.model.reading import load_model
from tests.architecture.interchange.archimate.exchange_schema import list_faults
from tests.architecture.interchange.archimate.foreign_models import make_foreign
from tests.architecture.interchange.archimate.round_trips import (
    FILES,
    FOREIGN_FILES,
    give_out,
    read_folder,
    take_in,
)


def test_our_file_is_valid_and_the_same_each_time(model_folder):
    folder = model_folder()

    written = give_out(folder)

    assert list_faults(written) == []
    assert give_out(folder) == written


def test_our_file_comes_back_as_the_same_folder(model_folder, tmp_path):
    folder = model_folder(province={"notice": "Lời báo\vlạ"})

    take_in(give_out(folder), tmp_path / "again")

    assert load_model(tmp_path / "again").digest == load_model(folder).digest


@pytest.mark.parametrize("name", FOREIGN_FILES)
def test_a_foreign_file_comes_back_as_it_was(name, tmp_path):
    take_in(FILES / name, tmp_path / "first")
    written = give_out(tmp_path / "first")
    take_in(written, tmp_path / "second")

    assert read_content(written, name="x").model == read_source(FILES / name).model
    assert read_folder(tmp_path / "second") == read_folder(tmp_path / "first")
    assert list_faults(written) == []


def _change(folder, name, old, new):
    path = folder / "model" / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_an_entity_that_was_changed_is_laid_over_the_element_it_came_from(tmp_path):
    take_in(FILES / "told.xml", tmp_path / "first")
    _change(
        tmp_path / "first",
        "agency/so-tu-phap.yaml",
        "name: Sở Tư pháp",
        "name: Sở Tư pháp mới\naddress: Số 1",
    )

    written = give_out(tmp_path / "first")
    take_in(written, tmp_path / "second")

    element = next(one for one in read_content(written, name="x").model.elements if one.id == "id-1")
    assert element.names == (Text("Sở Tư pháp mới", "vi"), Text("Justice", "en"))
    assert len(element.properties) == 4 + 3
    assert load_model(tmp_path / "second").entities == load_model(tmp_path / "first").entities
    assert list_faults(written) == []


def test_a_province_that_was_filled_in_goes_out_and_comes_back(tmp_path):
    take_in(FILES / "oddities-3.xml", tmp_path / "first")
    place = tmp_path / "first" / "province.yaml"
    place.write_text(place.read_text().replace("CHUA.XAC.DINH", "H99"))

    written = give_out(tmp_path / "first")
    take_in(written, tmp_path / "second")

    assert list_faults(written) == []
    assert read_folder(tmp_path / "second") == read_folder(tmp_path / "first")


def test_two_foreign_models_with_the_same_identifiers_go_out_and_come_back(model_folder, tmp_path):
    folder = model_folder()
    (folder / "foreign").mkdir()
    for number in (1, 2):
        (folder / "foreign" / f"archimate-mau-{number}.xml").write_bytes(to_xml(make_foreign(number)))

    written = give_out(folder)
    take_in(written, tmp_path / "again")

    assert list_faults(written) == []
    assert {
        name: content for name, content in read_folder(folder).items() if name.startswith("foreign/")
    } == {
        name: content
        for name, content in read_folder(tmp_path / "again").items()
        if name.startswith("foreign/")
    }
    assert load_model(tmp_path / "again").digest == load_model(folder).digest


def test_an_entity_taken_out_of_the_model_does_not_come_back(tmp_path):
    take_in(FILES / "told.xml", tmp_path / "first")
    (tmp_path / "first/model/flow/tra-ket-qua-ho-tich.yaml").unlink()
    (tmp_path / "first/model/principle/dung-lai.yaml").unlink()

    written = give_out(tmp_path / "first")
    take_in(written, tmp_path / "second")

    assert b'identifier="id-7"' in written
    assert load_model(tmp_path / "second").digest == load_model(tmp_path / "first").digest


def test_foreign_parts_that_refer_to_what_is_gone_stay_behind_and_are_named(model_folder):
    folder = model_folder()
    (folder / "foreign").mkdir()
    text = to_xml(read_source(FILES / "oddities-3.xml").model).decode()
    (folder / "foreign/archimate-x.xml").write_text(
        text.replace('target="id-d" xsi:type="Flow"', 'target="lgsp.system.da-bo" xsi:type="Flow"')
    )

    export = export_model(load_model(folder))

    assert list_faults(export.to_bytes()) == []
    assert set(export.dropped) >= {"id-f", "id-via", "id-std", "id-n4", "id-c1", "id-c2", "id-c3"}


def test_the_state_of_a_day_goes_out_with_all_that_it_names(model_folder, tmp_path):
    folder = model_folder(
        flow={"mot-cua-ho-tich": {"valid_from": "2027-01-01"}},
        document={"nghi-dinh": {"valid_to": "2026-06-01"}},
    )

    early = export_model(load_model(folder), on=date(2026, 11, 1))
    late = export_model(load_model(folder), on=date(2027, 11, 1))

    assert {one.id for one in late.model.relationships} - {one.id for one in early.model.relationships} >= {
        "lgsp.flow.mot-cua-ho-tich"
    }
    assert "lgsp.document.nghi-dinh" in {one.id for one in late.model.elements}
    take_in(late.to_bytes(), tmp_path / "late")
    assert load_model(tmp_path / "late")
