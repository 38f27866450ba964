"""
What every package may rely on: refusals, identifiers, Vietnamese text, files replaced whole.

Pure Python: no framework, no database, no network, and no clock (time is passed in).
"""
