"""The rule on exchanges with central bodies: they pass through an intermediary that the law names."""

from collections.abc import Iterator, Mapping
from datetime import date

from lgsp.architecture.conformance.rules import Basis, Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, cannot_tell, holds, not_applicable
from lgsp.architecture.frameworks.intermediaries import list_intermediaries
from lgsp.architecture.frameworks.platforms import find_national_platform
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.systems import System

from .filled import find_awaited, judge_awaited
from .periods import is_over
from .threads import external_ids


@rule(
    code="FLW404",
    title="Trao đổi với trung ương đi qua hệ thống trung gian mà pháp luật quy định",
    severity=Severity.ERROR,
    gate=Gate.PUBLISH,
    basis=(
        outline("IV.4", "V.2"),
        Basis("Nghị định 194/2025/NĐ-CP, Điều 20 (các hệ thống trung gian)", "secondary"),
        Basis("Nghị định 278/2025/NĐ-CP (kết nối bắt buộc qua NDOP)", "secondary"),
        Basis("Quyết định 28/2018/QĐ-TTg (Trục liên thông văn bản quốc gia)", "unverified"),
    ),
    needs=("flow.channel", "system.owner", "system.national_platform", "agency.level"),
    why="Kết nối với bộ, ngành được giám sát và truy vết ở hệ thống trung gian quốc gia (NDXP, NDOP, với văn "
    "bản là Trục liên thông). Nối riêng từng bộ thì vừa trái quy định vừa phải làm lại khi bộ đổi hệ thống.",
    example="""
        # model/agency/bo-xay-dung.yaml
        id: bo-xay-dung
        name: Bộ Xây dựng
        level: central
        code: G17
        # model/system/cap-phep-quoc-gia.yaml
        id: cap-phep-quoc-gia
        name: Hệ thống cấp phép xây dựng quốc gia
        owner: bo-xay-dung
        # model/flow/mot-cua-cap-phep.yaml
        id: mot-cua-cap-phep
        name: Một cửa tra cứu giấy phép xây dựng
        provider: cap-phep-quoc-gia
        consumer: mot-cua
        channel: dedicated
        purpose: Kiểm tra giấy phép trong hồ sơ
        """,
    remedy="Chuyển kết nối sang NDXP hoặc NDOP rồi ghi channel: ndxp hay ndop.",
)
def crossed_by_an_intermediary(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every flow that is not over and has one end in the province and one outside."""
    external = external_ids(model)
    platforms = model.derive(_list_platforms)
    named = list_intermediaries(on)
    channels, bridges = {one.channel for one in named}, {one.platform for one in named}
    for flow in model.all(Flow):
        outside = [system for system in (flow.provider, flow.consumer) if system in external]
        if is_over(flow, on) or len(outside) != 1:
            yield not_applicable(flow)
        elif platforms.get(outside[0]) in bridges or flow.channel in channels:
            yield holds(flow)
        elif flow.channel is None:
            yield _judge_unsaid(model, flow, outside[0], on)
        else:
            allowed = ", ".join(channel.upper() for channel in sorted(channels))
            other = model.get(System, outside[0]).name
            message = (
                f"Luồng “{flow.name}” nối với “{other}” qua {flow.channel.upper()}, không qua {allowed}."
            )
            yield broken(flow, model.place(flow, "channel"), message)


def _judge_unsaid(model: Model, flow: Flow, outside: str, on: date) -> Judgement:
    awaited = find_awaited(flow, "channel", on)
    if awaited:
        return judge_awaited(model, flow, [awaited])
    other = model.get(System, outside).name
    message = (
        f"Luồng “{flow.name}” với “{other}” chưa ghi kênh kết nối (channel), nên không rõ "
        f"qua hệ thống trung gian nào."
    )
    return cannot_tell(flow, model.place(flow), message)


def _list_platforms(model: Model) -> Mapping[str, str]:
    """Return the code of the national platform that each system is, by the system's id."""
    found = {
        system.id: find_national_platform(system.national_platform)
        for system in model.all(System)
        if system.national_platform
    }
    return {id_: platform.code for id_, platform in found.items() if platform}
