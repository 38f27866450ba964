"""
The dossier of Quyết định 1425/QĐ-TTg as it is handed over: Mẫu số 01, 02 and 03, and what goes with them.

All three bear the same version, day of effect and day of closure, taken from the issue in the model; what nobody has
determined says so in all three.
"""
