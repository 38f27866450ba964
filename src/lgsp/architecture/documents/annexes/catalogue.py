"""The annexes, in the order of their numbers. This table is the whole answer."""

from . import investment_procedure, option_comparison, shared_databases, technical_requirements
from .annex import Annex

ANNEXES: tuple[Annex, ...] = (
    investment_procedure.ANNEX,
    option_comparison.ANNEX,
    technical_requirements.ANNEX,
    shared_databases.ANNEX,
)
