"""
Mẫu số 03: the data set of the architecture dossier, as the workbook officials know (draft guide of 13/09/2026).

It promises that what it writes it reads back to the same bytes, that every cell it does not accept is named with the
reason, and that nothing of a model is overwritten: what comes in is a proposal, or a new model.
"""
