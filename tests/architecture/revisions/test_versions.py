"""Numbers of releases."""

import pytest

from lgsp.architecture.revisions.errors import VersionMalformed
from lgsp.architecture.revisions.versions import is_version, parse_version


def test_versions_are_ordered_as_numbers():
    texts = ["1.10", "1.2", "1.2.1", "2.0", "0.9"]

    assert [str(one) for one in sorted(map(parse_version, texts))] == ["0.9", "1.2", "1.2.1", "1.10", "2.0"]


@pytest.mark.parametrize(
    "text",
    ["1", "", "1.", "v1.0", "1.0-nhap", "01.0", "1.0.0.0.0", "../1.0", "１.0", "1.0\n", "9" * 7 + ".0"],
)
def test_what_is_not_a_version_is_refused(text):
    assert not is_version(text)
    with pytest.raises(VersionMalformed):
        parse_version(text)
