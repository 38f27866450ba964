"""
The whole model as one JSON file, in the canonical form of RFC 8785.

The member `model` is what the model's digest is made of, so that anyone with a JSON library and SHA-256 can check the
file; `read_json` does so before it believes it.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import rfc8785

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.folders import ENTITIES, PROSE, PROVINCE
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.nodes import Parsed
from lgsp.architecture.model.phrases import Phrase
from lgsp.architecture.model.province import Province
from lgsp.architecture.model.records import R, build
from lgsp.architecture.model.saving import to_yaml

from .errors import ExportAltered, ExportUnreadable

FORMAT = "lgsp-model/1"
LARGEST = 32 * 1024 * 1024

_PARAGRAPH = re.compile(r"\w[\w.\- ]{0,100}")
_NOT_JSON = Phrase("tệp không phải JSON", "it is not JSON")
_NOT_OURS = Phrase(f"tệp không ghi dạng “{FORMAT}”", f"it does not say that its format is {FORMAT}")
_TOO_LARGE = Phrase(f"tệp lớn hơn {LARGEST} byte", f"it is larger than {LARGEST} bytes")
_TOO_DEEP = Phrase("dữ liệu lồng quá sâu", "it is nested too deep")


@dataclass(frozen=True, slots=True)
class Described:
    """What a file of ours says: no reference in it has been followed yet."""

    province: Province
    prose: Mapping[str, str]
    entities: Mapping[str, Entity]

    def to_files(self) -> dict[str, bytes]:
        """Return the files of the model folder that says the same."""
        files = {PROVINCE: to_yaml(self.province).encode()}
        for entity in self.entities.values():
            files[f"{ENTITIES}/{entity.kind}/{entity.id}.yaml"] = to_yaml(entity).encode()
        return files | {f"{PROSE}/{name}.md": text.encode() for name, text in self.prose.items()}


def write_json(model: Model) -> bytes:
    """Return the model as canonical JSON, with its format and its digest."""
    plain: dict[str, Any] = {"format": FORMAT, "digest": model.digest, "model": model.to_plain()}
    return rfc8785.dumps(plain) + b"\n"


def read_json(content: bytes, *, file: str) -> Described:
    """
    Return what a file written by `write_json` says.

    :raises ExportUnreadable: if it is something else
    :raises ExportAltered: if it is not what was written
    """
    plain = _parse(content, file)
    if (
        not isinstance(plain, dict)
        or plain.get("format") != FORMAT
        or not isinstance(plain.get("model"), dict)
    ):
        raise ExportUnreadable(file=file, reason=_NOT_OURS)
    said = plain["model"]
    digest = _digest(said, file)
    if digest != plain.get("digest"):
        raise ExportAltered(file=file, found=digest, named=plain.get("digest"))
    entities = [_read_entity(key, fields, file) for key, fields in _mapping(said, "entities", file).items()]
    prose = {_paragraph(name, file): str(text) for name, text in _mapping(said, "prose", file).items()}
    return Described(
        province=_build(Province, _mapping(said, "province", file), file),
        prose=prose,
        entities={entity.id: entity for entity in entities},
    )


def _parse(content: bytes, file: str) -> Any:
    if len(content) > LARGEST:
        raise ExportUnreadable(file=file, reason=_TOO_LARGE)
    try:
        return json.loads(content)
    except ValueError:
        raise ExportUnreadable(file=file, reason=_NOT_JSON) from None
    except RecursionError:
        raise ExportUnreadable(file=file, reason=_TOO_DEEP) from None


def _digest(said: dict[str, Any], file: str) -> str:
    try:
        return hashlib.sha256(rfc8785.dumps(said)).hexdigest()
    except ValueError:  # a number or a text that no canonical form has
        raise ExportUnreadable(file=file, reason=_NOT_OURS) from None
    except RecursionError:
        raise ExportUnreadable(file=file, reason=_TOO_DEEP) from None


def _mapping(said: dict[str, Any], name: str, file: str) -> dict[str, Any]:
    found = said.get(name)
    if not isinstance(found, dict):
        raise ExportUnreadable(
            file=file, reason=Phrase(f"thiếu phần “{name}”", f"the part {name!r} is missing")
        )
    return found


def _paragraph(name: str, file: str) -> str:
    """Return the name of a paragraph, which is to be the name of a file and leads nowhere else."""
    if not _PARAGRAPH.fullmatch(name) or ".." in name:
        reason = Phrase(
            f"tên mục “{name[:60]}” không hợp lệ", f"{name[:60]!r} cannot be the name of a paragraph"
        )
        raise ExportUnreadable(file=file, reason=reason)
    return name


def _read_entity(key: str, fields: Any, file: str) -> Entity:
    kind = KINDS.get(str(fields.get("kind"))) if isinstance(fields, dict) else None
    if kind is None or fields.get("id") != key:
        reason = Phrase(f"“{id}” không phải một đối tượng của mô hình", f"{id!r} is no entity of a model")
        raise ExportUnreadable(file=file, reason=reason)
    return _build(kind, {name: value for name, value in fields.items() if name != "kind"}, file)


def _build(kind: type[R], fields: dict[str, Any], file: str) -> R:
    built = build(kind, Parsed(fields, {(): 1}), file=file)
    if isinstance(built, list):
        first, named = built[0], fields.get("id", "province")
        reason = Phrase(f"“{named}”: {first.message_in('vi')}", f"{named!r}: {first.message}")
        raise ExportUnreadable(file=file, reason=reason)
    return built
