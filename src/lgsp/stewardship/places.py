"""Where the description stands: the model folder, and beside it what the program keeps about it."""

from dataclasses import dataclass
from pathlib import Path

from lgsp.architecture.revisions.commits import History

_KEPT = "model.git"
_LOCK = "model.lock"


@dataclass(frozen=True, slots=True)
class Place:
    """The model folder, and the folder where what the program keeps stands."""

    folder: Path
    var: Path

    @property
    def history(self) -> History:
        """Return the folder's history."""
        return History(self.folder, kept=self.var / _KEPT)

    @property
    def lock(self) -> Path:
        """Return the lock of whoever writes into the folder."""
        return self.var / _LOCK
