"""
Every picture by name: what it shows, and how it is drawn.

>>> [picture.name for picture in PICTURES][:3]
['overall', 'correspondence', 'functions']
"""

from collections.abc import Callable
from dataclasses import dataclass

from lgsp.architecture.model.components import Component
from lgsp.architecture.model.exchanges import Direction, Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import System

from . import aims, current_state, exchange_figures
from .charts import draw_bars
from .components import component_pictures, requirement_figures, requirement_pictures
from .correspondence import correspondence_pictures
from .errors import PictureNeedsSubject, PictureUnknown
from .figures import Figures
from .interoperability import (
    context_pictures,
    exchange_pictures,
    information_pictures,
    interaction_pictures,
    platform_pictures,
)
from .matrix import matrix_pictures
from .overall import overall_figure
from .platform import crossing_pictures, hub_pictures, service_pictures
from .responsibilities import responsibility_pictures, standard_pictures
from .roadmap import road_map, road_map_pictures
from .scene import Scene
from .sequence import sequence_picture
from .statistics import funding_bars, funding_lines, funding_treemap
from .treemap import draw_treemap
from .trees import (
    data_pictures,
    function_pictures,
    goal_pictures,
    master_pictures,
    shared_data_pictures,
)

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


def _bars(count: Callable[[Model], Figures]) -> Draw:
    return lambda model, _subject: (draw_bars(count(model)),)


def _interactions(direction: Direction) -> Draw:
    return lambda model, _subject: interaction_pictures(model, direction)


PICTURES = (
    Picture("overall", "Sơ đồ tổng thể", "Overall figure", _one(overall_figure)),
    Picture(
        "correspondence",
        "Đối chiếu với khung quốc gia",
        "Beside the national framework",
        _many(correspondence_pictures),
    ),
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
    Picture(
        "exchange-matrix", "Ma trận trao đổi giữa các cơ quan", "Exchange matrix", _many(matrix_pictures)
    ),
    Picture(
        "information-exchanges",
        "Trao đổi thông tin giữa các cơ quan",
        "Information between agencies",
        _many(information_pictures),
    ),
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
    Picture("services", "Dịch vụ trên LGSP theo loại", "Services by kind", _many(service_pictures)),
    Picture("hub", "Kết nối trong tỉnh theo cơ quan", "Agencies around the platform", _many(hub_pictures)),
    Picture("crossings", "Kết nối ngoài tỉnh", "The way to the centre", _many(crossing_pictures)),
    Picture(
        "component",
        "Trao đổi dữ liệu của một thành phần",
        "One component's exchanges",
        component_pictures,
        Component.title,
    ),
    Picture("requirements", "Yêu cầu được phân cấp", "Requirements nested", _many(requirement_pictures)),
    Picture("requirement-counts", "Số yêu cầu theo lớp", "Requirements by layer", _bars(requirement_figures)),
    Picture("standards", "Nơi áp dụng tiêu chuẩn", "Where standards apply", _many(standard_pictures)),
    Picture("road-map", "Lộ trình triển khai", "Road map", _one(road_map)),
    Picture("road-map-stages", "Lộ trình theo giai đoạn", "Road map by stage", _many(road_map_pictures)),
    Picture(
        "responsibilities", "Ma trận trách nhiệm (RACI)", "Responsibilities", _many(responsibility_pictures)
    ),
    Picture("systems", "Hệ thống thông tin theo loại", "Systems by kind", _bars(current_state.count_kinds)),
    Picture(
        "system-owners",
        "Hệ thống thông tin theo cơ quan",
        "Systems by agency",
        _bars(current_state.count_owners),
    ),
    Picture(
        "system-treatments",
        "Hệ thống theo phương án xử lý",
        "Systems by treatment",
        _bars(current_state.count_treatments),
    ),
    Picture(
        "system-lifecycles",
        "Hệ thống theo vòng đời",
        "Systems by life cycle",
        _bars(current_state.count_lifecycles),
    ),
    Picture(
        "system-acquisitions",
        "Hệ thống theo hình thức đầu tư",
        "Systems by form of acquisition",
        _bars(current_state.count_acquisitions),
    ),
    Picture(
        "security-levels",
        "Hệ thống theo cấp độ an toàn",
        "Systems by security level",
        _bars(current_state.count_levels),
    ),
    Picture(
        "security-dossiers",
        "Hồ sơ cấp độ theo cơ quan",
        "Security dossiers by agency",
        _bars(current_state.count_dossiers),
    ),
    Picture("hosting", "Hạ tầng đang đặt gì", "What runs on what", _bars(current_state.count_hosts)),
    Picture("databases", "Cơ sở dữ liệu theo phạm vi", "Databases by tier", _bars(current_state.count_tiers)),
    Picture(
        "database-leads",
        "Cơ sở dữ liệu theo cơ quan chủ trì",
        "Databases by agency",
        _bars(current_state.count_leads),
    ),
    Picture(
        "personal-data",
        "Cơ sở dữ liệu có dữ liệu cá nhân",
        "Databases with personal data",
        _bars(current_state.count_personal),
    ),
    Picture("channels", "Luồng theo cách kết nối", "Flows by channel", _bars(current_state.count_channels)),
    Picture(
        "exchange-volumes",
        "Lượt trao đổi theo cơ quan cung cấp",
        "Exchanges a day by providing agency",
        lambda model, _subject: (draw_treemap(exchange_figures.sum_volumes(model)),),
    ),
    Picture("survey", "Kết quả khảo sát", "Answers to the survey", _bars(current_state.count_answers)),
    Picture("goals", "Cây mục tiêu", "Goals and indicators", _many(goal_pictures)),
    Picture("indicators", "Chỉ tiêu", "Indicators", _bars(aims.compare_indicators)),
    Picture("principles", "Mức đáp ứng nguyên tắc", "Principles met", _bars(aims.share_principles)),
    Picture(
        "function-support",
        "Chức năng theo cơ quan và hệ thống hỗ trợ",
        "Functions by agency, with support",
        _bars(exchange_figures.count_supported),
    ),
    Picture(
        "interaction-channels",
        "Liên thông nghiệp vụ theo hình thức",
        "Business interactions by channel",
        _bars(exchange_figures.count_interactions),
    ),
    Picture(
        "information-secrecy",
        "Phân loại bảo vệ thông tin",
        "Information by protection",
        _bars(exchange_figures.count_secrecy),
    ),
    Picture("shared-data", "Bản đồ dữ liệu dùng chung", "Map of shared data", _many(shared_data_pictures)),
    Picture("master-data", "Dữ liệu chủ và nơi dùng", "Master data and where used", _many(master_pictures)),
    Picture("funding", "Kinh phí theo năm và nguồn", "Funding by year and source", _one(funding_bars)),
    Picture("funding-sums", "Kinh phí lũy kế", "Funding added up", _one(funding_lines)),
    Picture("funding-owners", "Kinh phí theo cơ quan chủ trì", "Funding by agency", _one(funding_treemap)),
)
