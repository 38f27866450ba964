"""
Does the model keep the rules? Like a linter: stable codes, four verdicts, a page for every rule.

A rule is a plain function over the whole model. The day it judges for is passed in. What cannot be judged for want of
facts is said to be so; it is never counted as kept.
"""
