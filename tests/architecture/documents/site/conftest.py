"""The site of a small province with something to show in every paragraph, made once for all tests."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lgsp.architecture.documents.blocks import Document
from lgsp.architecture.documents.compiling import compile_document
from lgsp.architecture.documents.decision import compile_decision
from lgsp.architecture.documents.site.atlas import Atlas
from lgsp.architecture.documents.site.making import make_site
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model
from tests.architecture.documents.site.pages import Site
from tests.architecture.model_folders import DAY


@pytest.fixture(scope="session")
def papers(province: Model, document: Document) -> tuple[Document, ...]:
    """Return the architecture of the province and its decision."""
    return document, compile_decision(province, outline="2384", on=DAY)


@pytest.fixture(scope="session")
def site(province: Model, papers: tuple[Document, ...]) -> Site:
    """Return the site of the province, with a file to download."""
    return Site(make_site(province, papers, on=DAY, downloads={f"{papers[0].name}.pdf": b"%PDF-1.7"}))


@pytest.fixture
def atlas_of(model_folder: Callable[..., Path]) -> Callable[..., Atlas]:
    """Return a factory: what is given is merged into the sound model, which is then looked up in."""

    def make(**kinds: Any) -> Atlas:
        model = load_model(model_folder(**kinds))
        return Atlas(model, DAY, (compile_document(model, outline="2384", on=DAY),))

    return make
