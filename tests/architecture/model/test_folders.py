"""What does not belong in a model folder is named, never passed over in silence."""

import os

import pytest

from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.reading import load_model, read_model


def _only_problem(folder):
    [problem] = read_model(folder).problems
    return problem.vietnamese_sentence


MISPLACED = {
    "model/agencie/x.yaml": "model/agencie:1: model/agencie không thuộc chỗ này",
    "model/agency/so-y-te.yml": "model/agency/so-y-te.yml:1: model/agency/so-y-te.yml không thuộc chỗ này; ở đây chỉ "
    "nhận: tệp <mã>.yaml",
    "model/ghi-chu.txt": "model/ghi-chu.txt:1: model/ghi-chu.txt không thuộc chỗ này; ở đây chỉ nhận: một trong",
    "prose/II.docx": "prose/II.docx:1: prose/II.docx không thuộc chỗ này; ở đây chỉ nhận: tệp <mục>.md",
    "prose/1425/V/a.md": "prose/1425/V:1: prose/1425/V không thuộc chỗ này",
}


@pytest.mark.parametrize("name", MISPLACED)
def test_a_file_out_of_place_is_named(model_folder, name):
    assert _only_problem(model_folder(text={name: "x"})).startswith(MISPLACED[name])


def test_an_unknown_kind_is_corrected(model_folder):
    assert "(có phải “agency”?)" in _only_problem(model_folder(text={"model/agencie/x.yaml": "x"}))


def test_hidden_files_and_folders_are_left_alone(model_folder):
    folder = model_folder(text={"model/agency/.x.yaml.swp": "x", "model/.git/x": "x", "prose/.DS_Store": "x"})

    assert read_model(folder).problems == ()


def test_a_link_out_of_the_folder_is_refused(model_folder, tmp_path):
    secret = tmp_path / "secret.yaml"
    secret.write_text("id: secret\n")
    folder = model_folder()
    (folder / "model/agency/secret.yaml").symlink_to(secret)

    problem = _only_problem(folder)

    assert problem.startswith("model/agency/secret.yaml:1: Liên kết tượng trưng")
    assert str(secret) in problem


def test_a_folder_whose_name_begins_like_ours_is_outside(model_folder, tmp_path):
    folder = model_folder()
    beside = tmp_path / f"{folder.name}-2"
    beside.mkdir()
    (beside / "x.yaml").write_text("id: x\n")
    (folder / "model/agency/x.yaml").symlink_to(beside / "x.yaml")

    assert _only_problem(folder).startswith("model/agency/x.yaml:1: Liên kết")


def test_a_link_to_a_folder_is_refused_because_it_may_turn_in_circles(model_folder):
    folder = model_folder()
    (folder / "model/agency/vong").symlink_to(folder / "model")

    assert _only_problem(folder).startswith("model/agency/vong:1: Liên kết")


def test_a_province_file_outside_is_refused_too(model_folder, tmp_path):
    folder = model_folder()
    (folder / "province.yaml").rename(tmp_path / "province.yaml")
    (folder / "province.yaml").symlink_to(tmp_path / "province.yaml")

    assert _only_problem(folder).startswith("province.yaml:1: Liên kết")


def test_a_link_inside_the_folder_is_read(model_folder):
    folder = model_folder(
        text={"kho/so-y-te.yaml": "id: so-y-te\nname: Sở Y tế\nlevel: unit\ncode: H99.20\n"}
    )
    (folder / "model/agency/so-y-te.yaml").symlink_to(folder / "kho/so-y-te.yaml")

    assert load_model(folder).find(Agency, "so-y-te") is not None


def test_a_link_to_itself_is_refused(model_folder):
    folder = model_folder()
    (folder / "model/agency/vong.yaml").symlink_to("vong.yaml")

    assert _only_problem(folder).startswith("model/agency/vong.yaml:1: Liên kết")


def test_a_pipe_is_refused_instead_of_waited_for(model_folder):
    folder = model_folder()
    os.mkfifo(folder / "model/agency/ong.yaml")

    assert "không phải tệp thường" in _only_problem(folder)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_without_permission_is_named(model_folder):
    folder = model_folder()
    (folder / "model/agency/so-tu-phap.yaml").chmod(0)

    assert "Permission denied" in _only_problem(folder)
