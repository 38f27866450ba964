"""
Write an entity in the one canonical form: fields in the order of the class, defaults left out, long text as blocks.

Text that another YAML reader would take for a number, a day or a truth value stands in quotes, so that every reader
reads the same.
"""

from enum import StrEnum
from pathlib import Path

import yaml

from lgsp.kernel.files import replace_file

from .entities import Entity, Record
from .folders import ENTITIES

_LONG = 100


def write_entity(entity: Entity, folder: Path) -> Path:
    """
    Write the entity to `model/<kind>/<id>.yaml` in the folder, whole or not at all, and return the path.

    :raises OSError: if the folder cannot be written
    """
    path = folder / ENTITIES / entity.kind / f"{entity.id}.yaml"
    replace_file(path, to_yaml(entity).encode())
    return path


def to_yaml(record: Record) -> str:
    """Return the canonical YAML text of the record."""
    said = record.model_dump(exclude_defaults=True)
    text: str = yaml.dump(said, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=10**9)
    return text


class _Writer(yaml.CSafeDumper):
    """PyYAML's safe writer with our block style, and never an alias: the reader refuses them."""

    def ignore_aliases(self, _value: object) -> bool:
        return True


def _write_text(writer: _Writer, text: str) -> yaml.ScalarNode:
    # A block is a wish: where it would change the text, libyaml writes quotes with escapes instead.
    style = "|" if "\n" in text or len(text) > _LONG else None
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style)


def _write_word(writer: _Writer, word: StrEnum) -> yaml.ScalarNode:
    return _write_text(writer, word.value)


_Writer.add_representer(str, _write_text)
_Writer.add_multi_representer(StrEnum, _write_word)
