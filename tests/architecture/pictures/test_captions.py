"""What is written under a picture that stands alone."""

from lgsp.architecture.pictures.captions import add_caption
from lgsp.architecture.pictures.interoperability import platform_pictures
from lgsp.architecture.pictures.scene import Scene
from tests.architecture.pictures.geometry import find_off_canvas, list_texts
from tests.architecture.pictures.names import HOSTILE


def test_title_code_and_notice_stand_under_the_picture(sound_model):
    (scene,) = platform_pictures(sound_model)

    captioned = add_caption(scene, notice="Tỉnh giả định.")

    last = list(list_texts(captioned))[-2:]
    assert [text.content for text in last] == [
        "Mô hình kết nối qua nền tảng LGSP (platform)",
        "Tỉnh giả định.",
    ]
    assert scene.height < last[0].y < last[1].y < captioned.height


def test_a_long_title_stays_on_the_canvas():
    captioned = add_caption(Scene("ma", HOSTILE, "Mô tả", 460, 10, ()))

    assert find_off_canvas(captioned) == []
