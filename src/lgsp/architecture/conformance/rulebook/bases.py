"""The documents that several rules rest on, each with how far its text has been verified."""

from lgsp.architecture.conformance.rules import Basis


def framework(place: str) -> Basis:
    """Return the basis of rules that the national framework of 2026 lays down."""
    return Basis(f"Quyết định 1425/QĐ-TTg ngày 29/07/2026, {place}", "sourced")


def guide(place: str) -> Basis:
    """Return the basis of rules that the guide to the framework proposes; it was a draft when read."""
    return Basis(f"Dự thảo hướng dẫn ngày 13/09/2026 của Bộ Khoa học và Công nghệ, {place}", "draft")


def security_levels(place: str) -> Basis:
    """Return the basis of rules on security levels; the decree was read in other people's excerpts."""
    return Basis(f"Nghị định 331/2026/NĐ-CP ngày 19/08/2026, {place}", "secondary")


def investment(place: str) -> Basis:
    """Return the basis of rules on investment from the state budget; the decree was read in excerpts."""
    return Basis(f"Nghị định 224/2026/NĐ-CP ngày 24/06/2026, {place}", "secondary")
