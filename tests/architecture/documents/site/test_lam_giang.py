"""The site of the example province at its full size."""

import pytest

from lgsp.architecture.documents.site.making import make_site
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.publication.papers import compile_papers
from tests.architecture.documents.site.pages import Site
from tests.architecture.model_folders import DAY
from tests.house.source_tree import ROOT


@pytest.fixture(scope="module")
def great():
    model = load_model(ROOT / "examples" / "lam-giang")
    return Site(make_site(model, compile_papers(model, outline="2384", on=DAY), on=DAY))


def test_every_link_and_anchor_of_thousands_leads_somewhere(great):
    assert len(great.pages) > 1_900
    assert great.list_lost() == []


def test_no_page_of_it_leads_elsewhere(great):
    assert [
        found for found in great.list_links() if "://" in found[1] or found[1].startswith(("/", "mailto:"))
    ] == []
