"""What was found of the older reference models."""

from lgsp.architecture.frameworks.reference_models import list_reference_codes


def test_all_five_models_are_named():
    models = [found.model for found in list_reference_codes() if found.kind == "model"]

    assert sorted(models) == ["ARM", "BRM", "DRM", "SRM", "TRM"]


def test_a_code_that_was_only_inferred_is_not_verified():
    inferred = [found.code for found in list_reference_codes("DRM") if found.verification == "unverified"]

    assert inferred == ["DRM003"]
