"""Scenes drawn as PNG."""

import struct

from lgsp.architecture.pictures.matrix import matrix_pictures
from lgsp.architecture.pictures.png import to_png
from lgsp.architecture.pictures.scene import Box, Scene, Wording


def test_the_picture_has_so_many_pixels_to_the_point(sound_model):
    scene = matrix_pictures(sound_model)[0]

    width, height = struct.unpack(">II", to_png(scene, scale=2)[16:24])

    assert width == round(scene.width * 2)
    assert abs(height - scene.height * 2) <= 1


def test_equal_scenes_give_equal_bytes(sound_model):
    assert to_png(matrix_pictures(sound_model)[0]) == to_png(matrix_pictures(sound_model)[0])


def test_vietnamese_letters_are_drawn_and_not_left_out():
    def draw(words: str) -> bytes:
        box = Box(0, 0, 80, 20, "node", wordings=(Wording((words,), 9),))
        return to_png(Scene("code", "t", "a", 80, 20, (box,)))

    assert len({draw(words) for words in ("", "ữ", "ự", "ư", "u")}) == 5


def test_signs_of_markup_and_control_do_not_break_it():
    box = Box(0, 0, 80, 20, "node", wordings=(Wording(('<&">',), 9),))

    assert to_png(Scene("code", "\x01😀", "<a>", 80, 20, (box,))).startswith(b"\x89PNG")
