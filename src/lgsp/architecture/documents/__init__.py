"""
The official document, compiled: an outline, the model's tables and figures, and the prose officials write.

It promises that headings are those of the outline, word for word and in order; that numbers, tables and figures come
from the model and nowhere else; that what is missing is said; and that equal models give equal files. The tree of
blocks comes first; the writers (PDF, DOCX) only set it.
"""
