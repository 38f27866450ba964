"""The appraisal report as a tree of blocks, for Word and PDF; it says the same whenever it is made of the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lgsp.architecture.documents import blocks
from lgsp.architecture.documents.exhibits.exhibit import Exhibit, WordsExhibit
from lgsp.architecture.documents.exhibits.scenes import show
from lgsp.architecture.documents.setting import arrange, join_landscapes, lay_out, number
from lgsp.architecture.documents.wording import on_day, tidy
from lgsp.architecture.frameworks.platforms import list_national_platforms

from . import tables
from .cases import CONCLUSION_NAMES, STAGE_NAMES
from .concluding import RULE, UNDECIDED
from .designs import FORMS
from .exceptions import JudgedException
from .options import exhibits as option_exhibits
from .options.telling import say_derived, say_qualities, say_shares, say_verdict
from .pictures import draw_after, draw_before
from .results import Appraisal

NAME = "bao-cao-tham-dinh"
_DIGEST_LENGTH = 16
_MOST_SENTENCES = 60
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True)
class _Section:
    key: str
    title: str
    exhibits: tuple[Exhibit, ...]


def compile_report(appraisal: Appraisal) -> blocks.Document:
    """Return the report of an appraisal."""
    sections = [one for one in _list_sections(appraisal) if one.exhibits]
    arranged = [(one, arrange(one.exhibits)) for one in sections]
    numbers = number(exhibit for _, exhibits in arranged for exhibit in exhibits)
    laid: list[blocks.Block] = []
    for place, (section, exhibits) in zip(_ROMAN, arranged, strict=False):
        laid.append(blocks.Heading(section.key, f"{place}. {section.title}", 1))
        laid += lay_out(exhibits, numbers)
    return blocks.Document(NAME, _make_front(appraisal), join_landscapes(laid), appraisal.on.isoformat())


def say_conclusion(appraisal: Appraisal) -> str:
    """Return the conclusion that follows by rule, in words."""
    kind = appraisal.proposed.kind
    return CONCLUSION_NAMES[kind] if kind else UNDECIDED


def _make_front(appraisal: Appraisal) -> blocks.Front:
    case, province = appraisal.case, appraisal.model.province
    notices = [one for one in (province.notice if province.invented else None, case.notice) if one]
    return blocks.Front(
        title="BÁO CÁO THẨM ĐỊNH\nSỰ PHÙ HỢP VỚI KIẾN TRÚC",
        subtitle=tidy(appraisal.project.name),
        issued_with=f"{STAGE_NAMES[case.stage]}; thẩm định lần {case.round}",
        draft="" if case.conclusion else "DỰ THẢO – CHƯA CÓ KẾT LUẬN CỦA NGƯỜI THẨM ĐỊNH",
        facts=(
            ("Hồ sơ", tidy(case.name)),
            ("Cơ quan thẩm định", tidy(case.appraiser)),
            ("Ngày thẩm định", on_day(appraisal.on)),
            ("Kết luận đề nghị theo quy tắc", say_conclusion(appraisal)),
            ("Mã tóm lược của mô hình đã duyệt", appraisal.model.digest[:_DIGEST_LENGTH]),
            ("Mã tóm lược của mô hình đã ghép thiết kế", appraisal.merged.digest[:_DIGEST_LENGTH]),
        ),
        notice=" ".join(tidy(one) for one in notices),
    )


def _list_sections(appraisal: Appraisal) -> Iterator[_Section]:
    yield _Section("appraised", "Nội dung được thẩm định", _tell_submission(appraisal))
    yield _Section("conclusion", "Kết luận và điều kiện", _tell_conclusion(appraisal))
    yield _Section("criteria", "Kết quả theo tiêu chí", _tell_criteria(appraisal))
    yield _Section("rules", "Phát hiện của quy tắc", _tell_findings(appraisal))
    yield _Section("changes", "Thay đổi đối với Kiến trúc", _tell_changes(appraisal))
    yield _Section("reuse", "Trùng lặp và dùng lại", _tell_duplicates(appraisal))
    yield _Section("options", "So sánh phương án", _tell_options(appraisal))
    yield _Section("preliminary", "So với thiết kế sơ bộ", _tell_departure(appraisal))
    yield _Section("permitted", "Ngoại lệ", _tell_exceptions(appraisal))
    yield _Section("open", "Câu hỏi còn mở", _tell_questions(appraisal))


def _tell_submission(appraisal: Appraisal) -> tuple[Exhibit, ...]:
    case, project = appraisal.case, appraisal.project
    owner = appraisal.merged.entities[project.owner].name
    said = [
        f"Dự án, nhiệm vụ: {tidy(project.name)} (mã {project.id}), cơ quan chủ trì: {tidy(owner)}, thực hiện từ "
        f"{on_day(project.starts_on)} đến {on_day(project.ends_on)}.",
        f"Thiết kế nộp thẩm định là {FORMS[appraisal.design.form]} “{appraisal.design.name}”, gồm "
        f"{len(appraisal.design.entities)} đối tượng. Thiết kế được ghép vào mô hình Kiến trúc đã duyệt và đối chiếu "
        f"theo trạng thái ngày đưa vào vận hành {on_day(case.go_live_on)}; thời hạn đã hẹn được tính đến ngày thẩm "
        f"định {on_day(appraisal.on)}.",
    ]
    if case.sent_back:
        said.append(f"Thẩm định lại sau khi hoàn thiện. Lý do trả lại lần trước: {tidy(case.sent_back)}")
    notes = [f"Trong tệp nộp có chỗ cần xem: {one}." for one in appraisal.design.notes]
    return (
        _say("submission", said, notes),
        tables.list_documents(appraisal),
        tables.list_entities(appraisal),
    )


def _tell_conclusion(appraisal: Appraisal) -> tuple[Exhibit, ...]:
    proposed, person = appraisal.proposed, appraisal.case.conclusion
    told: list[Exhibit] = []
    if person is not None:
        same = "trùng với" if person.result is proposed.kind else "khác với"
        said = (
            f"{person.concluded_by} kết luận ngày {on_day(person.concluded_on)}: {CONCLUSION_NAMES[person.result]}. "
            f"Kết luận này {same} kết luận đề nghị theo quy tắc."
        )
        reasons = [said, *([f"Lý do: {tidy(person.reason)}"] if person.reason else [])]
        lead = ["Điều kiện kèm theo:"] if person.conditions else []
        told.append(_say("person", [*reasons, *lead], [tidy(one) for one in person.conditions]))
    told.append(
        _say(
            "proposed",
            [f"Kết luận đề nghị theo quy tắc: {say_conclusion(appraisal)}. Vì:"],
            list(proposed.reasons),
        )
    )
    if proposed.conditions:
        told.append(_say("conditions", ["Điều kiện đề nghị theo quy tắc:"], list(proposed.conditions)))
    told.append(_say("rule", [RULE]))
    return (*told, tables.count_results(appraisal))


def _tell_criteria(appraisal: Appraisal) -> tuple[Exhibit, ...]:
    said = (
        "Tiêu chí mà quy tắc quyết định được thì do quy tắc quyết định trên mô hình đã ghép thiết kế; phần còn lại do "
        "người đánh giá trả lời, chưa có trả lời thì kết quả là “Chưa đủ cơ sở đánh giá”."
    )
    return (_say("criteria-words", [said]), tables.list_results(appraisal))


def _tell_findings(appraisal: Appraisal) -> tuple[Exhibit, ...]:
    own = sum(one.is_own for one in appraisal.findings)
    said = [
        f"So với Kiến trúc khi chưa có thiết kế, thiết kế {_say_count('gây thêm', own)} và "
        f"{_say_count('làm hết', len(appraisal.mended))}. Trên các đối tượng của thiết kế có "
        f"{len(appraisal.findings) - own} phát hiện từ trước; {appraisal.old_elsewhere} phát hiện từ trước ở nơi khác "
        "không thuộc hồ sơ này."
    ]
    mended = [f"Không còn: {one.code}, {one.message}" for one in appraisal.mended]
    return (_say("findings-words", said, mended), tables.list_findings(appraisal))


def _say_count(verb: str, count: int) -> str:
    return f"{verb} {count} phát hiện" if count else f"không {verb} phát hiện nào"


def _tell_changes(appraisal: Appraisal) -> tuple[Exhibit, ...]:
    sentences = list(appraisal.sentences[:_MOST_SENTENCES])
    more = len(appraisal.sentences) - len(sentences)
    if more > 0:
        sentences.append(f"và {more} thay đổi khác (xem tệp JSON).")
    lead = "Thiết kế thay đổi Kiến trúc như sau:" if sentences else "Thiết kế không thay đổi Kiến trúc."
    before = show(draw_before(appraisal), "Trước khi có thiết kế, các hệ thống liên quan trao đổi như {ref}.")
    after = show(draw_after(appraisal), "Sau khi có thiết kế, các hệ thống liên quan trao đổi như {ref}.")
    times = [when for when, figures in (("trước khi", before), ("sau khi", after)) if not figures]
    told = f"{' và '.join(times)} có thiết kế, các hệ thống liên quan không trao đổi gì."
    silent = [told[0].upper() + told[1:]] if times else []
    words = (_say("pictures-words", silent),) if silent else ()
    return (_say("changes-words", [lead], sentences), *words, *before, *after)


def _tell_duplicates(appraisal: Appraisal) -> tuple[Exhibit, ...]:
    if appraisal.duplicates:
        return (tables.list_duplicates(appraisal),)
    count = len(list_national_platforms())
    none = (
        f"Đã tìm trong {count} nền tảng dùng chung quốc gia, dịch vụ dùng chung và các thành phần của tỉnh: "
    )
    return (_say("reuse-words", [none + "không thấy đối tượng nào của thiết kế trùng hoặc dùng lại."]),)


def _tell_options(appraisal: Appraisal) -> tuple[Exhibit, ...]:
    comparison = appraisal.comparison
    if comparison is None:
        return ()
    option = comparison.best.option
    ground = (
        f"Các phương án được so sánh trên cùng phạm vi, từ ngày {on_day(option.starts_on)}, trong "
        f"{option.horizon_years} năm, tỷ lệ chiết khấu {tidy(option.discount_rate)} %/năm. Hệ số của một năm làm tròn "
        "bốn chữ số, giá trị hiện tại làm tròn đến đồng; chưa có phương pháp do Nhà nước ban hành nên cách tính này là "
        "của phần mềm."
    )
    verdict = _say("options-verdict", [ground], say_verdict(comparison, language="vi"))
    beside = [*say_shares(comparison), *say_derived(comparison), *say_qualities(comparison)]
    more = (_say("options-beside", ["Cách tính các số liệu suy ra:"], beside),) if beside else ()
    return (
        verdict,
        option_exhibits.list_totals(comparison),
        *more,
        *option_exhibits.show_figures(comparison),
        option_exhibits.list_costs(comparison),
    )


def _tell_departure(appraisal: Appraisal) -> tuple[Exhibit, ...]:
    if appraisal.departure is None:
        return ()
    if not appraisal.departure.differences:
        return (_say("no-departures", ["Thiết kế thi công không khác thiết kế sơ bộ đã thẩm định."]),)
    idle = [
        f"Giải trình cho “{one.difference}” không ứng với khác biệt nào." for one in appraisal.departure.idle
    ]
    words = [_say("idle-explanations", idle)] if idle else []
    return (*words, tables.list_departures(appraisal))


def _tell_exceptions(appraisal: Appraisal) -> tuple[Exhibit, ...]:
    if not appraisal.exceptions:
        return ()
    lead = (
        "Ngoại lệ không làm thay đổi kết quả của tiêu chí; chỉ tính khi có văn bản cho phép và còn thời hạn."
    )
    told = [_say(f"exception-{at}", *_tell_exception(one)) for at, one in enumerate(appraisal.exceptions, 1)]
    return (_say("exceptions-words", [lead]), *told)


def _tell_exception(one: JudgedException) -> tuple[list[str], list[str]]:
    said = one.exception
    state = f"Ngoại lệ này không tính: {one.flaw}." if one.flaw else "Ngoại lệ này được tính."
    subjects = f" (ở: {', '.join(said.subjects)})" if said.subjects else ""
    return [f"Yêu cầu chưa đáp ứng: {said.requirement}{subjects}. {state}"], [
        f"Nguyên nhân: {tidy(said.cause)}",
        f"Phương án thay thế đã xem xét: {tidy(said.alternatives)}",
        f"Ảnh hưởng: {tidy(said.impact)}",
        f"Biện pháp kiểm soát: {tidy(said.controls)}",
        f"Cơ quan chịu trách nhiệm: {said.owner}; thời hạn khắc phục: {on_day(said.deadline)}",
        f"Văn bản cho phép: {tidy(said.document)}",
    ]


def _tell_questions(appraisal: Appraisal) -> tuple[Exhibit, ...]:
    if not appraisal.questions:
        return (_say("no-questions", ["Không còn câu hỏi nào chưa trả lời."]),)
    return (tables.list_questions(appraisal),)


def _say(code: str, paragraphs: Sequence[str], items: Sequence[str] = ()) -> WordsExhibit:
    return WordsExhibit(
        code,
        tuple((blocks.Run(one),) for one in paragraphs),
        tuple((blocks.Run(one),) for one in items),
    )
