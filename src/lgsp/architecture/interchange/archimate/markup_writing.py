"""Attributes, texts and properties as XML, escaped."""

import re
from collections.abc import Iterator

from .concepts import Named, Property, Texts

_UNSAFE = re.compile('[&<>"\t\n\r]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_IN_TEXT = {key: value for key, value in _ESCAPES.items() if key not in '"\t\n'}


def attribute(name: str, value: str | None) -> str:
    """
    Return an attribute with the blank before it; nothing where there is no value.

    >>> attribute("id", 'a"b'), attribute("id", None)
    (' id="a&quot;b"', '')
    """
    if value is None:
        return ""
    if _UNSAFE.search(value):
        value = _UNSAFE.sub(lambda found: _ESCAPES[found[0]], value)
    return f' {name}="{value}"'


def write_texts(tag: str, texts: Texts, indent: str) -> Iterator[str]:
    """Yield a line for each text, with its language."""
    for text, language in texts:
        safe = (
            _UNSAFE.sub(lambda found: _IN_TEXT.get(found[0], found[0]), text)
            if _UNSAFE.search(text)
            else text
        )
        yield f"{indent}<{tag}{attribute('xml:lang', language or None)}>{safe}</{tag}>"


def write_named(one: Named, indent: str) -> Iterator[str]:
    """Yield what stands in everything with an identifier: names, documentation, extensions, properties."""
    yield from write_texts("name", one.names, indent)
    yield from write_texts("documentation", one.documentation, indent)
    yield from (f"{indent}{extension}" for extension in one.extensions)
    yield from _write_properties(one.properties, indent)


def _write_properties(properties: tuple[Property, ...], indent: str) -> Iterator[str]:
    if not properties:
        return
    yield f"{indent}<properties>"
    for one in properties:
        yield f"{indent}  <property{attribute('propertyDefinitionRef', one.definition)}>"
        yield from write_texts("value", one.values, f"{indent}    ")
        yield f"{indent}  </property>"
    yield f"{indent}</properties>"
