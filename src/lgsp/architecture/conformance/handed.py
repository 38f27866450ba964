"""What is handed in beside the model: with it at hand, checks can be answered that the model alone leaves to people."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Handed:
    """
    The products that were made of one model for one issue.

    `outline` is that of the document. `drawn` are the ids of what stands on each diagram, by the code of the diagram.
    `version` and `data_cutoff` are printed in all products, and are empty where nobody has determined them.
    """

    outline: str
    drawn: Mapping[str, frozenset[str]]
    version: str = ""
    data_cutoff: str = ""
