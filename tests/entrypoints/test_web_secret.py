import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from lgsp.entrypoints.errors import FolderNotWritable
from lgsp.entrypoints.web_secret import keep_secret


def test_the_secret_is_made_once_for_its_owner_only(tmp_path):
    path = tmp_path / "keys" / "web-secret"

    made = keep_secret(path)

    assert len(made) >= 50
    assert keep_secret(path) == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["web-secret"]


def test_of_many_makers_all_get_the_same(tmp_path):
    with ThreadPoolExecutor(8) as makers:
        made = set(makers.map(keep_secret, [tmp_path / "keys" / "web-secret"] * 8))

    assert len(made) == 1


def test_a_folder_that_cannot_be_is_told(tmp_path):
    (tmp_path / "keys").touch()

    with pytest.raises(FolderNotWritable, match="keys cannot be written"):
        keep_secret(tmp_path / "keys" / "web-secret")
