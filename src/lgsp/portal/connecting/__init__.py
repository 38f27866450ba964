"""
Screens of the connections: the catalogue anyone reads, the requests two parties settle, the systems an agency joins.

Each view reads the request, makes one call of the registry, and shows. Who may take which step is in `rights`.
"""
