"""
The archive of bodies, beside the log and never in it: encrypted, for services that ask for it, for so many days.

Each exchange has a key of its own. Destroy it and its bodies are gone, while every proof stays: the log only commits to
them.
"""
