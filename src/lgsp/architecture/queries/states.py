"""
The state of a model that somebody asks for: of a day, or of the last day of a stage of the road map.

A stage is a query: what is there at its end.
"""

from datetime import date

from lgsp.architecture.model.model import Model
from lgsp.architecture.model.phrases import suggest
from lgsp.architecture.model.planning import Stage

from .errors import MomentUnknown


def get_state(model: Model, moment: str) -> Model:
    """
    Return the state of the model on a day written year-month-day, or at the end of the stage of that id.

    :raises MomentUnknown: if it is neither
    """
    try:
        return model.at(date.fromisoformat(moment))
    except ValueError:
        stage = model.find(Stage, moment)
    if stage is None:
        stages = [one.id for one in model.all(Stage)]
        raise MomentUnknown(moment=moment, suggestion=suggest(moment, stages))
    return model.at(stage.ends_on)
