"""What the files of a dossier are called."""

import re

from hypothesis import given
from hypothesis import strategies as st

from lgsp.architecture.frameworks.diagrams import list_diagrams
from lgsp.architecture.publication.package.names import name_file, plain


def test_code_and_version_stand_in_the_name():
    names = [name_file(one.code, one.short_name, "1.1") for one in list_diagrams()]

    assert names[0] == "SĐ-T-01_Mo-hinh-khai-quat_v1.1"
    assert len(set(names)) == 7
    assert all(name.startswith(f"{one.code}_") for name, one in zip(names, list_diagrams(), strict=True))


@given(st.text())
def test_a_name_never_leaves_its_folder(text):
    assert re.fullmatch(r"[A-Za-z0-9.-]*", plain(text))
    assert "/" not in name_file("SĐ-04", text, text)
