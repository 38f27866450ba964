"""What would change on the platform if the model were applied."""

from lgsp.architecture.model.model import Model
from lgsp.platform.registry import queries

from .changes import Plan, compare
from .desired import desire, list_not_connectable
from .remarks import list_remarks


def make_plan(model: Model) -> Plan:
    """Return what applying the model would change; nothing is changed yet."""
    version = queries.get_version()
    wanted = desire(model)
    changes, extra = compare(wanted, queries.get_content())
    return Plan(
        instance=wanted.instance,
        model_digest=model.digest,
        snapshot_version=version,
        changes=changes,
        extra=extra,
        not_connectable=list_not_connectable(model),
        remarks=list_remarks(model),
    )
