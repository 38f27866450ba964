"""Rules on the model of business interactions between agencies."""

from collections.abc import Iterator
from datetime import date

from lgsp.architecture.conformance.rules import Gate, Severity, outline, rule
from lgsp.architecture.conformance.verdicts import Judgement, broken, holds, not_applicable
from lgsp.architecture.model.exchanges import Direction, Flow, Interaction, InteractionChannel
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, AgencyLevel

from .filled import find_awaited, judge_awaited, judge_filled
from .periods import is_over

_OUTSIDE = (AgencyLevel.CENTRAL, AgencyLevel.UNIT)


@rule(
    code="BIZ201",
    title="Liên thông nghiệp vụ nêu hai vai trò, thông tin, khi nào phát sinh và căn cứ",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(outline("IV.2"),),
    needs=(
        "interaction.receivers",
        "interaction.sender_role",
        "interaction.receiver_role",
        "interaction.information",
        "interaction.trigger",
        "interaction.legal_basis",
    ),
    why="Thiếu những điều đó thì liên thông chỉ là một mũi tên: không biết ai gửi gì cho ai, vào lúc nào, vì sao được "
    "phép, nên không thiết kế được luồng dữ liệu.",
    example="""
        # model/interaction/xac-nhan-thue.yaml
        id: xac-nhan-thue
        name: Xác nhận nghĩa vụ thuế
        direction: horizontal
        sender: so-tai-chinh
        receivers: [van-phong]
        channel: paper
        plan: Làm điện tử từ năm 2027
        """,
    remedy="Ghi sender_role, receiver_role, information, trigger và legal_basis.",
)
def interaction_told(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every interaction that is not over and leaves the agency that begins it."""
    fields = ("receivers", "sender_role", "receiver_role", "information", "trigger", "legal_basis")
    for interaction in model.all(Interaction):
        within = set(interaction.receivers) == {interaction.sender}
        if is_over(interaction, on) or within:
            yield not_applicable(interaction)
        else:
            yield judge_filled(model, interaction, fields, on=on)


@rule(
    code="BIZ202",
    title="Mọi cơ quan trong phạm vi có mặt trong mô hình liên thông ngang hoặc dọc",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(outline("IV.2"),),
    needs=("interaction.direction", "interaction.sender", "interaction.receivers", "agency.level"),
    why="Cơ quan vắng mặt thì hoặc mô hình còn thiếu, hoặc cơ quan đó thật sự không gửi nhận gì với ai; cả hai "
    "đều phải được thấy trước khi ban hành.",
    example="""
        # model/agency/so-y-te.yaml
        id: so-y-te
        name: Sở Y tế
        level: department
        parent: van-phong
        code: H99.15
        """,
    remedy="Thêm tệp model/interaction/ cho việc gửi nhận của cơ quan, hoặc bổ sung cơ quan vào receivers.",
)
def every_agency_interacts(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every agency of the province that is not over; a unit is represented by the agency it belongs to."""
    present = {
        agency
        for interaction in model.all(Interaction)
        if interaction.direction is not Direction.EXTERNAL and not is_over(interaction, on)
        for agency in (interaction.sender, *interaction.receivers)
    }
    for agency in model.all(Agency):
        if is_over(agency, on) or agency.level in _OUTSIDE:
            yield not_applicable(agency)
        elif agency.id in present:
            yield holds(agency)
        else:
            message = f"“{agency.name}” chưa có mặt trong mô hình liên thông ngang hay dọc nào."
            yield broken(agency, model.place(agency), message)


@rule(
    code="BIZ203",
    title="Liên thông nghiệp vụ có luồng dữ liệu, hoặc làm trên giấy và có kế hoạch",
    severity=Severity.WARNING,
    gate=Gate.PUBLISH,
    basis=(outline("IV.2", "IV.4"),),
    needs=("interaction.channel", "interaction.flows", "interaction.plan"),
    why="Mục IV.4 dựng mô hình trao đổi dữ liệu từ mô hình liên thông ở IV.2. Liên thông không có luồng mà "
    "cũng không nói còn làm trên giấy đến bao giờ thì hai mục rời nhau.",
    example="""
        # model/interaction/xac-nhan-thue.yaml
        id: xac-nhan-thue
        name: Xác nhận nghĩa vụ thuế
        direction: horizontal
        sender: so-tai-chinh
        receivers: [van-phong]
        channel: paper
        """,
    remedy="Ghi mã luồng ở flows; nếu còn làm trên giấy, ghi channel: paper (hoặc mixed) và plan.",
)
def interaction_backed(model: Model, on: date) -> Iterator[Judgement]:
    """Judge every interaction that is not over."""
    for interaction in model.all(Interaction):
        living = [flow for flow in interaction.flows if not is_over(model.get(Flow, flow), on)]
        awaited = [
            one for field in ("channel", "flows", "plan") if (one := find_awaited(interaction, field, on))
        ]
        if is_over(interaction, on):
            yield not_applicable(interaction)
        elif living or _is_on_paper_with_a_plan(interaction):
            yield holds(interaction)
        elif awaited:
            yield judge_awaited(model, interaction, awaited)
        else:
            place = model.place(interaction, "flows" if interaction.flows else "channel")
            yield broken(interaction, place, _say_unbacked(interaction))


def _is_on_paper_with_a_plan(interaction: Interaction) -> bool:
    on_paper = interaction.channel in (InteractionChannel.PAPER, InteractionChannel.MIXED)
    return on_paper and (interaction.plan is not None or "plan" in interaction.not_applicable)


def _say_unbacked(interaction: Interaction) -> str:
    if interaction.flows:
        return f"Mọi luồng của liên thông “{interaction.name}” đã dừng."
    if interaction.channel in (InteractionChannel.PAPER, InteractionChannel.MIXED):
        return f"Liên thông “{interaction.name}” còn làm trên giấy mà chưa có kế hoạch chuyển sang điện tử."
    return f"Liên thông “{interaction.name}” chưa có luồng dữ liệu, cũng không ghi là còn làm trên giấy."
