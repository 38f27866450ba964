"""One entity over the releases."""

import pytest

from lgsp.architecture.revisions.errors import EntityNeverThere
from lgsp.architecture.revisions.history import trace
from tests.architecture.model_folders import write_complete_folder


@pytest.fixture
def renamed(release, folder):
    """Return a folder: 1.0 knows the agency, 1.1 leaves it, 1.2 renames it, the folder changes it."""
    release("1.0", agency={"so-y-te": {"name": "Sở Y tế"}})
    release("1.1", agency={"so-noi-vu": {}})
    (folder / "model" / "agency" / "so-y-te.yaml").unlink()
    release("1.2", agency={"y-te": {"name": "Sở Y tế", "moved": ["so-y-te"]}})
    write_complete_folder(folder, agency={"y-te": {"name": "Y tế", "moved": ["so-y-te"]}})
    return folder


@pytest.mark.parametrize("id_", ["y-te", "so-y-te"])
def test_any_id_it_ever_had_leads_to_all_of_it(renamed, id_):
    told = [(one.manifest and one.manifest.version, one.sentences) for one in trace(renamed, id_)]

    assert told == [
        ("1.0", ("Có cơ quan “Sở Y tế” (so-y-te)",)),
        ("1.2", ("Sở Y tế: đổi mã so-y-te → y-te",)),
        (None, ("Y tế: tên “Sở Y tế” → “Y tế”",)),
    ]


def test_what_came_and_went_is_told(release, folder):
    release("1.0")
    release("1.1", agency={"so-y-te": {"name": "Sở Y tế"}})
    (folder / "model" / "agency" / "so-y-te.yaml").unlink()
    release("1.2")

    told = [(one.manifest.version, one.sentences[0]) for one in trace(folder, "so-y-te")]

    assert told == [
        ("1.1", "Thêm cơ quan “Sở Y tế” (so-y-te)"),
        ("1.2", "Bỏ cơ quan “Sở Y tế” (so-y-te)"),
    ]


def test_an_id_nobody_ever_had_is_refused_with_the_nearest(folder):
    with pytest.raises(EntityNeverThere, match="van-phong"):
        trace(folder, "van-fong")
