"""
The describing wing: the province's architecture as data, its rules, its pictures, its documents.

Pure Python: no Django, no database, no clock, no network. It does not know that a platform exists.
"""
