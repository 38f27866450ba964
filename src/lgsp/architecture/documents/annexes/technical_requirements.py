"""Annex 3: what applications must meet that are bought, built or upgraded, and the standards they follow."""

from collections.abc import Sequence
from dataclasses import replace

from lgsp.architecture.documents.blocks import Column, Row
from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits import requirements, standards
from lgsp.architecture.documents.exhibits.exhibit import NUMBER, TableExhibit, WordsExhibit, group_rows
from lgsp.architecture.documents.wording import tidy
from lgsp.architecture.frameworks.investment import list_appraisal_criteria

from .annex import Annex, Part, find_instrument, say
from .criteria import SORT_NAMES
from .investment_procedure import REQUIREMENTS_ANNEX


def introduce(edition: Edition) -> WordsExhibit:
    """Return whom the requirements bind and how they are used."""
    return say(
        "requirements-scope",
        "Yêu cầu kỹ thuật này áp dụng cho ứng dụng công nghệ thông tin khi mua sắm, thuê, xây dựng, nâng cấp và triển "
        f"khai trên nền tảng của {edition.province}; được đưa vào hồ sơ mời thầu, hợp đồng và biên bản nghiệm thu.",
        "Ứng dụng thuộc thành phần nào của Kiến trúc thì đáp ứng yêu cầu chung, yêu cầu và tiêu chuẩn của thành phần "
        "đó. Cách kiểm tra nêu cạnh từng yêu cầu là căn cứ nghiệm thu.",
    )


def list_clauses(edition: Edition) -> TableExhibit:
    """Return what the province's own document on the requirements lays down, as far as the model says."""
    document = find_instrument(ANNEX, edition)
    return TableExhibit(
        code="requirements-clauses",
        lead="Các quy định riêng của tỉnh được nêu tại {ref}.",
        title="Quy định của tỉnh về yêu cầu kỹ thuật",
        columns=(Column("Điều, khoản", 18), Column("Nội dung", 82)),
        rows=tuple(
            Row((tidy(one.article), tidy(one.text))) for one in (document.clauses if document else ())
        ),
        source="model/document/",
        optional=True,
    )


def list_common(_: Edition) -> TableExhibit:
    """Return what any system must meet, whatever component it belongs to."""
    return TableExhibit(
        code="common-requirements",
        lead="Yêu cầu chung đối với mọi ứng dụng được nêu tại {ref}, kèm mức độ kiểm chứng của căn cứ.",
        title="Yêu cầu chung đối với ứng dụng",
        columns=(
            NUMBER,
            Column("Nội dung", 22),
            Column("Yêu cầu", 40),
            Column("Căn cứ và mức độ kiểm chứng", 33),
        ),
        rows=group_rows(
            (
                SORT_NAMES[sort],
                [
                    (one.name, one.text, f"{one.clause}\n({one.verified_as})")
                    for one in list_appraisal_criteria()
                    if one.sort == sort
                ],
            )
            for sort in ("minimum", "criterion")
        ),
        source="frameworks/data/",
    )


def list_component_requirements(edition: Edition) -> TableExhibit:
    """Return the requirements of each component, named as what they are here."""
    return replace(
        requirements.list_requirements(edition),
        lead="Yêu cầu đối với ứng dụng thuộc từng thành phần và cách kiểm tra được nêu tại {ref}.",
    )


def list_parts(_: Edition) -> Sequence[Part]:
    """Return the parts of the annex."""
    return (
        Part("I. Phạm vi áp dụng", (introduce, list_clauses)),
        Part("II. Yêu cầu chung", (list_common,)),
        Part("III. Yêu cầu theo thành phần của Kiến trúc", (list_component_requirements,)),
        Part("IV. Tiêu chuẩn áp dụng", (standards.list_standards, requirements.list_application_rules)),
    )


ANNEX = Annex(
    REQUIREMENTS_ANNEX,
    "yeu-cau-ky-thuat",
    "Yêu cầu kỹ thuật đối với ứng dụng công nghệ thông tin mua sắm, xây dựng, nâng cấp",
    list_parts,
    "yeu cau ky thuat",
)
