"""
A PDF measured from its glyphs: margins, sizes, typefaces, page numbers, and what its tags and bookmarks say.

PDFium opens the file, after its streams were weighed: PDFium itself would unpack a gigabyte without asking.
"""
