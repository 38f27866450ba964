"""
Where every page of the site is, from its root: ids and keys lead to names that never change.

>>> to_root(entity_page("system", "mot-cua"))
'../../'
>>> slug("Sơ đồ SĐ-T-01 (1)")
'so-do-sd-t-01-1'
"""

import re

from lgsp.kernel.text import fold

HOME = "index.html"
PAPERS = "tai-lieu.html"
KINDS = "doi-tuong.html"
AGENCIES = "co-quan.html"
PICTURES = "hinh.html"
FINDINGS = "phat-hien.html"
CHANGES = "thay-doi.html"
SEARCH = "tim-kiem.html"
ASSETS = "assets"
DRAWINGS = "hinh"
DOWNLOADS = "tai-ve"


def entity_page(kind: str, id: str) -> str:  # noqa: A002 -- the field is named id
    """Return the page of an entity."""
    return f"doi-tuong/{kind}/{id}.html"


def kind_page(kind: str) -> str:
    """Return the page that lists a kind."""
    return f"doi-tuong/{kind}.html"


def paper_page(paper: str) -> str:
    """Return the first page of a paper."""
    return f"tai-lieu/{slug(paper)}.html"


def leaf_page(paper: str, key: str) -> str:
    """Return the page of a paragraph of a paper."""
    return f"tai-lieu/{slug(paper)}/{plain(key)}.html"


def to_root(page: str) -> str:
    """Return how a page goes up to the root."""
    return "../" * page.count("/")


def slug(text: str) -> str:
    """Return the text as a file name of small letters, figures and dashes."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-") or "trang"


def plain(key: str) -> str:
    """
    Return a key as part of an address: what is neither letter, figure, dot nor dash becomes a dash.

    What a key says before a slash is its paper, which the address has already.

    >>> plain("V.7b"), plain("Phụ lục 01"), plain("phu-luc/2/14.")
    ('V.7b', 'phu-luc-01', '14')
    """
    key = key.rpartition("/")[2]
    bare = key if key.isascii() else fold(key)
    return re.sub(r"[^A-Za-z0-9.-]+", "-", bare).strip("-.") or "muc"
