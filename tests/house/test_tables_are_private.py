"""Only a package's own modules import its tables; everyone else calls its queries and services."""

import grimp

GRAPH = grimp.build_graph("lgsp")


def test_only_a_package_imports_its_own_models():
    strangers = [
        f"{importer} imports {module}"
        for module in GRAPH.modules
        if module.endswith(".models")
        for importer in GRAPH.find_modules_that_directly_import(module)
        if not importer.startswith(module.removesuffix(".models"))
    ]

    assert strangers == []
