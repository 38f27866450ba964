"""
What the model puts into the documents: tables, figures, steps, and parts made of those, each a function of an edition.

An exhibit knows neither its number nor its place; compiling gives it both. Nothing here formats: a cell is words.
"""
