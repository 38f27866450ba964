"""
The diagrams of Mẫu số 02: the figures of Quyết định 1425/QĐ-TTg made concrete, and the plates they are handed in on.

A diagram is drawn for the room it has, a plate of A3 or a page of the document, on as many sheets as it needs. A plate
is such a sheet with its frame and title block.
"""
