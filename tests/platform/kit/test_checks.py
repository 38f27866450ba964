import pytest

from lgsp.platform.kit.checks import check_folder


@pytest.fixture
def folder(settings, tmp_path):
    """Return the folder of a node, not made yet."""
    settings.LGSP_VAR = tmp_path / "var"
    return settings.LGSP_VAR


def test_a_folder_that_is_still_to_be_made_is_in_order(folder):
    assert check_folder() == []


def test_a_file_where_the_folder_should_be_is_told(folder):
    folder.touch()

    assert [(message.id, message.msg) for message in check_folder()] == [
        ("kit.E001", f"{folder} cannot be written.")
    ]


@pytest.mark.parametrize(("mode", "found"), [(0o600, []), (0o644, ["kit.E002"]), (0o660, ["kit.E002"])])
def test_a_secret_that_others_can_read_is_told(folder, mode, found):
    secret = folder / "keys" / "web-secret"
    secret.parent.mkdir(parents=True)
    secret.touch()
    secret.chmod(mode)

    assert [message.id for message in check_folder()] == found
