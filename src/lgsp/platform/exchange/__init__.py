"""
The data plane: who calls what, under which agreement, forwarded and recorded.

It speaks the X-Road message protocol for REST, version r1, reads one immutable snapshot of the registry, and never
forwards a request or gives an answer that the evidence log does not hold. It knows no database: it keeps serving when
the registry is away.
"""
