"""
What agencies run and share: the exchange of messages, its evidence, the registry of who may call what, and its use.

Exchange and evidence are pure Python and work without a database; the rest are Django applications. This wing knows
nothing of the architecture model: `lgsp.alignment` turns one into the other.
"""
