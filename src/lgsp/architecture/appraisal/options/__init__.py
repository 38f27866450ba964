"""
Options: which way of doing a project costs less, by which assumption, and what else speaks for it.

Present values are those of the architecture document (`documents/annexes/ownership_costs.py`); a comparison adds what
an appraiser asks of them. It refuses what does not rest on one ground.
"""

from .comparing import Comparison, Costed, compare_options

__all__ = ["Comparison", "Costed", "compare_options"]
