"""Several exhibits under a title of their own inside a paragraph."""

from collections.abc import Sequence

from lgsp.architecture.documents.edition import Edition

from .exhibit import Exhibit, Generator, PartExhibit


def part(code: str, title: str, *generators: Generator) -> Generator:
    """Return what puts the exhibits of those generators under the title; it is left out where they make none."""

    def make(edition: Edition) -> Sequence[Exhibit]:
        exhibits: list[Exhibit] = []
        for generator in generators:
            made = generator(edition)
            exhibits += made if isinstance(made, Sequence) else (made,)
        return (PartExhibit(code, title, tuple(exhibits)),) if exhibits else ()

    return make
