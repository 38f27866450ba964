"""
How a declared flow passes through the platform, step by step: one list for the picture and for the words beside it.

Between the province and a central body the national intermediary that the flow names stands in between (NDXP, NDOP or
the document axis), unless it is itself the one that provides or uses.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lgsp.architecture.frameworks.intermediaries import Intermediary, list_intermediaries
from lgsp.architecture.frameworks.platforms import find_national_platform
from lgsp.architecture.model.exchanges import Contract, Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import Service, System

PLATFORM_NAME = "Nền tảng LGSP của tỉnh"


class Act(StrEnum):
    """What happens in a step."""

    ASK_TOKEN = "ask-token"
    GIVE_TOKEN = "give-token"
    CALL = "call"
    CHECK = "check"
    RECORD_REQUEST = "record-request"
    FORWARD = "forward"
    PASS_ON = "pass-on"
    ANSWER = "answer"
    PASS_BACK = "pass-back"
    RECORD_ANSWER = "record-answer"
    DELIVER = "deliver"


ANSWERS = frozenset({Act.GIVE_TOKEN, Act.ANSWER, Act.PASS_BACK, Act.DELIVER})


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part: its name, whose it is, and the system it stands for; the platform stands for none."""

    name: str
    owner: str = ""
    system: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A message from one party to another, by their places, or an act of one party alone."""

    act: Act
    start: int
    end: int
    says: str

    @property
    def is_answer(self) -> bool:
        """Say whether it runs back to who asked."""
        return self.act in ANSWERS


@dataclass(frozen=True, slots=True)
class Course:
    """The course of a flow: who takes part, from who uses to who provides, and what happens in order."""

    flow: Flow
    parties: tuple[Party, ...]
    steps: tuple[Step, ...]


def follow_flow(model: Model, flow: Flow) -> Course:
    """
    Return the course of a flow that passes through a service of the platform.

    :raises EntityUnknown: if the flow passes through none
    """
    service = model.get(Service, flow.via or "")
    between = _find_intermediary(model, flow)
    consumer, provider = (_take_part(model, end) for end in (flow.consumer, flow.provider))
    middle = (Party(between.name, "Hệ thống trung gian của trung ương"),) if between else ()
    parties = (consumer, Party(PLATFORM_NAME), *middle, provider)
    return Course(flow, parties, tuple(_list_steps(service, say_content(flow, model), last=len(parties) - 1)))


def say_content(flow: Flow, model: Model) -> str:
    """Return what the flow carries: the fields of its contract that it uses, else what it is said to carry."""
    contract = model.find(Contract, flow.contract) if flow.contract else None
    fields = contract.fields if contract else ()
    used = [field for field in fields if field.name in flow.attributes] or fields
    return ", ".join([field.label for field in used] or list(flow.information)) or "dữ liệu theo dịch vụ"


def _take_part(model: Model, system_id: str) -> Party:
    system = model.get(System, system_id)
    return Party(system.name, model.get(Agency, system.owner).name, system.id)


def _find_intermediary(model: Model, flow: Flow) -> Intermediary | None:
    """Return the national intermediary the flow runs through, if it is not one of its ends."""
    channel = flow.channel.value if flow.channel else ""
    found = next((one for one in list_intermediaries(date.max) if one.channel == channel), None)
    ends = (model.get(System, end).national_platform or "" for end in (flow.provider, flow.consumer))
    codes = {platform.code for end in ends if (platform := find_national_platform(end))}
    return found if found and found.platform not in codes else None


def _list_steps(service: Service, content: str, *, last: int) -> Iterator[Step]:
    yield Step(Act.ASK_TOKEN, 0, 1, "Xin thẻ truy cập bằng thông tin được cấp")
    yield Step(Act.GIVE_TOKEN, 1, 0, "Thẻ truy cập")
    yield Step(Act.CALL, 0, 1, f"Gọi dịch vụ “{service.name}” (mã {service.code})")
    yield Step(Act.CHECK, 1, 1, "Đối chiếu thỏa thuận khai thác; không có thì từ chối và ghi lại")
    yield Step(Act.RECORD_REQUEST, 1, 1, "Ghi bằng chứng về yêu cầu, không lưu nội dung")
    yield Step(Act.FORWARD, 1, 2, "Chuyển yêu cầu")
    for place in range(2, last):
        yield Step(Act.PASS_ON, place, place + 1, "Chuyển tiếp yêu cầu")
    yield Step(Act.ANSWER, last, last - 1, f"Dữ liệu: {content}")
    for place in range(last - 1, 1, -1):
        yield Step(Act.PASS_BACK, place, place - 1, "Chuyển trả câu trả lời")
    yield Step(Act.RECORD_ANSWER, 1, 1, "Ghi bằng chứng về câu trả lời")
    yield Step(Act.DELIVER, 1, 0, "Câu trả lời kèm biên nhận kiểm chứng được")
