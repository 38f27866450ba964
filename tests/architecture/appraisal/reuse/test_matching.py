"""Duplicates are told from the rest, with facts that add up; what a design reuses is no duplicate."""

import pytest

from lgsp.architecture.appraisal.reuse import Kind, Origin, find_candidates
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.systems import Service, System
from tests.alignment.conftest import make_model
from tests.architecture.appraisal.reuse.trust import PAGE, PAIRS, measure, read_pairs, to_markdown
from tests.docs.tables import fill
from tests.house.source_tree import ROOT

LEAST = 0.9


def system(key, name, **fields):
    return System(id=key, name=name, owner="so-tu-phap", **fields)


@pytest.fixture(scope="module")
def province():
    return load_model(ROOT / "examples" / "lam-giang")


@pytest.fixture(scope="module")
def tables(province):
    return to_markdown(province)


def test_on_the_half_that_was_not_looked_at_nine_in_ten_are_told_rightly(province, tables):
    _, held = measure(province)
    print(tables)

    assert held.recall >= LEAST
    assert held.precision >= LEAST


def test_the_labelled_set_is_large_and_names_things_that_exist(province):
    pairs = read_pairs()

    assert len(pairs) >= 200, PAIRS
    assert min(sum(pair.is_duplicate for pair in pairs), sum(not pair.is_duplicate for pair in pairs)) >= 60
    assert len({(pair.subject, pair.candidate) for pair in pairs}) == len(pairs)
    assert 0.4 <= sum(pair.is_held_out for pair in pairs) / len(pairs) <= 0.6


def test_the_page_shows_these_figures(tables):
    page = PAGE.read_text(encoding="utf-8")

    assert page == fill(page, tables), "run: make docs"


def test_a_national_platform_is_told_first_with_facts_that_add_up():
    (match, *_) = find_candidates(make_model(), [system("moi", "Phần mềm hợp đồng lao động điện tử tỉnh")])

    assert (match.candidate.key, match.candidate.origin, match.kind) == (
        "B.42",
        Origin.NATIONAL,
        Kind.DUPLICATE,
    )
    assert "Phụ lục II" in match.candidate.source
    assert match.score == min(100, sum(fact.points for fact in match.facts))
    assert match.facts[0].describe_in("vi").startswith("tên có chung “hợp đồng lao động điện tử”: +")
    assert match.facts[0].describe_in("en").startswith("names share")


def test_what_is_planned_is_told_as_planned_and_what_is_over_is_not():
    model = make_model(
        system("cho-meo", "Chó mèo", status=Status.APPROVED),
        system("cay-xanh", "Cây xanh", status=Status.RETIRED),
    )

    matches = find_candidates(model, [system("a", "Chó mèo đô thị"), system("b", "Cây xanh")])

    assert [(match.candidate.key, match.candidate.origin) for match in matches] == [
        ("cho-meo", Origin.PLANNED)
    ]


def test_the_same_function_makes_a_likeness_stronger():
    model = make_model(system("nghia-trang", "Quản lý nghĩa trang", functions=("f",)))
    designs = {
        functions: [system("moi", "Số hóa nghĩa trang", functions=functions)] for functions in ((), ("f",))
    }
    score = {key: find_candidates(model, design, threshold=1)[0].score for key, design in designs.items()}

    assert score["f",] == score[()] + 20


@pytest.mark.parametrize(
    "fields", [{"replaces": ("cu",)}, {"uses": ("cu-tra-cuu",)}, {"national_platform": "B.42"}, {}]
)
def test_what_a_design_says_it_uses_is_reuse(fields):
    model = make_model(
        system("cu", "Hợp đồng lao động điện tử"),
        Service(id="cu-tra-cuu", name="Tra cứu", provider="cu", code="x"),
    )
    flow = Flow(id="f", name="f", provider="cu", consumer="moi", via="cu-tra-cuu", purpose="p")
    design = [system("moi", "Hợp đồng lao động điện tử", **fields), *([] if fields else [flow])]

    kinds = {match.candidate.key: match.kind for match in find_candidates(model, design)}

    assert kinds["B.42" if "national_platform" in fields else "cu"] is Kind.REUSE


def test_a_database_is_not_held_against_a_service():
    model = make_model(Service(id="gia-dat", name="Giá đất", provider="ho-tich", code="x"))
    design = [Database(id="moi", name="Cơ sở dữ liệu giá đất")]

    assert find_candidates(model, design) == ()


def test_what_the_framework_leaves_to_provinces_is_no_duplicate():
    design = [system("a", "Hệ thống thông tin giải quyết thủ tục hành chính")]

    found = find_candidates(make_model(), design)

    assert not [match for match in found if match.candidate.origin is Origin.NATIONAL]


def test_a_renamed_copy_is_told_by_what_its_description_says():
    model = make_model(
        system(
            "lam-nghiep", "Hệ thống theo dõi diễn biến rừng", description="Lô rừng, chủ rừng và cháy rừng."
        )
    )
    design = [system("moi", "Phần mềm Lá Xanh", description="Theo dõi diễn biến rừng bằng ảnh vệ tinh.")]

    (match, *_) = find_candidates(model, design)

    assert match.candidate.key == "lam-nghiep"
    assert match.score == sum(fact.points for fact in match.facts)
    assert match.facts[0].describe_in("vi").startswith("mô tả trong thiết kế nói “theo dõi diễn biến rừng”")


def test_the_same_function_alone_makes_no_duplicate():
    model = make_model(system("nghia-trang", "Quản lý nghĩa trang", functions=("f",)))

    assert find_candidates(model, [system("moi", "Chó mèo đô thị", functions=("f",))]) == ()


def test_of_a_thing_without_a_duplicate_the_nearest_are_shown_to_a_person():
    model = make_model(system("nghia-trang", "Quản lý nghĩa trang", functions=("f",)))
    design = [system("moi", "Số hóa nghĩa trang", functions=("f",))]

    found = find_candidates(model, design, threshold=101, with_nearest=True)

    assert "nghia-trang" in {one.candidate.key for one in found}
    assert {(one.kind, one.is_duplicate) for one in found} == {(Kind.NEAREST, False)}
    assert len(found) <= 3
    twin = [system("moi", "Quản lý nghĩa trang", functions=("f",))]
    assert {one.kind for one in find_candidates(model, twin, with_nearest=True)} == {Kind.DUPLICATE}
