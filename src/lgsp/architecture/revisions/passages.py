"""
The prose of a paragraph as passages: what is between blank lines, and each item of a list or row of a table.

Where lines break inside a passage is formatting, and so are spaces.

>>> split_passages("Một\\nhai.\\n\\n- ba\\n- bốn\\n  năm\\n")
('Một hai.', '- ba', '- bốn năm')
"""

import re

_BEGINS = re.compile(r"\s*([-*+>|#]|\d+[.)]\s|```|~~~)")


def split_passages(text: str) -> tuple[str, ...]:
    """Return the passages of a text, each on one line."""
    passages: list[list[str]] = []
    follows = False
    for line in text.splitlines():
        words = line.split()
        if words and follows and not _BEGINS.match(line):
            passages[-1] += words
        elif words:
            passages.append(words)
        follows = bool(words)
    return tuple(" ".join(words) for words in passages)
