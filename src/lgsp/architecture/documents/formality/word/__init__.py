"""A DOCX measured: what its styles, sections and fields come to, without laying out a page."""
