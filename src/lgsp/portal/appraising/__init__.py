"""
Screens of appraisal: the cases beside the model, each with its results, duplicates, pictures and options.

A case is a folder that its people keep; the screens show what follows from it, and change nothing.
"""
