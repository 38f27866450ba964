"""Grids of short marks."""

from lgsp.architecture.pictures.grids import Grid, GridRow, draw_grid, letter_marks
from tests.architecture.pictures.geometry import find_faults, list_boxes, said
from tests.architecture.pictures.names import HOSTILE, LONG


def grid(rows, columns, cells):
    return Grid(
        code="luoi",
        title="Lưới",
        corner="Hàng; cột",
        rows=tuple(GridRow(key, name, group) for key, name, group in rows),
        columns=tuple(GridRow(key, name) for key, name in columns),
        cells=cells,
        marks=letter_marks({"R": "Thực hiện", "A": "Chịu trách nhiệm"}),
        nothing="Chưa có gì.",
    )


def test_a_mark_stands_where_its_row_and_its_column_meet():
    (scene,) = draw_grid(grid([("a", "A", ""), ("b", "B", "")], [("x", "X"), ("y", "Y")], {("b", "y"): "R"}))

    marked = [box for box in list_boxes(scene, "cell") if box.wordings]
    heads = dict(zip(said(scene, "head"), list_boxes(scene, "head"), strict=True))
    assert [box.wordings[0].lines for box in marked] == [("R",)]
    assert (marked[0].x, marked[0].y) == (heads["Y"].x, heads["B"].y)
    assert "B – Y: R" in scene.alt


def test_rows_of_a_group_stand_under_its_name():
    rows = [("a", "A", "Một"), ("b", "B", "Một"), ("c", "C", "Hai")]
    (scene,) = draw_grid(grid(rows, [("x", "X")], {(key, "x"): "A" for key, _, _ in rows}))

    assert said(scene, "stage") == ["Một", "Hai"]


def test_a_grid_too_large_is_cut_and_loses_no_mark():
    rows = [
        (f"r{place}", f"{LONG} {place}" if place else HOSTILE, f"Nhóm {place // 9}") for place in range(50)
    ]
    columns = [(f"c{place}", f"Cơ quan thứ {place} của tỉnh") for place in range(40)]
    cells = {(row[0], column[0]): "R" for row in rows for column in columns}

    scenes = draw_grid(grid(rows, columns, cells))

    assert [fault for scene in scenes for fault in find_faults(scene)] == []
    assert sum(bool(box.wordings) for scene in scenes for box in list_boxes(scene, "cell")) == len(cells)
    assert scenes[0].title == f"Lưới (phần 1/{len(scenes)})"


def test_an_empty_grid_says_so():
    (scene,) = draw_grid(grid([("a", "A", "")], [("x", "X")], {}))

    assert said(scene, "remark") == ["Chưa có gì."]
