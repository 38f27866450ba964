"""Table 3 (ANHXA): where an object stands in the national figures, in its source documents and in the dossier."""

from .columns import Choice, Column

SHEET = "ANHXA"
KEY = "object_code"

COLUMNS = (
    Column("overview_block", "overview_block"),
    Column("own_component_block", "own_component_block"),
    Column("commune_block", "commune_block"),
    Column("source_framework", "source_framework"),
    Column("source_issuer", "source_issuer"),
    Column("source_version", "source_version"),
    Column("source_object_ref", "source_object_ref"),
    Column("mapping_relation", "mapping_relation", Choice("mapping_relation")),
    Column("doc_location", "doc_location"),
    Column("diagram_location", "diagram_location"),
    Column("reconciliation_note", "note"),
)
"""All but the first, which names the object."""
