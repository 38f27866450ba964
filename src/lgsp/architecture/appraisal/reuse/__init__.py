"""
Duplicates and reuse: what of a design is there already, for the whole country or in the province.

`find_candidates` holds each thing of a design against the national platforms and what the model has, and says by which
facts they are alike.
"""

from .candidates import Candidate, Origin
from .matching import THRESHOLD, Fact, Kind, Match, find_candidates

__all__ = ["THRESHOLD", "Candidate", "Fact", "Kind", "Match", "Origin", "find_candidates"]
