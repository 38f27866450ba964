"""The order in which officials list agencies."""

from lgsp.architecture.model.organisation import AgencyLevel
from lgsp.architecture.pictures.agencies import list_agencies


def test_the_province_comes_first_and_the_centre_last(picture_model):
    levels = ("commune", "central", "province", "unit", "department")

    agencies = list_agencies(picture_model(agency={f"z-{level}": {"level": level} for level in levels}))

    assert agencies[0].level is AgencyLevel.PROVINCE
    assert [agency.level.value for agency in agencies[-3:]] == ["unit", "commune", "central"]
