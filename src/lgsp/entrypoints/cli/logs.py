"""Which log a verb of `lgsp evidence` is about, and by which key it is trusted."""

from pathlib import Path
from typing import Annotated

import typer

from lgsp.entrypoints.configuration import read_configuration
from lgsp.platform.evidence.keys import read_verifier_key
from lgsp.platform.evidence.notes import VerifierKey

Node = Annotated[
    str | None,
    typer.Option(
        "--node", help="Nút cổng kết nối; mặc định LGSP_NODE. / The gateway node; default LGSP_NODE."
    ),
]


def find_log(node: str | None) -> Path:
    """Return the folder of a node's log; of this node, unless one is named."""
    configuration = read_configuration()
    return configuration.var / "evidence" / (node or configuration.node)


def find_key(node: str | None) -> VerifierKey | None:
    """Return the public half of the node's key that is kept beside the secret one, if it is on this machine."""
    configuration = read_configuration()
    kept = configuration.var / f"keys/evidence-{node or configuration.node}.vkey"
    return read_verifier_key(kept) if kept.exists() else None
