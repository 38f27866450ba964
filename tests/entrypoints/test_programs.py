"""The programs of a run are worked out from the model and the settings; nothing is said twice."""

from dataclasses import replace
from pathlib import Path

import pytest

from lgsp.architecture.model.model import Model
from lgsp.architecture.model.reading import load_model
from lgsp.entrypoints.configuration import read_configuration
from lgsp.entrypoints.errors import SampleFileMalformed
from lgsp.entrypoints.programs import list_listeners, list_sample_systems, sample_program

PROVINCE = Path(__file__).parents[2] / "examples" / "lam-giang"


@pytest.fixture
def province(tmp_path: Path) -> Model:
    """Return the sample model in a folder whose `systems` a test may write."""
    return replace(load_model(PROVINCE), folder=tmp_path)


def test_a_sample_system_listens_where_its_endpoints_say():
    systems = list_sample_systems(load_model(PROVINCE))

    assert {system.id: system.listener.port for system in systems} == {
        "ho-tich": 18101,
        "dat-dai": 18102,
        "dang-ky-kinh-doanh": 18103,
        "mot-cua": 18104,
    }
    assert all(system.file.is_file() for system in systems)


def test_a_province_without_sample_systems_has_a_gateway_and_screens(province):
    systems = list_sample_systems(province)

    listeners = list_listeners(read_configuration({}), systems)

    assert [listener.name for listener in listeners] == ["gateway", "web"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- ho-tich", "system-id: program.py"),
        ("ho-tich: [", "systems.yaml"),
        ("khong-co: x.py", "khong-co: 0 endpoints"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_the_reason(province, text, reason):
    file = province.folder / "systems" / "systems.yaml"
    file.parent.mkdir()
    file.write_text(text)

    with pytest.raises(SampleFileMalformed, match=reason):
        list_sample_systems(province)


def test_a_sample_system_is_told_where_the_gateway_and_its_credentials_are(tmp_path):
    configuration = read_configuration({"LGSP_VAR": str(tmp_path), "LGSP_GATEWAY_PORT": "9090"})
    system = list_sample_systems(load_model(PROVINCE))[0]

    program = sample_program(system, configuration, calls=50)

    assert program.environment["LGSP_GATEWAY"] == "http://127.0.0.1:9090"
    assert program.environment["LGSP_CREDENTIALS"] == str(tmp_path / "credentials" / "ho-tich.json")
    assert list(program.command[-2:]) == ["--calls", "50"]
