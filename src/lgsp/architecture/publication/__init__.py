"""
What the province hands in, made from one model: decision, architecture, annexes, pictures, data set, site.

It knows which papers belong to which outline, writes them in every format, and says what is still missing. A file is
whole or not there: each is written beside its place and then renamed.
"""
