"""
The ArchiMate door: Open Exchange Files 2.1 and 3.x, Archi's own files, coArchi folders in; a 3.1-schema file out.

It promises that our own file comes back identical, and that of a foreign file nothing is dropped: what has no place in
the model is kept beside it, in `foreign/`, and goes out again as it came.
"""
