"""Foreign keys obey the same layers as imports: a table may only point down."""

import pytest
from django.apps import apps

from tests.house.source_tree import layers_of

LAYERS = ["portal", "stewardship", "alignment", *layers_of("lgsp.platform")]
DEPTH = {name: depth for depth, name in enumerate(LAYERS)}
THIRD_PARTY = len(LAYERS)
OURS = [
    model for model in apps.get_models() if model._meta.app_label in DEPTH and not model._meta.proxy
]  # a proxy has no table
RELATIONS = [
    field
    for model in OURS
    for field in model._meta.get_fields()
    if field.is_relation and not field.auto_created and field.related_model
    if field.related_model._meta.app_label != model._meta.app_label
]


def test_the_platform_has_tables():
    assert {model._meta.app_label for model in OURS} >= {"identity", "registry", "usage"}


@pytest.mark.parametrize("field", RELATIONS, ids=str)
def test_relations_between_packages_point_down(field):
    ours = DEPTH[field.model._meta.app_label]
    theirs = DEPTH.get(field.related_model._meta.app_label, THIRD_PARTY)

    assert theirs > ours, f"{field} points up: move it, or turn it around"
    if theirs < THIRD_PARTY:
        assert field.remote_field.hidden, f"{field} needs related_name='+'"
