"""
A Word file that comes back from review: what was changed in it, as a proposal on the model.

Prose comes back exactly, as Markdown; a cell that shows a fact as it stands becomes a change of that fact. All else
that somebody wrote (comments, changes of what the model or the outline says) is told with its place and its words.
"""
