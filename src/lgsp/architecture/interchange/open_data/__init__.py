"""
The model as open data: canonical JSON, CSV tables with a data dictionary, and JSON-LD.

It promises that what is written can be read again by anyone, that the notice of an invented province and the marks of
source and verification travel along, and that what is not for publication can be left out, and is then counted.
"""
