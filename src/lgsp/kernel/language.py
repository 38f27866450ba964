"""
Which language a terminal speaks: Vietnamese, unless `LGSP_LANG=en`.

Web pages use Django's translation; this is for the command line and for reports made without a server.

>>> pick("Đã sẵn sàng", "Ready", language="en")
'Ready'
>>> pick("Đã sẵn sàng", "Ready", language="vi")
'Đã sẵn sàng'
"""


def pick(vietnamese: str, english: str, *, language: str) -> str:
    """Return the text in the language asked for; anything but `en` is Vietnamese."""
    return english if language == "en" else vietnamese
