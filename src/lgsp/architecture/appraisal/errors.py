"""
Refusals of appraisal: what keeps a case from being read, or a design from being held against the model.

Those derived from `Problem` name one line of one file; the reader collects all of them before it answers.
"""

from collections.abc import Sequence

from lgsp.architecture.model.errors import Problem
from lgsp.architecture.model.phrases import Phrase
from lgsp.kernel.errors import Invalid, NotFound

_SHOWN = 20


def tell(problems: Sequence[Problem]) -> Phrase:
    """Return the problems in both languages, a line each, the first twenty of them."""
    rest = f"\n  … (+{len(problems) - _SHOWN})" if len(problems) > _SHOWN else ""
    vietnamese = "".join(f"\n  {one.vietnamese_sentence}" for one in problems[:_SHOWN])
    english = "".join(f"\n  {one.sentence}" for one in problems[:_SHOWN])
    return Phrase(vietnamese + rest, english + rest)


class CaseMissing(NotFound):
    """
    {folder} has no file case.yaml, so there is no case to appraise.

    Give the folder that holds case.yaml, as in `lgsp appraise examples/lam-giang/appraisals/cap-cuu --out DIR`.
    """

    code = "APPRAISAL-001"
    vietnamese = (
        "{folder} không có tệp case.yaml nên không có hồ sơ để thẩm định; hãy chỉ thư mục chứa tệp đó."
    )


class CaseBroken(Invalid):
    """
    The case {folder} has {count} problem(s):{listed.english}

    Correct the lines named, then appraise again.
    """

    code = "APPRAISAL-002"
    vietnamese = "Hồ sơ thẩm định {folder} có {count} lỗi, cần sửa rồi thẩm định lại:{listed.vietnamese}"


class DesignBroken(Invalid):
    """
    The design {name} has {count} problem(s), so it cannot be held against the approved model:{listed.english}

    Send it back to who made it, with these lines.
    """

    code = "APPRAISAL-003"
    vietnamese = (
        "Thiết kế {name} có {count} lỗi nên chưa đối chiếu được với Kiến trúc; trả lại đơn vị lập cùng các dòng "
        "này:{listed.vietnamese}"
    )


class DesignEmpty(Invalid):
    """
    The design {name} holds no entity, so there is nothing to appraise.

    Put its entities into model/<kind>/<id>.yaml of that folder, or name the workbook or ArchiMate file that has them.
    """

    code = "APPRAISAL-004"
    vietnamese = (
        "Thiết kế {name} không có đối tượng nào nên không có gì để thẩm định; đặt các đối tượng vào "
        "model/<loại>/<mã>.yaml của thư mục đó, hoặc nêu tên tệp Mẫu số 03, tệp ArchiMate chứa chúng."
    )


class ModelNotNamed(Invalid):
    """
    The case {folder} does not say which approved model it is held against.

    Write `model: <folder>` into case.yaml, or give --model.
    """

    code = "APPRAISAL-005"
    vietnamese = (
        "Hồ sơ {folder} chưa nêu mô hình kiến trúc đã duyệt để đối chiếu; ghi “model: <thư mục>” vào case.yaml, "
        "hoặc dùng --model."
    )


class PathRefused(Problem):
    """
    The field {field!r} names {path.english}, which {reason.english}.

    Name a file or folder inside the folder that holds the cases, relative to case.yaml.
    """

    code = "APPRAISAL-010"
    vietnamese = "Trường “{field}” nêu {path.vietnamese}, {reason.vietnamese}."
    remedy = "Nêu tệp hoặc thư mục nằm trong thư mục chứa các hồ sơ, viết tương đối so với case.yaml."


class FormUnknown(Problem):
    """
    The field {field!r} names {path.english}, which is no form a design is submitted in.

    Submit a folder of entity files, a workbook of Mẫu số 03 (.xlsx), or an ArchiMate file (.xml, .archimate).
    """

    code = "APPRAISAL-011"
    vietnamese = "Trường “{field}” nêu {path.vietnamese}, không thuộc dạng thiết kế nhận được."
    remedy = (
        "Nộp một thư mục tệp đối tượng, một tệp Mẫu số 03 (.xlsx), hoặc một tệp ArchiMate (.xml, .archimate)."
    )


class ProjectUnknown(Problem):
    """
    There is no project {id.english} in the approved model or in the design{suggestion.english}.

    Correct the id, or put model/project/<id>.yaml of the new project into the design.
    """

    code = "APPRAISAL-012"
    vietnamese = (
        "Không có dự án {id.vietnamese} trong mô hình đã duyệt hay trong thiết kế{suggestion.vietnamese}."
    )
    remedy = "Sửa lại mã, hoặc thêm model/project/<mã>.yaml của dự án mới vào thiết kế."


class CriterionNotAsked(Problem):
    """
    {code.english} is no criterion or rule asked at the stage {stage!r}{suggestion.english}.

    Use the codes in the table of results of the report; take out what belongs to another stage.
    """

    code = "APPRAISAL-013"
    vietnamese = (
        "{code.vietnamese} không phải tiêu chí hay quy tắc được xét ở bước “{stage}”{suggestion.vietnamese}."
    )
    remedy = "Dùng mã trong bảng kết quả của báo cáo; bỏ mã thuộc bước khác."


class SaidTwice(Problem):
    """
    {what.english} is written twice; the first is on line {first_line}.

    Keep one of the two.
    """

    code = "APPRAISAL-014"
    vietnamese = "{what.vietnamese} được ghi hai lần; lần đầu ở dòng {first_line}."
    remedy = "Giữ lại một trong hai."


class PreliminaryMissing(Problem):
    """
    A detailed design is held against the preliminary one, and this case does not name it.

    Write `preliminary: <folder or file>`, the design that was appraised before.
    """

    code = "APPRAISAL-015"
    vietnamese = (
        "Thiết kế thi công được so với thiết kế sơ bộ đã thẩm định, nhưng hồ sơ chưa nêu thiết kế sơ bộ."
    )
    remedy = "Ghi “preliminary: <thư mục hoặc tệp>” là thiết kế đã được thẩm định ở bước trước."


class IdOfAnother(Problem):
    """
    The id {id!r} is that of {other.english} in the approved model.

    Give the entity of the design another id; only an entity of the same kind and id is replaced.
    """

    code = "APPRAISAL-020"
    vietnamese = "Mã “{id}” trong mô hình đã duyệt là của {other.vietnamese}."
    remedy = "Đặt mã khác cho đối tượng của thiết kế; chỉ đối tượng cùng loại, cùng mã mới được thay."


class ProseNotDesign(Problem):
    """
    Prose of the architecture document is no part of a design.

    Take the file out; what the document says is changed by a proposal, after approval.
    """

    code = "APPRAISAL-021"
    vietnamese = "Lời văn của tài liệu Kiến trúc không phải là phần của thiết kế."
    remedy = "Bỏ tệp này; lời văn được sửa bằng đề xuất thay đổi mô hình, sau khi phê duyệt."
