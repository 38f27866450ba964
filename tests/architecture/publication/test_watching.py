"""Which files of a model folder have changed."""

import os

from lgsp.architecture.publication.watching import list_changed, take_stock


def test_a_file_that_is_written_comes_or_goes_is_told(model_folder):
    folder = model_folder(prose={"V.2": "Một.", "V.3": "Hai."})
    before = take_stock(folder)

    (folder / "prose" / "V.2.md").write_text("Một, hai.")
    (folder / "prose" / "V.3.md").unlink()
    (folder / "model" / "flow" / "moi.yaml").write_text("id: moi\n")

    changed = [path.relative_to(folder).as_posix() for path in list_changed(before, take_stock(folder))]
    assert changed == ["model/flow/moi.yaml", "prose/V.2.md", "prose/V.3.md"]


def test_a_change_of_the_same_length_is_told_by_its_time(model_folder):
    folder = model_folder()
    path = folder / "province.yaml"
    before = take_stock(folder)

    os.utime(path, ns=(1, 1))

    assert list_changed(before, take_stock(folder)) == (path,)


def test_other_files_are_nobodys_business(model_folder):
    folder = model_folder()
    before = take_stock(folder)

    (folder / "ghi-chu.txt").write_text("của tôi")
    (folder / "model" / "flow" / "a.yaml~").write_text("sao lưu")

    assert list_changed(before, take_stock(folder)) == ()
