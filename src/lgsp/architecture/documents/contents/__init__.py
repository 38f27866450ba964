"""
Which tables and figures stand in which paragraph of which outline. These tables are the whole answer.

The functions are called in this order; numbers are given in the order of the outline.
"""

from collections.abc import Mapping

from lgsp.architecture.documents.exhibits.exhibit import Contents

from . import outline_1425, outline_2384

CONTENTS: Mapping[str, Contents] = {
    "1425-2026": outline_1425.CONTENTS,
    "2384-2015": outline_2384.CONTENTS,
}
