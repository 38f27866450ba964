"""
Appraisal: does a submitted design conform, what does it build again, and which way of doing it costs less (VI.1).

A design is a fragment of a model; what is said of it is worked out on the model merged with it.
"""
