"""A new model from a workbook."""

import pytest

from lgsp.architecture.interchange.mau03.errors import ProvinceUnknown
from lgsp.architecture.interchange.mau03.founding import found, make_province, read_known
from lgsp.architecture.interchange.mau03.reading import read_workbook
from lgsp.architecture.interchange.proposals import Source
from lgsp.architecture.interchange.whole_folders import write_whole
from lgsp.architecture.model.errors import FieldMissing, FolderMissing, ProvinceMissing
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.reading import load_model
from tests.architecture.interchange.mau03.workbooks import PROVINCE, make, write

SYSTEM = {"object_code": "KT-01", "record_kind": "Bản ghi gốc", "name": "Hệ thống một cửa", "owner_agency": "Sở Y tế",
          "object_type": "Hệ thống số/hệ thống thông tin"}  # fmt: skip
SOURCE = Source.of("mau03", file="mau.xlsx", content=b"")


def found_of(**tables):
    """Return the entities of the new model, by id."""
    return {one.id: one for one in found(read_workbook(make(**tables)), PROVINCE).entities}


def test_the_new_model_gives_the_same_workbook(sound_model, tmp_path):
    content = write(sound_model)
    founding = found(read_workbook(content), sound_model.province, agencies=sound_model.all(Agency))

    write_whole(founding.write(SOURCE), tmp_path / "moi")
    again = load_model(tmp_path / "moi")

    assert write(again) == content
    assert "Đã lập" in (tmp_path / "moi" / "report.md").read_text()


def test_the_type_of_an_object_decides_its_kind():
    kinds = {
        "Thành phần logic": "component",
        "Hạ tầng số": "infrastructure",
        "Hệ thống số/hệ thống thông tin": "system",
        "Nền tảng số": "system",
        "CSDL/tài sản dữ liệu": "database",
        "Dịch vụ số": "system",
        "Loại khác": "component",
    }
    rows = [
        {**SYSTEM, "object_code": f"KT-{at}", "name": f"Tên {at}", "object_type": kind}
        for at, kind in enumerate(kinds)
    ]

    entities = found_of(DM_DOITUONG=rows)

    assert [entities[f"ten-{at}"].kind for at in range(len(kinds))] == list(kinds.values())


def test_a_system_without_an_owner_is_taken_for_a_component_and_that_is_told():
    founding = found(read_workbook(make(DM_DOITUONG=[{**SYSTEM, "owner_agency": None}])), PROVINCE)

    assert (founding.entities[0].kind, founding.entities[0].object_type) == (
        "component",
        "information-system",
    )
    assert any("cần đúng một cơ quan chủ quản" in note.text for note in founding.notes)


def test_agencies_are_added_by_name_with_a_level_to_be_checked():
    owners = {
        "Bộ Y tế": "central",
        "Sở Y tế": "department",
        "UBND phường Lam Khê": "commune",
        "Trung tâm X": "unit",
    }
    rows = [{**SYSTEM, "object_code": f"KT-{at}", "owner_agency": name} for at, name in enumerate(owners)]

    entities = found_of(DM_DOITUONG=rows)

    assert {one.name: one.level for one in entities.values() if isinstance(one, Agency)} == owners
    assert entities["so-y-te"].code == "Chưa xác định", "identifiers are never invented"


def test_ids_come_from_codes_made_of_words_and_else_from_names():
    rows = [{**SYSTEM, "object_code": "KT-MOT-CUA"}, SYSTEM, {**SYSTEM, "object_code": "KT-02"}]

    assert list(found_of(DM_DOITUONG=rows))[-3:] != []
    assert {"mot-cua", "he-thong-mot-cua", "he-thong-mot-cua-2"} <= set(found_of(DM_DOITUONG=rows))


def test_exchanges_between_systems_become_flows_and_the_rest_relations():
    objects = [SYSTEM, {**SYSTEM, "object_code": "KT-02", "name": "Hộ tịch"}]
    ends = {"source_object": "KT-01", "target_object": "KT-02", "payload": "Khai sinh"}

    entities = found_of(
        DM_DOITUONG=objects,
        QH_KETNOI=[
            {**ends, "relation_code": "QH-1", "relation_type": "Trao đổi dữ liệu"},
            {**ends, "relation_code": "QH-2", "relation_type": "Sử dụng dịch vụ"},
            {**ends, "relation_code": "QH-3", "relation_type": "Kế thừa"},
        ],
    )

    links = {one.relation_code: one for one in entities.values() if one.kind in ("flow", "relation")}
    assert [links[code].kind for code in sorted(links)] == ["flow", "flow", "relation"]
    assert (links["QH-1"].provider, links["QH-1"].consumer) == ("he-thong-mot-cua", "ho-tich")
    assert (links["QH-2"].provider, links["QH-2"].consumer) == ("ho-tich", "he-thong-mot-cua")
    assert links["QH-1"].information == ("Khai sinh",)


def test_gaps_and_tasks_are_added_with_their_pairs():
    row = {"gap_code": "ND-1", "gap": "Thiếu kết nối", "related_objects": "KT-01", "task_code": "NV-1"}

    entities = found_of(
        DM_DOITUONG=[SYSTEM],
        HOANTHIEN_NV=[
            {**row, "task_name": "Kết nối", "note": "ưu tiên"},
            {
                **row,
                "task_code": "NV-2",
                "task_name": "Kiểm thử",
                "priority_dependencies": "Thấp; phụ thuộc: NV-1",
            },
        ],
    )

    assert [(pair.task, pair.note) for pair in entities["thieu-ket-noi"].tasks] == [
        ("ket-noi", "ưu tiên"),
        ("kiem-thu", None),
    ]
    assert entities["kiem-thu"].depends_on == ("ket-noi",)


def test_a_province_is_made_of_what_a_person_said():
    province = make_province(full_name="Tỉnh Lam Giang", code="H99", seat="Lam Khê")

    assert (province.name, province.xroad_instance) == ("Lam Giang", "VN-H99")


def test_what_is_not_known_of_the_province_is_asked_for():
    with pytest.raises(ProvinceUnknown, match="--code, --seat was not given"):
        make_province(full_name="Tỉnh Lam Giang", code=None, seat=None)


def test_province_and_agencies_of_another_model_are_known_without_the_rest(model_folder):
    folder = model_folder(text={"model/system/hong.yaml": "id: ["})

    province, agencies = read_known(folder)

    assert province.full_name == "Tỉnh Lam Giang"
    assert {one.id for one in agencies} == {"so-tu-phap", "so-tai-chinh", "so-nong-nghiep", "van-phong"}


def test_an_agency_that_cannot_be_read_is_named(model_folder, tmp_path):
    with pytest.raises(FieldMissing):
        read_known(model_folder(text={"model/agency/hong.yaml": "id: hong\nname: Hỏng\nlevel: unit\n"}))
    with pytest.raises(FolderMissing):
        read_known(tmp_path / "khong-co")
    with pytest.raises(ProvinceMissing):
        read_known(tmp_path)
