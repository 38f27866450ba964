"""The lists: every kind, and what every agency holds."""

from lgsp.architecture.documents.site.listings import list_holdings, list_kinds
from tests.architecture.documents.site.pages import words


def test_a_list_holds_everything_of_its_kind(site, province):
    for kind in {entity.kind for entity in province.entities.values()}:
        found = site.find(f"doi-tuong/{kind}.html", "//table[@id='danh-sach']/tbody/tr")
        assert len(found) == sum(entity.kind == kind for entity in province.entities.values())


def test_what_stands_beside_the_name_tells_the_entities_apart(atlas_of):
    (systems,) = [one for one in list_kinds(atlas_of()) if one.kind == "system"]

    assert systems.heads == ("Cơ quan chủ quản",)
    assert {entry.cells[0].text for entry in systems.entries} == {"so-tu-phap", "so-nong-nghiep", "van-phong"}


def test_an_agency_is_counted_what_it_holds(atlas_of):
    holdings = {one.link.text: one for one in list_holdings(atlas_of())}
    justice = holdings["so-tu-phap"]

    assert (justice.systems, justice.databases, justice.services, justice.projects) == (1, 1, 1, 1)


def test_the_page_of_findings_answers_for_every_rule_that_was_asked(site):
    codes = [words(one) for one in site.find("phat-hien.html", "//span[@class='code']")]

    assert "FLW401" in codes
    assert codes == sorted(set(codes))
