"""The world outside a log, in memory: witnesses and an authority by address, each of which can be away."""

from lgsp.platform.evidence.asking import Reply, WitnessAddress
from lgsp.platform.evidence.attestation_refusals import SourceAway
from lgsp.platform.evidence.testing import MONDAY
from lgsp.platform.evidence.witness import Witness
from tests.platform.evidence.authority import OpensslAuthority

NOW = MONDAY // 1_000_000_000
WITNESS_URL = "http://thanh-tra.example"
AUTHORITY_URL = "http://tsa.example"


class Outside:
    """`post` for an attestor; `now` is its clock."""

    def __init__(self, **witnesses: Witness) -> None:
        self.sides: dict[str, Witness | OpensslAuthority] = {
            f"http://{name}.example": witness for name, witness in witnesses.items()
        }
        self.away: set[str] = set()
        self.asked: list[str] = []
        self.clock = NOW

    def now(self) -> int:
        """Return the time of this world."""
        return self.clock

    def address(self, name: str) -> WitnessAddress:
        """Return a witness as a log knows it."""
        url = f"http://{name}.example"
        return WitnessAddress(self.sides[url].verifier_key, url)

    def post(self, url: str, body: bytes, content_type: str) -> Reply:
        """Answer as over HTTP."""
        base = url.removesuffix("/add-checkpoint")
        self.asked.append(base)
        if base in self.away:
            raise SourceAway(url=url, reason="connection refused")
        side = self.sides[base]
        if isinstance(side, OpensslAuthority):
            return side.post(url, body, content_type)
        answer = side.add_checkpoint(body, at=self.clock)
        return Reply(answer.status, answer.body, answer.content_type.partition(";")[0])
