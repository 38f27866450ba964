"""
The annexes that paragraph VI.1 of the outline of 2015 asks the province to issue, each a document of its own.

They hold what the model and the lists of law say and forms to be filled in; they do not decide, and give no score.
"""
