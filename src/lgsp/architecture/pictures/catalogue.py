"""
Every picture by name: what it shows, and how it is drawn.

>>> [picture.name for picture in PICTURES][:3]
['overall', 'functions', 'interactions-horizontal']
"""

from collections.abc import Callable
from dataclasses import dataclass

from lgsp.architecture.model.exchanges import Direction, Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import System

from .errors import PictureNeedsSubject, PictureUnknown
from .interoperability import context_pictures, exchange_pictures, interaction_pictures, platform_pictures
from .matrix import exchange_matrix
from .overall import overall_figure
from .roadmap import road_map
from .scene import Scene
from .sequence import sequence_picture
from .statistics import (
    database_bars,
    funding_bars,
    funding_lines,
    funding_treemap,
    owner_bars,
    security_bars,
    system_bars,
)
from .trees import data_pictures, function_pictures

Draw = Callable[[Model, str], tuple[Scene, ...]]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be asked for; `of` is the Vietnamese title of the kind it is of one of."""

    name: str
    title: str
    title_en: str
    draw: Draw
    of: str = ""


def draw_picture(model: Model, name: str) -> tuple[Scene, ...]:
    """
    Draw the picture of that name; one of a single entity is named with its id, as in `context:mot-cua`.

    :raises PictureUnknown: if there is none
    :raises PictureNeedsSubject: if it is of one entity and none is named
    :raises EntityUnknown: if the model has no such entity
    """
    code, _, subject = name.partition(":")
    picture = next((one for one in PICTURES if one.name == code), None)
    if picture is None:
        raise PictureUnknown(name=code, known=", ".join(one.name for one in PICTURES))
    if picture.of and not subject:
        raise PictureNeedsSubject(name=code, kind=picture.of.lower())
    return picture.draw(model, subject)


def _one(draw: Callable[[Model], Scene]) -> Draw:
    return lambda model, _subject: (draw(model),)


def _many(draw: Callable[[Model], tuple[Scene, ...]]) -> Draw:
    return lambda model, _subject: draw(model)


def _interactions(direction: Direction) -> Draw:
    return lambda model, _subject: interaction_pictures(model, direction)


PICTURES = (
    Picture("overall", "Sơ đồ tổng thể", "Overall figure", _one(overall_figure)),
    Picture("functions", "Chức năng theo cơ quan", "Functions by agency", _many(function_pictures)),
    Picture(
        "interactions-horizontal",
        "Liên thông nghiệp vụ theo chiều ngang",
        "Business interactions between equals",
        _interactions(Direction.HORIZONTAL),
    ),
    Picture(
        "interactions-vertical",
        "Liên thông nghiệp vụ theo chiều dọc",
        "Business interactions between levels",
        _interactions(Direction.VERTICAL),
    ),
    Picture(
        "interactions-external",
        "Liên thông nghiệp vụ với bên ngoài tỉnh",
        "Business interactions with the outside",
        _interactions(Direction.EXTERNAL),
    ),
    Picture("data-map", "Bản đồ dữ liệu", "Data map", _many(data_pictures)),
    Picture("exchange-matrix", "Ma trận trao đổi giữa các cơ quan", "Exchange matrix", _one(exchange_matrix)),
    Picture("exchanges", "Trao đổi giữa các hệ thống", "Exchanges between systems", _many(exchange_pictures)),
    Picture(
        "platform", "Kết nối qua nền tảng LGSP", "The platform, inside and outside", _many(platform_pictures)
    ),
    Picture(
        "context", "Các kết nối của một hệ thống", "One system's connections", context_pictures, System.title
    ),
    Picture(
        "sequence",
        "Trình tự của một luồng trên nền tảng",
        "One flow on the platform",
        lambda model, flow: (sequence_picture(model, flow),),
        Flow.title,
    ),
    Picture("road-map", "Lộ trình triển khai", "Road map", _one(road_map)),
    Picture("systems", "Hệ thống thông tin theo loại", "Systems by kind", _one(system_bars)),
    Picture("system-owners", "Hệ thống thông tin theo cơ quan", "Systems by agency", _one(owner_bars)),
    Picture(
        "security-levels", "Hệ thống theo cấp độ an toàn", "Systems by security level", _one(security_bars)
    ),
    Picture("databases", "Cơ sở dữ liệu theo phạm vi", "Databases by tier", _one(database_bars)),
    Picture("funding", "Kinh phí theo năm và nguồn", "Funding by year and source", _one(funding_bars)),
    Picture("funding-sums", "Kinh phí lũy kế", "Funding added up", _one(funding_lines)),
    Picture("funding-owners", "Kinh phí theo cơ quan chủ trì", "Funding by agency", _one(funding_treemap)),
)
