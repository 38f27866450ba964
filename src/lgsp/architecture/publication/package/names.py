"""
What the files of the dossier are called: code and version stand in the name (draft guide of 13/09/2026, Mẫu số 02, 5).

>>> name_file("SĐ-T-01", "Mô hình khái quát", "1.1")
'SĐ-T-01_Mo-hinh-khai-quat_v1.1'
>>> name_file("Mau-so-03", "Bộ dữ liệu kiến trúc", "Chưa xác định")
'Mau-so-03_Bo-du-lieu-kien-truc_vChua-xac-dinh'
"""

import re
import unicodedata

_NO_LETTER = re.compile(r"[^A-Za-z0-9.]+")


def name_file(code: str, name: str, version: str) -> str:
    """Return the name of a file without its ending: code, name without tone marks, version."""
    return f"{code}_{plain(name)}_v{plain(version)}"


def plain(text: str) -> str:
    """
    Return the text without marks, its words joined by hyphens.

    >>> plain("Đối tượng, dữ liệu")
    'Doi-tuong-du-lieu'
    """
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    return _NO_LETTER.sub("-", letters).strip("-")
