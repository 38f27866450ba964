"""
lgsp: one description of a province's e-government architecture, checked, published, run and compared with reality.

Two wings stand on one kernel and never import each other: `architecture` describes, `platform` runs. `alignment` is
the only package that knows both; `portal` shows, `entrypoints` wire.
"""

__version__ = "0.1.0"
