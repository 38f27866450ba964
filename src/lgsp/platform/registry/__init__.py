"""
Who may call what: members, their systems and services, agreements, credentials, and the snapshot gateways read.

Every change is made by a function of `services`, and publishes a new snapshot in the same transaction. It knows
nothing of the architecture's model, and nothing of what was exchanged.
"""
