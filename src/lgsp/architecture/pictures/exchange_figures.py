"""Who does what and who exchanges what, counted: the figures of the models of interoperability (IV)."""

from collections import Counter

from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import (
    Direction,
    Flow,
    Information,
    Interaction,
    InteractionChannel,
    Secrecy,
)
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, Function
from lgsp.architecture.model.systems import System

from .counting import UNKNOWN, rank_agencies, tally
from .figures import Figures, Series


def count_supported(model: Model) -> Figures:
    """Count the functions each agency leads, those that a system supports and those that none does."""
    supported = {one for system in model.all(System) for one in system.functions}
    functions = [one for one in model.all(Function) if one.status is not Status.RETIRED]
    rows, of = rank_agencies(model, [(one.lead, one.id in supported) for one in functions])
    return tally(
        "function-support",
        "Chức năng, nghiệp vụ theo cơ quan chủ trì",
        rows=rows,
        series={True: "Có hệ thống hỗ trợ", False: "Chưa có hệ thống hỗ trợ"},
        of=of,
    )


def count_interactions(model: Model) -> Figures:
    """Count the business interactions of each direction, by how they happen today."""
    living = [one for one in model.all(Interaction) if one.status is not Status.RETIRED]
    channels = LABELS[InteractionChannel]
    return tally(
        "interaction-channels",
        "Liên thông nghiệp vụ theo chiều và hình thức",
        rows={one: LABELS[Direction][one] for one in Direction},
        series={**channels, "": UNKNOWN},
        of=[(one.direction, one.channel or "") for one in living],
    )


def count_secrecy(model: Model) -> Figures:
    """Count the objects of information of each group, by how they are protected."""
    held = [one for one in model.all(Information) if one.status is not Status.RETIRED]
    groups = Counter(one.category or "" for one in held)
    ranked = sorted(groups, key=lambda group: (not group, -groups[group], group))
    return tally(
        "information-secrecy",
        "Đối tượng thông tin theo nhóm và phân loại bảo vệ",
        rows={group: group or UNKNOWN for group in ranked},
        series={**LABELS[Secrecy], "": UNKNOWN},
        of=[(one.category or "", one.secrecy or "") for one in held],
    )


def sum_volumes(model: Model) -> Figures:
    """Sum how many exchanges a day are expected of what each agency gives."""
    volumes: Counter[str] = Counter()
    for flow in model.all(Flow):
        if flow.status is not Status.RETIRED:
            volumes[model.get(System, flow.provider).owner] += flow.daily_volume or 0
    ranked = sorted((one for one in volumes if volumes[one]), key=lambda one: (-volumes[one], one))
    return Figures(
        "exchange-volumes",
        "Số lượt trao đổi dự kiến mỗi ngày theo cơ quan cung cấp",
        "lượt/ngày",
        tuple(model.get(Agency, one).name for one in ranked),
        (Series("Lượt/ngày", tuple(volumes[one] for one in ranked)),),
    )
