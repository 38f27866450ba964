"""How the target is reached and kept: stages, people, exceptions, and what is replaced meanwhile (VIII)."""

from lgsp.architecture.documents.blocks import Align, Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.wording import NOTHING, from_to, itemise, on_day, tidy
from lgsp.architecture.model.governance import Waiver
from lgsp.architecture.model.objects import ArchitectureObject, Treatment
from lgsp.architecture.model.organisation import Agency, Holder, Role
from lgsp.architecture.model.planning import Goal, Project, Stage
from lgsp.architecture.queries import objects

from .exhibit import NUMBER, TableExhibit, number_rows
from .forms import OBJECTS, head, in_words, name_object, order_codes
from .gaps import name_gaps_of

_LEAVING = (Treatment.MERGE, Treatment.REPLACE)


def list_stages(edition: Edition) -> TableExhibit:
    """Return the stages of the road map with what each is to reach (VIII.2)."""
    stages = sorted(edition.model.all(Stage), key=lambda one: (one.starts_on, one.id))
    return TableExhibit(
        code="stages",
        lead="Các giai đoạn, trọng tâm và mục tiêu của từng giai đoạn được nêu tại {ref}.",
        title="Các giai đoạn của lộ trình",
        columns=(
            Column("Giai đoạn", 13, Align.CENTRE, "name"),
            Column("Thời gian", 22, Align.CENTRE),
            Column("Trọng tâm", 33, field="description"),
            Column("Mục tiêu của giai đoạn", 32),
        ),
        rows=tuple(
            Row(
                (
                    tidy(one.name),
                    from_to(one.starts_on, one.ends_on),
                    tidy(one.description),
                    itemise([edition.name(Goal, goal) for goal in one.goals]),
                ),
                subject=one.id,
            )
            for one in stages
        ),
        source="model/stage/",
    )


def list_waivers(edition: Edition) -> TableExhibit:
    """Return the exceptions in force: what need not be met, why, by which document and until when (VIII.3)."""
    return TableExhibit(
        code="waivers",
        lead="Các ngoại lệ đã được cho phép bằng văn bản, có thời hạn, được nêu tại {ref}; hết hạn thì yêu "
        "cầu áp dụng trở lại.",
        title="Ngoại lệ được cho phép",
        columns=(
            NUMBER,
            Column("Yêu cầu không phải đáp ứng", 24),
            Column("Đối tượng", 22),
            Column("Lý do", 25, field="reason"),
            Column("Văn bản cho phép", 13, field="document"),
            Column("Hết hiệu lực sau ngày", 11, Align.CENTRE),
        ),
        rows=number_rows(
            Row(
                (
                    f"{tidy(one.name)} ({tidy(one.rule)})",
                    itemise([tidy(edition.model.entities[subject].name) for subject in one.subjects]),
                    tidy(one.reason),
                    tidy(one.document),
                    on_day(one.valid_to),
                ),
                subject=one.id,
            )
            for one in edition.model.all(Waiver)
        ),
        source="model/waiver/",
        optional=True,
    )


def list_roles(edition: Edition) -> TableExhibit:
    """Return the roles of the architecture, who holds each today and what goes with it (VIII.5)."""
    return TableExhibit(
        code="roles",
        lead="Các vai trò trong quản lý, vận hành Khung kiến trúc và cơ quan đang giữ vai trò được nêu tại "
        "{ref}.",
        title="Vai trò, cơ quan đảm nhiệm và nhiệm vụ",
        columns=(
            NUMBER,
            Column("Vai trò", 24, field="name"),
            Column("Cơ quan đảm nhiệm", 32),
            Column("Nhiệm vụ", 39),
        ),
        rows=number_rows(
            Row((tidy(one.name), itemise(_name_holders(one, edition)), itemise(one.duties)), subject=one.id)
            for one in edition.model.all(Role)
        ),
        source="model/role/",
    )


def _name_holders(role: Role, edition: Edition) -> list[str]:
    return [edition.name(Agency, one.agency) for one in role.holders if _is_held(one, edition)]


def _is_held(holder: Holder, edition: Edition) -> bool:
    begun = holder.valid_from is None or holder.valid_from <= edition.on
    return begun and (holder.valid_to is None or edition.on <= holder.valid_to)


def list_leaving(edition: Edition) -> TableExhibit:
    """Return what is merged or replaced, with the project that does it and until when it runs (VIII.8)."""
    found = [one for one in objects.list_objects(edition.model) if one.treatment in _LEAVING]
    found.sort(key=lambda one: order_codes(objects.get_code(one)))
    return TableExhibit(
        code="leaving",
        lead="Đối tượng hợp nhất, thay thế, dự án thực hiện và thời hạn được nêu tại {ref}, xếp theo mã đối "
        "tượng; mỗi đối tượng phải có phương án chuyển dữ liệu và thời gian chạy song song trước khi dừng.",
        title="Chuyển tiếp đối với đối tượng hợp nhất, thay thế",
        columns=(
            NUMBER,
            Column("Đối tượng", 33),
            head(OBJECTS, "treatment", 17),
            Column("Dự án thực hiện", 27),
            Column("Hoàn thành", 13, Align.CENTRE),
            Column("Nội dung cần hoàn thiện", 12, Align.CENTRE),
        ),
        rows=number_rows(_row_of_leaving(one, edition) for one in found),
        source="model/system/",
        optional=True,
    )


def _row_of_leaving(entity: ArchitectureObject, edition: Edition) -> Row:
    projects = [one for one in edition.model.all(Project) if entity.id in (*one.retires, *one.upgrades)]
    last = max((one.ends_on for one in projects), default=None)
    return Row(
        (
            name_object(entity.id, edition),
            in_words("treatment", [entity.treatment]),
            itemise([one.name for one in projects]) if projects else "Chưa gắn dự án",
            on_day(last),
            ", ".join(name_gaps_of(entity, edition)) or NOTHING,
        ),
        subject=entity.id,
    )
