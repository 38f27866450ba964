"""What the rows of the four tables say of a model."""

import pytest

from lgsp.architecture.interchange.mau03.datasets import describe
from lgsp.architecture.interchange.mau03.errors import CodeTwiceInModel
from lgsp.architecture.interchange.mau03.intake import take_in
from lgsp.architecture.interchange.mau03.reading import read_workbook
from lgsp.architecture.interchange.mau03.writing import write_workbook
from lgsp.architecture.model.reading import load_model
from tests.architecture.interchange.mau03.workbooks import DAY


def rows(folder, sheet):
    """Return the cells of a table of the model in a folder, by the code in its first column."""
    table = describe(load_model(folder).at(DAY)).tables[sheet]
    return {next(iter(row.cells.values())): row.cells for row in table}


def test_an_object_says_what_can_be_derived(model_folder):
    cells = rows(model_folder(), "DM_DOITUONG")["KT-HO-TICH"]

    assert cells["record_kind"] == "Bản ghi gốc"
    assert cells["object_type"] == "Hệ thống số/hệ thống thông tin"
    assert cells["layer"] == "Lớp 3 - Ứng dụng và nghiệp vụ dùng chung"
    assert cells["layer_component"] == "Ứng dụng và nghiệp vụ dùng chung"
    assert cells["model_state"] == "Đồng thời hiện trạng và mục tiêu"
    assert cells["lifecycle_state"] == "Đang vận hành"
    assert cells["owner_agency"] == "so-tu-phap"


def test_what_an_object_says_itself_goes_before_what_is_derived(model_folder):
    said = {
        "object_code": "KT-07",
        "lifecycle": "upgrading",
        "layer": "governance",
        "usage_scopes": ["sector", "commune"],
    }

    cells = rows(model_folder(system={"ho-tich": said}), "DM_DOITUONG")["KT-07"]

    assert cells["lifecycle_state"] == "Nâng cấp"
    assert cells["layer_component"] == "Không áp dụng", "a cross-cutting component has none"
    assert cells["usage_scope"] == "Ngành, lĩnh vực; Cấp xã"


def test_not_known_and_not_applicable_are_told_apart_and_never_empty(model_folder):
    open_ = {"field": "source_code", "unit": "van-phong", "deadline": "2026-12-31"}

    cells = rows(
        model_folder(system={"ho-tich": {"undetermined": [open_], "not_applicable": ["treatment"]}}),
        "DM_DOITUONG",
    )["KT-HO-TICH"]

    assert cells["source_code"] == "Chưa xác định (van-phong, 31/12/2026)"
    assert cells["treatment"] == "Không áp dụng"


def test_a_flow_through_a_service_runs_from_consumer_to_provider(model_folder):
    cells = rows(model_folder(), "QH_KETNOI")["QH-MOT-CUA-HO-TICH"]

    assert (cells["source_object"], cells["target_object"]) == ("KT-MOT-CUA", "KT-HO-TICH")
    assert cells["relation_type"] == "Sử dụng dịch vụ"
    assert cells["channel"] == "LGSP"
    assert cells["payload"].startswith("tra-cuu-ho-tich")


def test_an_exchange_of_data_runs_from_sender_to_receiver(model_folder):
    direct = {"via": None, "information": ["Khai sinh", "Khai tử"]}

    cells = rows(model_folder(flow={"mot-cua-ho-tich": direct}), "QH_KETNOI")["QH-MOT-CUA-HO-TICH"]

    assert (cells["source_object"], cells["target_object"]) == ("KT-HO-TICH", "KT-MOT-CUA")
    assert cells["relation_type"] == "Trao đổi dữ liệu"
    assert cells["payload"] == "Khai sinh; Khai tử"


def test_other_relations_keep_their_direction(model_folder):
    folder = model_folder(
        relation={"cong": {"origin": "mot-cua", "relation_type": "dependency", "target": "dat-dai"}}
    )

    cells = rows(folder, "QH_KETNOI")["QH-CONG"]

    assert (cells["source_object"], cells["target_object"]) == ("KT-MOT-CUA", "KT-DAT-DAI")
    assert cells["relation_type"] == "Phụ thuộc"


def test_each_gap_and_task_is_a_row(model_folder):
    folder = model_folder(
        task={
            "mot": {"code": "NV-1", "priority": "high", "depends_on": ["hai"]},
            "hai": {"code": "NV-2"},
            "ba": {"code": "NV-3"},
        },
        gap={
            "thieu": {"code": "ND-2", "tasks": [{"task": "mot", "note": "gấp"}, {"task": "hai"}]},
            "khac": {"code": "ND-10"},
        },
    )

    table = describe(load_model(folder).at(DAY)).tables["HOANTHIEN_NV"]

    assert [(row.cells["gap_code"], row.cells["task_code"], row.cells["note"]) for row in table] == [
        ("ND-2", "NV-1", "gấp"),
        ("ND-2", "NV-2", ""),
        ("ND-10", "", ""),
        ("", "NV-3", ""),
    ]
    assert table[0].cells["priority_dependencies"] == "Cao; phụ thuộc: NV-2"


def test_agencies_of_the_same_name_are_told_apart_by_id(model_folder):
    folder = model_folder(agency={"so-tu-phap": {"name": "Sở"}, "so-nong-nghiep": {"name": "Sở"}})

    table = rows(folder, "DM_DOITUONG")

    assert table["KT-HO-TICH"]["owner_agency"] == "Sở [so-tu-phap]"
    assert table["KT-DAT-DAI"]["owner_agency"] == "Sở [so-nong-nghiep]"


def test_relations_to_what_is_not_in_force_are_left_out_and_named(model_folder):
    folder = model_folder(system={"ho-tich": {"valid_to": "2026-01-01"}})

    dataset = describe(load_model(folder).at(DAY))

    assert dataset.left_out == ("mot-cua-ho-tich",)
    assert dataset.tables["QH_KETNOI"] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"system": {"ho-tich": {"object_code": "KT-DAT-DAI"}}},
        {"flow": {"them": {"relation_code": "QH-MOT-CUA-HO-TICH"}}},
        {"gap": {"a": {"code": "ND-1"}, "b": {"code": "ND-1"}}},
        {"task": {"a": {"code": "NV-1"}, "b": {"code": "NV-1"}}},
    ],
)
def test_a_code_that_would_stand_twice_is_refused(model_folder, changes):
    with pytest.raises(CodeTwiceInModel, match="would stand twice"):
        describe(load_model(model_folder(**changes)).at(DAY))


def test_a_code_is_there_whatever_the_model_says_of_the_field(model_folder):
    cells = rows(model_folder(system={"ho-tich": {"not_applicable": ["object_code"]}}), "DM_DOITUONG")

    assert "KT-HO-TICH" in cells


def test_the_data_set_of_a_model_holds_the_target_too_and_comes_back_without_a_change(model_folder):
    model = load_model(model_folder(system={"ngay-mai": {"valid_from": "2027-01-01", "status": "approved"}}))

    whole, state = describe(model.facts_of(DAY), on=DAY), describe(model.at(DAY))
    taken = take_in(read_workbook(write_workbook(whole, model.province), name="x.xlsx"), model)

    assert len(whole.tables["DM_DOITUONG"]) == len(state.tables["DM_DOITUONG"]) + 1
    assert (taken.entities, taken.missing) == ((), ())
