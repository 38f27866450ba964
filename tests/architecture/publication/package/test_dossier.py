"""The dossier: three products that bear the same version and days, each file listed by its hash, one zip."""

import hashlib
import io
import json
import zipfile
from xml.etree import ElementTree

import docx
import openpyxl
import pypdfium2
import pytest
from docx.oxml.ns import qn

from lgsp.architecture.publication.building import Order, build
from lgsp.architecture.publication.package.assembling import FACTS_OPEN, FOLDER, assemble, has_dossier
from lgsp.architecture.publication.papers import compile_papers
from tests.architecture.documents.issues import prepare
from tests.architecture.model_folders import DAY, write_model_folder

DATES = {"valid_from": "2026-12-15", "data_cutoff": "2026-10-31", "confirmed_by": "Sở Khoa học và Công nghệ"}
NO_ISSUE = {"lan-1": None, "lan-2": None}


def make(tmp_path_factory, name, **changes):
    folder = tmp_path_factory.mktemp(name)
    model = prepare(lambda **kinds: write_model_folder(folder, **kinds), **changes)
    papers = compile_papers(model, outline="1425", on=DAY)
    return model, papers, assemble(model, papers, {}, on=DAY, say=lambda _vi, _en: None)


@pytest.fixture(scope="module")
def dated(tmp_path_factory):
    """Return the dossier of an issue whose facts are all known."""
    return make(tmp_path_factory, "dated", issue={"lan-2": DATES})


@pytest.fixture(scope="module")
def undated(tmp_path_factory):
    """Return the dossier of a model that has no issue."""
    return make(tmp_path_factory, "undated", issue=NO_ISSUE)


def find(dossier, beginning, ending):
    """Return the only file whose name begins and ends so."""
    [content] = [
        content
        for name, content in dossier.files.items()
        if name.removeprefix(f"{FOLDER}/").startswith(beginning) and name.endswith(ending)
    ]
    return content


def read_pdf(content):
    pdf = pypdfium2.PdfDocument(content)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    finally:
        pdf.close()


def read_docx(content):
    body = docx.Document(io.BytesIO(content)).element.body
    return " ".join(element.text or "" for element in body.iter(qn("w:t")))


def read_svg(content):
    return " ".join(
        element.text
        for element in ElementTree.fromstring(content).iter()
        if element.text and element.tag.endswith("text")
    )


def read_drawio(content):
    root = ElementTree.fromstring(content)
    return " ".join(one.get("value") or one.get("label") or "" for one in root.iter())


def read_guide(content):
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    return {row[0]: row[1] for row in book["HUONG_DAN"].iter_rows(values_only=True) if row[0]}


@pytest.mark.parametrize(
    ("ending", "read"), [(".pdf", lambda content: read_pdf(content)[0]), (".docx", read_docx)]
)
def test_the_document_bears_version_and_days(dated, ending, read):
    words = read(find(dated[2], "Mau-so-01/", ending))

    assert "2.0" in words
    assert "15/12/2026" in words
    assert "31/10/2026" in words


def test_every_plate_bears_version_and_days(dated):
    files = dated[2].files

    for page in read_pdf(find(dated[2], "Mau-so-02/Mau-so-02", ".pdf")):
        assert {"2.0", "15/12/2026", "31/10/2026"} <= set(page.split())
    for name, content in files.items():
        if name.endswith(".svg"):
            assert all(said in read_svg(content) for said in ("2.0", "15/12/2026", "31/10/2026"))
        if name.endswith(".drawio"):
            assert all(said in read_drawio(content) for said in ("2.0", "15/12/2026", "31/10/2026"))


def test_the_data_set_bears_version_and_days(dated):
    told = read_guide(find(dated[2], "Mau-so-03/", ".xlsx"))

    assert told["Phiên bản"] == "2.0"
    assert told["Ngày hiệu lực"] == "15/12/2026"
    assert told["Ngày chốt dữ liệu"] == told["Ngày chốt số liệu"] == "31/10/2026"


def test_without_an_issue_all_three_say_that_nothing_is_determined(undated):
    _, _, dossier = undated

    assert read_pdf(find(dossier, "Mau-so-01/", ".pdf"))[0].count("Chưa xác định") == 3
    assert all(
        page.count("Chưa xác định") == 4 for page in read_pdf(find(dossier, "Mau-so-02/Mau-so-02", ".pdf"))
    )
    told = read_guide(find(dossier, "Mau-so-03/", ".xlsx"))
    assert told["Phiên bản"] == told["Ngày hiệu lực"] == told["Ngày chốt dữ liệu"] == "Chưa xác định"
    assert [one.text.split(" của ")[0] for one in dossier.remarks if one.code == FACTS_OPEN] == [
        "Chưa xác định phiên bản",
        "Chưa xác định ngày hiệu lực",
        "Chưa xác định ngày chốt dữ liệu",
        "Chưa xác định đơn vị xác nhận",
    ]


def test_each_diagram_is_there_in_three_formats_by_its_prescribed_name(dated):
    names = {name.removeprefix(f"{FOLDER}/Mau-so-02/") for name in dated[2].files if "/Mau-so-02/" in name}

    assert {"SĐ-T-01_Mo-hinh-khai-quat_v2.0.pdf", "SĐ-T-01_Mo-hinh-khai-quat_v2.0.drawio"} <= names
    for code in ("SĐ-T-01", "SĐ-T-02", "SĐ-T-03", "SĐ-05"):
        assert {name.rpartition(".")[2] for name in names if name.startswith(code)} == {
            "pdf",
            "svg",
            "drawio",
        }


def test_a_cell_of_draw_io_knows_the_codes_of_table_1(dated):
    root = ElementTree.fromstring(find(dated[2], "Mau-so-02/SĐ-T-02", ".drawio"))

    codes = {one.get("subjects"): one.get("codes") for one in root.iter("object")}

    assert codes["csdl-ho-tich"] == "KT-CSDL-HO-TICH"


def test_the_list_has_every_file_with_its_hash(dated):
    _, _, dossier = dated
    listed = json.loads(dossier.files[f"{FOLDER}/muc-luc.json"])

    hashes = {one["name"]: one["sha256"] for one in listed["files"]}

    assert hashes == {
        name.removeprefix(f"{FOLDER}/"): hashlib.sha256(content).hexdigest()
        for name, content in dossier.files.items()
        if name.startswith(f"{FOLDER}/") and not name.endswith("muc-luc.json")
    }
    assert (listed["version"], listed["valid_from"], listed["data_cutoff"]) == (
        "2.0",
        "15/12/2026",
        "31/10/2026",
    )
    assert listed["outline"]["verification"] == "draft"


def test_the_zip_holds_the_same_files_with_no_time_of_its_own(dated):
    _, _, dossier = dated

    with zipfile.ZipFile(io.BytesIO(dossier.files[f"{FOLDER}.zip"])) as packed:
        inside = {entry.filename: packed.read(entry) for entry in packed.infolist()}
        assert {entry.date_time[0] for entry in packed.infolist()} == {1980}
    assert inside == {
        name: content for name, content in dossier.files.items() if name.startswith(f"{FOLDER}/")
    }


def test_the_letter_says_that_this_is_the_version_for_use_inside(dated):
    letter = dated[2].files[f"{FOLDER}/README.txt"].decode("utf-8-sig")

    assert "BẢN NỘI BỘ" in letter
    assert "theo dự thảo hướng dẫn 13/9/2026" in letter
    assert "Chưa vẽ" in letter


def test_the_checklist_and_the_decision_go_with_it(dated):
    names = dated[2].files.keys()

    assert f"{FOLDER}/danh-muc-kiem-tra.xlsx" in names
    assert f"{FOLDER}/Van-ban-kem-theo/quyet-dinh-ban-hanh.pdf" in names


def test_the_same_model_gives_the_same_bytes(dated):
    model, papers, dossier = dated

    again = assemble(model, papers, {}, on=DAY, say=lambda _vi, _en: None)

    assert again.files == dossier.files


def test_what_is_already_set_is_not_set_again(dated):
    model, papers, _ = dated
    made = {f"{paper.name}.{ending}": b"%PDF" for paper in papers for ending in ("pdf", "docx")}

    dossier = assemble(model, papers, made, on=DAY, say=lambda _vi, _en: None)

    assert find(dossier, "Mau-so-01/", ".docx") == b"%PDF"


def test_the_older_outline_has_no_dossier():
    assert has_dossier("1425")
    assert has_dossier("1425-2026")
    assert not has_dossier("2384")


@pytest.mark.parametrize(
    ("order", "has_package"),
    [
        ({"outline": "1425"}, True),
        ({"outline": "1425", "formats": ("pdf",)}, False),
        ({"outline": "1425", "section": "VI.2"}, False),
        ({"outline": "2384", "section": "V.1"}, False),
    ],
)
def test_a_build_of_the_whole_architecture_has_the_dossier(tmp_path, sound_model, order, has_package):
    told = []

    built = build(
        sound_model,
        Order(on=DAY, folder=tmp_path, **order),
        progress=lambda vietnamese, _english: told.append(vietnamese),
    )

    assert (tmp_path / f"{FOLDER}.zip" in built.files) is has_package
    assert (tmp_path / FOLDER / "README.txt").exists() is has_package
    assert any("Mẫu số 02" in line for line in told) is has_package
    assert any(remark.code == FACTS_OPEN for remark in built.remarks) is has_package
