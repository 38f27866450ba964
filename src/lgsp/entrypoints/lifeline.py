"""
The lifeline of a run: ends a process group when the process that started it is gone, however it went.

Runs as the leader of the group. Its standard input is a pipe whose other end only the supervisor holds: end
of file means that the supervisor left without stopping its programs (`kill -9`, a crash).
"""

import os
import signal
import sys
import time

GRACE_S = 2.0


def main() -> None:
    """Wait for the supervisor to vanish; then ask the group to stop, and end what has not."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.stdin.buffer.read()
    os.killpg(0, signal.SIGTERM)
    time.sleep(GRACE_S)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main()
