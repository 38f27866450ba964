"""Where the secret of a newly connected system is put, for whoever hands it over: one file a system, owner only."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from lgsp.kernel.files import replace_file

from .errors import FolderNotWritable

if TYPE_CHECKING:
    from lgsp.platform.registry.services import IssuedCredential


def credential_file(var: Path, system: str) -> Path:
    """Return where the secret of that system of the model is put."""
    return var / "credentials" / f"{system}.json"


def keep_credential(credential: "IssuedCredential", *, var: Path) -> Path:
    """
    Write `credentials/<system>.json` and return its path; the secret is nowhere else.

    :raises FolderNotWritable: if it cannot be written; issue the credential again then
    """
    path = credential_file(var, credential.system)
    content = {
        "subsystem": credential.subsystem,
        "client_id": credential.client_id,
        "client_secret": credential.secret,
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(path, json.dumps(content, indent=2).encode(), mode=0o600)
    except OSError as error:
        remedy = "LGSP_VAR=another-folder"
        raise FolderNotWritable(folder=path.parent, reason=error.strerror, remedy=remedy) from error
    return path
