"""
The English catalogue: what the screens say, taken from templates and modules, beside its translation.

`python -m lgsp.portal.catalogue` writes new sentences into the catalogue, takes out those no longer said, and compiles
it; a test compares. Only Python is needed: the machines have no gettext.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PORTAL = Path(__file__).parent
SOURCE = PORTAL / "locale" / "en" / "LC_MESSAGES" / "django.po"
COMPILED = SOURCE.with_suffix(".mo")
KEYWORDS: dict[str, None] = {"_": None, "gettext": None, "gettext_lazy": None}
_NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)
_HEADER = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def list_sentences() -> Iterator[tuple[str, str]]:
    """Yield every sentence the screens say, with the file that says it."""
    for path in sorted((*PORTAL.rglob("*.html"), *PORTAL.rglob("*.py"))):
        text = path.read_text(encoding="utf-8")
        code = templatize(text, origin=str(path)) if path.suffix == ".html" else text
        for _line, _function, sentence, _comments in extract_python(BytesIO(code.encode()), KEYWORDS, (), {}):
            yield str(sentence), str(path.relative_to(PORTAL))


def read_catalogue() -> Catalog:
    """Return the catalogue as it is written."""
    with SOURCE.open("rb") as stream:
        return read_po(stream, locale="en")


def compile_catalogue(catalogue: Catalog) -> bytes:
    """Return the catalogue in the form programs read: the same bytes whenever it is compiled."""
    catalogue.creation_date = catalogue.revision_date = _NO_DATE
    stream = BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def refresh() -> list[str]:
    """Bring the catalogue up to what the screens say; return the sentences that still need a translation."""
    said, old = Catalog(locale="en", charset="utf-8"), read_catalogue()
    for sentence, place in list_sentences():
        known = old.get(sentence)
        said.add(sentence, known.string if known else "", locations=[(place, 1)])
    with SOURCE.open("wb") as stream:
        stream.write(_HEADER)
        write_po(stream, said, width=110, sort_output=True, omit_header=True, include_lineno=False)
    COMPILED.write_bytes(compile_catalogue(read_catalogue()))
    return [str(message.id) for message in said if message.id and not message.string]


if __name__ == "__main__":
    for untranslated in refresh():
        print(f"needs a translation: {untranslated}")
