"""
What can be proved: an append-only transparency log of every exchange.

A record commits to salted digests, never to a body. Records are the leaves of an RFC 6962 Merkle tree whose signed
head (C2SP checkpoint) grows and never rewrites: nobody, the operator included, can drop, alter or reorder a record
without every later proof failing. This package knows nothing of HTTP, agreements or databases.
"""
