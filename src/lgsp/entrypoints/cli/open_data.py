"""`lgsp export json`, `csv` and `jsonld`: the model as open data."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.reading import load_model
from lgsp.kernel.files import replace_file
from lgsp.kernel.language import pick

from .errors import language
from .writable import writing_to

if TYPE_CHECKING:
    from lgsp.architecture.interchange.open_data.canonical import Described
    from lgsp.architecture.interchange.open_data.publication import Publication

ModelFolder = Annotated[
    Path, typer.Argument(metavar="MODEL", help="Thư mục mô hình. / The model folder.", show_default=False)
]
Out = Annotated[Path, typer.Option("--out", help="Tệp kết quả. / The file to write.", show_default=False)]
Public = Annotated[
    bool,
    typer.Option(
        "--public",
        help="Bỏ những gì không được công bố, và đếm chúng. / Leave out, and count, what is not for publication.",
    ),
]

Exported = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help="Tệp do “lgsp export json” ghi. / What export wrote.", show_default=False
    ),
]
Into = Annotated[
    Path | None,
    typer.Option("--into", metavar="MODEL", help="Lập đề xuất cho mô hình này. / A proposal for this model."),
]
NewFolder = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FOLDER",
        help="Thư mục mô hình mới, hoặc của đề xuất. / A new model folder, or the proposal's.",
    ),
]


def register_export(exports: typer.Typer) -> None:
    """Add the verbs of this module."""
    exports.command("json")(export_json)
    exports.command("csv")(export_csv)
    exports.command("jsonld")(export_jsonld)


def register_import(imports: typer.Typer) -> None:
    """Add the door that takes canonical JSON back in."""
    imports.command("json")(import_json)


def import_json(file: Exported, *, into: Into = None, out: NewFolder = None) -> None:
    """
    Nhập mô hình từ JSON: thành thư mục mô hình mới (--out), hoặc thành đề xuất cho mô hình sẵn có (--into).

    Take in a model from JSON: as a new model folder (--out), or as a proposal for one that is there (--into).

    Ví dụ / Examples:

      lgsp import json lam-giang.json --out lam-giang-moi

      lgsp import json lam-giang.json --into examples/lam-giang
    """
    from lgsp.architecture.interchange.containers import read_bytes
    from lgsp.architecture.interchange.open_data.canonical import LARGEST, read_json
    from lgsp.architecture.interchange.whole_folders import write_whole

    if into is None and out is None:
        message = pick(
            "cần --into MODEL hoặc --out FOLDER", "give --into MODEL or --out FOLDER", language=language()
        )
        raise typer.BadParameter(message)
    content = read_bytes(file, limit=LARGEST)
    described = read_json(content, file=file.name)
    if into is not None:
        _print_proposal(described, content, file.name, into, out)
    elif out is not None:
        with writing_to(out.parent, remedy="--out"):
            write_whole(described.to_files(), out)
        print(
            pick(
                f"{out}: {len(described.entities)} đối tượng.",
                f"{out}: {len(described.entities)} entities.",
                language=language(),
            )
        )


def _print_proposal(described: "Described", content: bytes, file: str, into: Path, out: Path | None) -> None:
    from lgsp.architecture.interchange.proposals import PROPOSALS, Source, propose, write_proposal

    proposal = propose(
        load_model(into), Source.of("json", file=file, content=content), entities=described.entities.values()
    )
    if proposal.is_empty:
        print(
            pick("Không có gì thay đổi so với mô hình.", "Nothing changes in the model.", language=language())
        )
        return
    folder = out or into / PROPOSALS / proposal.folder_name
    with writing_to(folder.parent, remedy="--out"):
        write_proposal(proposal, folder)
    print("\n".join(proposal.sentences))
    print(pick(f"Đề xuất: {folder}", f"Proposal: {folder}", language=language()))


def export_json(model: ModelFolder, out: Out, public: Public = False) -> None:
    """
    Ghi toàn bộ mô hình thành một tệp JSON chính tắc (RFC 8785), kèm mã băm để kiểm tra.

    Write the whole model as one canonical JSON file (RFC 8785), with the digest to check it by.

    Ví dụ / Examples:

      lgsp export json examples/lam-giang --out lam-giang.json

      lgsp export json examples/lam-giang --public --out lam-giang-cong-bo.json
    """
    from lgsp.architecture.interchange.open_data.canonical import write_json

    chosen = _choose(model, public)
    _write(out, write_json(chosen.model))
    _report(chosen, out)


def export_csv(
    model: ModelFolder,
    out: Annotated[
        Path,
        typer.Option("--out", help="Thư mục, hoặc tệp .zip. / A folder, or a .zip file.", show_default=False),
    ],
    public: Public = False,
) -> None:
    """
    Ghi mô hình thành các bảng CSV (mỗi loại đối tượng một bảng) kèm từ điển dữ liệu; mở được ngay bằng Excel.

    Write the model as CSV tables, one a kind, with a data dictionary; Excel opens them as they are.

    Ví dụ / Examples:

      lgsp export csv examples/lam-giang --out du-lieu-mo/

      lgsp export csv examples/lam-giang --public --out du-lieu-mo.zip
    """
    from lgsp.architecture.interchange.open_data.dictionary import write_dictionary
    from lgsp.architecture.interchange.open_data.packing import pack
    from lgsp.architecture.interchange.open_data.tables import write_tables
    from lgsp.architecture.interchange.whole_folders import write_whole

    chosen = _choose(model, public)
    files = {"dictionary.csv": write_dictionary(), **write_tables(chosen.model)}
    if out.suffix.lower() == ".zip":
        _write(out, pack(files))
    else:
        with writing_to(out.parent, remedy="--out"):
            write_whole(files, out)  # files of an earlier export would tell what this one leaves out
    _report(chosen, out)


def export_jsonld(
    model: ModelFolder,
    out: Out,
    public: Public = False,
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="ADDRESS",
            help="Địa chỉ sẽ công bố tệp. / The address the file will be published at.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """
    Ghi mô hình thành JSON-LD: cơ sở dữ liệu và dịch vụ theo DCAT, cơ quan theo ORG, nhãn tiếng Việt và tiếng Anh.

    Write the model as JSON-LD: databases and services in DCAT, agencies in ORG, labels in Vietnamese and English.

    Ví dụ / Examples:

      lgsp export jsonld examples/lam-giang --public --out lam-giang.jsonld

      lgsp export jsonld examples/lam-giang --base https://example.org/kien-truc/ --out lam-giang.jsonld
    """
    from lgsp.architecture.interchange.open_data.linked import write_jsonld

    if base is not None and not base.startswith(("http://", "https://")):
        raise typer.BadParameter(
            pick(
                "--base phải là địa chỉ bắt đầu bằng https://",
                "--base begins with https://",
                language=language(),
            )
        )

    chosen = _choose(model, public)
    _write(out, write_jsonld(chosen.model, base=base))
    _report(chosen, out)


def _choose(folder: Path, public: bool) -> "Publication":
    from lgsp.architecture.interchange.open_data.publication import Publication, select_public

    model = load_model(folder)
    return select_public(model) if public else Publication(model, {}, {}, 0, 0)


def _write(file: Path, content: bytes) -> None:
    with writing_to(file.parent, remedy="--out"):
        replace_file(file, content)


def _report(chosen: "Publication", out: Path) -> None:
    model = chosen.model
    print(
        pick(
            f"{out}: {len(model.entities)} đối tượng của {model.province.full_name}.",
            f"{out}: {len(model.entities)} entities of {model.province.full_name}.",
            language=language(),
        )
    )
    if model.province.notice:
        print(model.province.notice)
    for line in _describe_left_out(chosen):
        print(line)


def _describe_left_out(chosen: "Publication") -> Iterator[str]:
    for kind, count in sorted(chosen.entities_left_out.items()):
        yield pick(
            f"Không công bố: {count} “{KINDS[kind].title}” phân loại hạn chế hoặc bí mật, hoặc mang bí mật nhà nước.",
            f"Left out: {count} of kind {kind} that are restricted or secret, or carry a state secret.",
            language=language(),
        )
    for field, count in chosen.values_left_out.items():
        yield pick(
            f"Không công bố: {count} giá trị của trường {field}.",
            f"Left out: {count} values of the field {field}.",
            language=language(),
        )
    if chosen.prose_left_out:
        yield pick(
            f"Không công bố: lời văn của {chosen.prose_left_out} mục.",
            f"Left out: the prose of {chosen.prose_left_out} paragraphs.",
            language=language(),
        )
    if chosen.unclassified:
        yield pick(
            f"Cần rà soát: {chosen.unclassified} đối tượng thông tin được công bố nhưng chưa phân loại bảo vệ.",
            f"To review: {chosen.unclassified} information objects are published though nobody classified them.",
            language=language(),
        )
