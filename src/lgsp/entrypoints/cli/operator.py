"""Who types the command."""

import os
import pwd


def name_operator() -> str:
    """Return the name of the account on this machine."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"uid {os.getuid()}"
