"""
The rules themselves, a module a subject, and what several of them ask of a model.

A rule says what it judges and why; it knows nothing of how findings are gathered, waived or printed.
"""
