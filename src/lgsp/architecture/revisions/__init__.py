"""
What changed between two states of a model, in words; and the states that were issued, frozen.

It promises that a release can be read again exactly as it was, and that a difference names entities, not lines.
"""
