"""
The caller's place in a trace (W3C Trace Context): passed on as it came, and recorded where it is sampled.

>>> find_trace({b"traceparent": b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"})
'00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
>>> find_trace({b"traceparent": b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"})
''
"""

import re

_TRACEPARENT = re.compile(rb"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f][13579bdf]")


def find_trace(noted: dict[bytes, bytes]) -> str:
    """Return a sampled traceparent of version 00; anything else is nothing, and no reason to refuse a call."""
    given = noted.get(b"traceparent")
    return given.decode() if given and _TRACEPARENT.fullmatch(given) else ""
