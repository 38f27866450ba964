"""
The doors of the model: Mẫu số 03 and survey workbooks, ArchiMate files, open data.

It promises that nothing is lost in silence and nothing is overwritten: what comes in is a proposal with a report, and
what has no place in the model is kept beside it. Hostile files are refused before they are unpacked.
"""
