"""What the portal refuses."""

from lgsp.kernel.errors import Unavailable


class ReceiptNotReady(Unavailable):
    """
    There is no receipt of the exchange {exchange_id} on this machine yet.

    A receipt exists once its record is in a signed checkpoint, within seconds; the log of another node lies on that
    node's machine.
    """

    code = "PORTAL-001"
    vietnamese = "Chưa có biên nhận của lượt trao đổi {exchange_id} trên máy này."
