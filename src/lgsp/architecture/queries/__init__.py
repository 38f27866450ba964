"""
Questions asked of a model: what is it, who depends on it, how are two things connected, which ones fit.

It promises answers that are the same for the command line, for Python and for the screens; it changes nothing.
"""
