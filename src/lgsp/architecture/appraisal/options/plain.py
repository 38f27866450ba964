"""A comparison as plain values of JSON."""

from typing import Any

from .comparing import Comparison, Costed
from .telling import say_verdict


def to_builtins(comparison: Comparison, *, language: str = "vi") -> dict[str, Any]:
    """Return all that a comparison says; amounts are whole đồng in present value."""
    return {
        "project": comparison.project.id,
        "horizon_years": comparison.best.option.horizon_years,
        "discount_rate": comparison.best.option.discount_rate,
        "options": [_give(one) for one in comparison.options],
        "difference": comparison.difference,
        "swings": [
            {"name": one.name, "at_low": one.at_low, "at_high": one.at_high, "decides": one.decides}
            for one in comparison.swings
        ],
        "break_even_systems": comparison.break_even,
        "verdict": say_verdict(comparison, language=language),
    }


def _give(one: Costed) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "low": one.low,
        "marginal": one.marginal,
        "high": one.high,
        "loaded": one.loaded,
        "off_budget": one.off_budget,
        "mark": None if one.mark is None else str(one.mark),
        "costs": [
            {
                "category": cost.line.category,
                "year": cost.line.year,
                "likely": cost.line.likely,
                "factor": str(cost.factor),
                "present": cost.present,
            }
            for cost in one.reckoned.costs
        ],
        "derived_connection": one.derived
        and {
            "units": one.derived.units,
            "unit_cost": one.derived.unit_cost,
            "projects": list(one.derived.projects),
            "cost": one.derived.cost,
            "declared": one.derived.declared,
        },
        "platform_share": one.share
        and {"platforms": list(one.share.platforms), "cost": one.share.cost, "systems": one.share.systems},
    }
