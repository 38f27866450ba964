"""
Who and what the sample systems know: invented, and plainly marked so.

Personal numbers begin with 999, which no province has; names are "Công dân Mẫu" and "Doanh nghiệp Mẫu" with
a number.
"""

COUNT = 20


def personal_number(n: int) -> str:
    """Return the personal number of the n-th invented citizen, going round after the last."""
    return f"999{n % COUNT + 1:09}"


def citizen_name(n: int) -> str:
    """Return the name of the n-th invented citizen."""
    return f"Công dân Mẫu {n % COUNT + 1:02}"


def enterprise_number(n: int) -> str:
    """Return the number of the n-th invented enterprise."""
    return f"99{n % COUNT + 1:08}"


def parcel_code(n: int) -> str:
    """Return the code of the n-th invented land parcel."""
    return f"LG-{n % COUNT + 1:04}"


def dossier_code(n: int) -> str:
    """Return the code of the n-th invented dossier."""
    return f"H99.02-260901-{n:04}"
