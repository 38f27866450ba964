"""One word a concept: packages, tables and kinds of entity stand in the glossary, beside the Vietnamese word."""

import re

import pytest
from django.apps import apps

from lgsp.architecture.model.kinds import KINDS
from tests.house.source_tree import PACKAGE, ROOT

WORDS = set(re.findall(r"`([a-z0-9_-]+)`", (ROOT / "docs" / "glossary.md").read_text()))
FOLDERS = [PACKAGE, PACKAGE / "architecture", PACKAGE / "platform"]
PACKAGES = sorted(
    found.name for folder in FOLDERS for found in folder.iterdir() if (found / "__init__.py").exists()
)
TABLES = sorted({model.__name__ for model in apps.get_models() if model.__module__.startswith("lgsp.")})


def _to_word(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


@pytest.mark.parametrize("name", [*PACKAGES, *KINDS, *map(_to_word, TABLES)])
def test_a_name_stands_in_the_glossary(name):
    assert name in WORDS
