"""The order in which officials list agencies: the province, its departments and units, communes, then the centre."""

from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, AgencyLevel

_ORDER = (
    AgencyLevel.PROVINCE,
    AgencyLevel.DEPARTMENT,
    AgencyLevel.UNIT,
    AgencyLevel.COMMUNE,
    AgencyLevel.CENTRAL,
)


def list_agencies(model: Model) -> tuple[Agency, ...]:
    """Return every agency by level, within a level by name."""
    return tuple(sorted(model.all(Agency), key=lambda agency: _ORDER.index(agency.level)))
