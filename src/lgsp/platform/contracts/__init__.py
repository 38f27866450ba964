"""
Descriptions of services (OpenAPI 3.0 and 3.1), and what follows from one: is this request as described, is this answer,
what would an answer look like, which fields may pass.

Pure: no network, no clock. A description is read from bytes of anyone, so nothing in it is fetched, and everything
in it is bounded.
"""
