"""
A small model in memory: `make_model()` is two systems, a service and a flow; entities given replace those of their id.
"""

from pathlib import Path

import pytest

from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, AgencyLevel
from lgsp.architecture.model.province import Province
from lgsp.architecture.model.systems import Service, System

PROVINCE = Province(
    name="Lam Giang",
    full_name="Tỉnh Lam Giang",
    code="H99",
    xroad_instance="VN-H99",
    outline="2384-2015",
    seat="Phường Lam Khê",
    invented=True,
    notice="Lam Giang là tỉnh hư cấu.",
)


def agency(key="so-tu-phap", **fields):
    return Agency(**{"id": key, "name": key, "level": AgencyLevel.DEPARTMENT, "code": "H99.10", **fields})


def system(key="ho-tich", **fields):
    return System(**{"id": key, "name": key, "owner": "so-tu-phap", "subsystem": key.upper(), **fields})


def service(key="tra-cuu-ho-tich", **fields):
    endpoint = "http://127.0.0.1:18101"
    return Service(
        **{"id": key, "name": key, "provider": "ho-tich", "code": "tra-cuu", "endpoint": endpoint, **fields}
    )


def flow(key="mot-cua-tra-cuu-ho-tich", **fields):
    ends = {"consumer": "mot-cua", "provider": "ho-tich", "via": "tra-cuu-ho-tich"}
    return Flow(**{"id": key, "name": key, "purpose": "Tra cứu hộ tịch", **ends, **fields})


def make_model(*entities, without=()):
    sound = (
        agency("so-tu-phap", code="H99.10", name="Sở Tư pháp"),
        agency("van-phong", code="H99.02", name="Văn phòng UBND tỉnh"),
        system("ho-tich", subsystem="HOTICH", name="Hộ tịch"),
        system("mot-cua", subsystem="MOTCUA", name="Một cửa", owner="van-phong"),
        service("tra-cuu-ho-tich", name="Tra cứu hộ tịch"),
        flow(),
    )
    present = {entity.id: entity for entity in (*sound, *entities) if entity.id not in without}
    return Model(Path("lam-giang"), PROVINCE, {}, present, {})


@pytest.fixture
def model():
    """Return the small model as it is."""
    return make_model()
