"""Schemas of a description, compiled: JSON Schema 2020-12, offline, with patterns that run in linear time."""

from typing import Any

import jsonschema_rs
import msgspec

from .documents import Node
from .errors import SchemaUnusable
from .violations import Violation

_MAX_TOLD = 10
_PATTERNS = jsonschema_rs.RegexOptions(size_limit=1 << 20)
_decode = msgspec.json.Decoder().decode


class Schema:
    """One schema, ready to be asked."""

    def __init__(self, document: Node, schema: Any, *, pointer: str) -> None:
        """
        Compile a schema of a document.

        :raises SchemaUnusable: if it is none, or has a pattern that cannot run in linear time
        """
        root = (
            {**schema, "components": document.get("components", {})} if isinstance(schema, dict) else schema
        )
        try:
            self._validator = jsonschema_rs.Draft202012Validator(
                root, validate_formats=True, pattern_options=_PATTERNS, offline=True
            )
        except (ValueError, jsonschema_rs.ReferencingError) as error:
            raise SchemaUnusable(pointer=pointer, reason=_shorten(error)) from None

    def is_valid(self, value: Any) -> bool:
        """Tell whether a value is as described."""
        return self._validator.is_valid(value)

    def check(self, value: Any, *, where: str) -> list[Violation]:
        """Return what is not as described, the first few things."""
        if self._validator.is_valid(value):
            return []
        found = []
        for error in self._validator.iter_errors(value):
            place = "".join(f"/{part}" for part in error.instance_path)
            found.append(
                Violation(f"{where}{place}", str(error.schema_path[-1]) if error.schema_path else "false")
            )
            if len(found) >= _MAX_TOLD:
                break
        return found

    def check_json(self, content: bytes, *, where: str) -> list[Violation]:
        """Return what is not as described in a JSON text."""
        try:
            value = _decode(content)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return [Violation(where, "json")]
        return self.check(value, where=where)


def _shorten(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
