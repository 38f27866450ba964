"""Declared flows followed step by step through the platform: a picture, and the steps in words (V.6)."""

from collections.abc import Callable, Iterator, Sequence

from lgsp.architecture.documents.blocks import Run, Runs
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import from_to, tidy
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Contract, Flow, Interaction
from lgsp.architecture.model.organisation import Agency, AgencyLevel
from lgsp.architecture.model.systems import Service, System
from lgsp.architecture.pictures.platform import is_central
from lgsp.architecture.pictures.sequence import sequence_picture
from lgsp.architecture.pictures.steps import Act, Course, follow_flow, say_content
from lgsp.kernel.identifiers import SubsystemId

from .exhibit import Exhibit, FigureExhibit, PartExhibit, StepsExhibit

_MEMBER_CLASS = "GOV"
_SOURCE = "một luồng trong model/flow/ đi qua dịch vụ LGSP, hai hệ thống đầu cuối có mã trên LGSP"
_TITLES: dict[Act, str] = {
    Act.ASK_TOKEN: "Xin thẻ truy cập",
    Act.GIVE_TOKEN: "Cấp thẻ",
    Act.CALL: "Gửi yêu cầu",
    Act.CHECK: "Kiểm tra quyền",
    Act.RECORD_REQUEST: "Ghi nhận yêu cầu",
    Act.FORWARD: "Chuyển yêu cầu",
    Act.PASS_ON: "Chuyển tiếp",
    Act.ANSWER: "Trả lời",
    Act.PASS_BACK: "Chuyển trả",
    Act.RECORD_ANSWER: "Ghi nhận câu trả lời",
    Act.DELIVER: "Giao kết quả",
}
Choice = Callable[[Flow, Edition], bool]


def illustrate(edition: Edition) -> Sequence[Exhibit]:
    """Follow the busiest flow of each sort: in the province, for communes, with the centre, of a shared service."""
    chosen = list(_choose(edition))
    if not chosen:
        return (StepsExhibit("illustration", "", (), _SOURCE),)
    return tuple(
        _illustrate(title, flow, edition, number=number) for number, (title, flow) in enumerate(chosen, 1)
    )


def _choose(edition: Edition) -> Iterator[tuple[str, Flow]]:
    """Yield the busiest flow of each sort that the model has, no flow twice."""
    able = [flow for flow in edition.model.all(Flow) if _can_follow(flow, edition)]
    told: set[str] = set()
    for title, fits in _SORTS:
        found = [flow for flow in able if flow.id not in told and fits(flow, edition)]
        if found:
            busiest = max(found, key=lambda flow: (flow.daily_volume or 0, flow.id))
            told.add(busiest.id)
            yield title, busiest


def _can_follow(flow: Flow, edition: Edition) -> bool:
    """Say whether the flow is in use and runs through the platform between systems that stand on it."""
    if not flow.via or flow.status is not Status.IN_USE or not flow.is_alive(edition.on):
        return False
    return all(edition.model.get(System, end).subsystem for end in (flow.consumer, flow.provider))


def _is_inside(flow: Flow, edition: Edition) -> bool:
    return not _is_crossing(flow, edition) and not _is_shared(flow, edition)


def _is_crossing(flow: Flow, edition: Edition) -> bool:
    ends = (edition.model.get(System, end) for end in (flow.consumer, flow.provider))
    return any(is_central(end, edition.model) for end in ends)


def _serves_communes(flow: Flow, edition: Edition) -> bool:
    return _is_inside(flow, edition) and _find_commune_interaction(flow, edition) is not None


def _is_shared(flow: Flow, edition: Edition) -> bool:
    return edition.model.get(Service, flow.via or "").shared_kind is not None


_SORTS: tuple[tuple[str, Choice], ...] = (
    ("Trao đổi giữa hai cơ quan trong tỉnh", _is_inside),
    ("Trao đổi phục vụ liên thông với cấp xã", _serves_communes),
    ("Trao đổi với hệ thống, nền tảng quốc gia", _is_crossing),
    ("Sử dụng dịch vụ dùng chung của nền tảng", _is_shared),
)


def _find_commune_interaction(flow: Flow, edition: Edition) -> Interaction | None:
    """Return the interaction with communes that the flow carries, if it carries one."""
    return next(
        (
            one
            for one in edition.model.all(Interaction)
            if flow.id in one.flows
            and any(
                edition.model.get(Agency, agency).level is AgencyLevel.COMMUNE
                for agency in (one.sender, *one.receivers)
            )
        ),
        None,
    )


def _illustrate(title: str, flow: Flow, edition: Edition, *, number: int) -> PartExhibit:
    course = follow_flow(edition.model, flow)
    picture = FigureExhibit(
        code=f"sequence-{number}",
        lead=f"{_introduce(flow, edition)} Trình tự trao đổi được thể hiện tại {{ref}}; từng bước như sau.",
        title=f"Trình tự trao đổi qua LGSP: {tidy(flow.name)}",
        scene=sequence_picture(edition.model, flow.id),
    )
    steps = StepsExhibit(
        code="illustration" if number == 1 else f"illustration-{number}",
        lead="",
        steps=tuple(_tell(course, edition)),
        source=_SOURCE,
    )
    return PartExhibit(f"illustrated-{number}", f"Minh họa {number}. {title}", (picture, steps))


def _introduce(flow: Flow, edition: Edition) -> str:
    said = f"Minh họa bằng một luồng trong mô hình: {tidy(flow.name)}. Mục đích: {_end(tidy(flow.purpose))}"
    interaction = _find_commune_interaction(flow, edition)
    if interaction is None:
        return said
    communes = sum(
        edition.model.get(Agency, agency).level is AgencyLevel.COMMUNE
        for agency in (interaction.sender, *interaction.receivers)
    )
    return f"{said} Luồng này hỗ trợ liên thông nghiệp vụ “{tidy(interaction.name)}” với {communes} cơ quan cấp xã."


def _end(sentence: str) -> str:
    return sentence if sentence.endswith(".") else f"{sentence}."


def _tell(course: Course, edition: Edition) -> Iterator[Runs]:
    """Yield each step of the course in words, in the order of the picture."""
    for step in course.steps:
        parties = course.parties[step.start].name, course.parties[step.end].name
        words = _say(step.act, parties, course, edition)
        yield Run(f"{_TITLES[step.act]}. ", bold=True), Run(words)


def _say(act: Act, parties: tuple[str, str], course: Course, edition: Edition) -> str:
    start, end = (tidy(name) for name in parties)
    flow = course.flow
    valid = from_to(flow.valid_from, flow.valid_to).lower()
    words = {
        Act.ASK_TOKEN: f"{start} ({tidy(course.parties[0].owner)}) dùng thông tin truy cập được cấp để xin thẻ.",
        Act.GIVE_TOKEN: "LGSP cấp thẻ truy cập có thời hạn ngắn.",
        Act.CALL: _say_call(flow, edition),
        Act.CHECK: f"LGSP đối chiếu thỏa thuận khai thác {flow.id} (hiệu lực: {valid}); không có thì từ chối và ghi "
        "lại.",
        Act.RECORD_REQUEST: "LGSP ghi bằng chứng về yêu cầu, không lưu nội dung, rồi mới chuyển yêu cầu.",
        Act.FORWARD: f"{start} chuyển yêu cầu tới {end}.",
        Act.PASS_ON: f"{start} chuyển tiếp yêu cầu tới {end}.",
        Act.ANSWER: f"{start} ({tidy(course.parties[-1].owner)}) trả về: {_say_answer(flow, edition)}.",
        Act.PASS_BACK: f"{start} chuyển câu trả lời về {end}.",
        Act.RECORD_ANSWER: "LGSP ghi bằng chứng về câu trả lời.",
        Act.DELIVER: f"LGSP gửi câu trả lời kèm biên nhận cho {end}; biên nhận cho phép kiểm chứng về sau mà không cần "
        "tin vào bên nào.",
    }
    return words[act]


def _say_call(flow: Flow, edition: Edition) -> str:
    service = edition.model.get(Service, flow.via or "")
    called = _address(flow.provider, edition).service(service.code)
    caller = _address(flow.consumer, edition)
    return f"Hệ thống gọi dịch vụ “{tidy(service.name)}” tại địa chỉ /r1/{called}, khai tên mình là {caller}."


def _address(system_id: str, edition: Edition) -> SubsystemId:
    province, system = edition.model.province, edition.model.get(System, system_id)
    code = edition.owner_of(system.id).code
    return SubsystemId(province.xroad_instance, _MEMBER_CLASS, code, system.subsystem or "")


def _say_answer(flow: Flow, edition: Edition) -> str:
    content = tidy(say_content(flow, edition.model))
    contract = edition.model.find(Contract, flow.contract) if flow.contract else None
    if contract and contract.fields:
        return f"{content} (theo {tidy(contract.name)}, phiên bản {tidy(contract.version)})"
    return content
