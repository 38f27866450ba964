"""
What a person may do with the description: their agency's rights by the model, on a day, and what the agency owns.

Rights follow roles, roles their dated holders: a right moves on the day the role does, and no account is touched.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.organisation import Agency, Right, Role
from lgsp.architecture.queries.owners import list_owners
from lgsp.platform.identity.roles import Role as Account


@dataclass(frozen=True)
class Standing:
    """
    A person: the account and its name, the agency of the model they work for, and what they may do.

    Without an agency a person reads. `is_administrator` keeps the architecture only while no agency does.
    """

    account: str
    name: str
    agency: Agency | None
    rights: frozenset[Right]

    @property
    def keeps(self) -> bool:
        """Say whether the person may agree to changes and edit what belongs to nobody else."""
        return Right.KEEP in self.rights

    @property
    def may_ask(self) -> bool:
        """Say whether the person may ask for changes at all."""
        return self.keeps or self.agency is not None

    def may_edit(self, entity: Entity, model: Model) -> bool:
        """Say whether the person may ask to change an entity, as it is in that model."""
        return self.keeps or (self.agency is not None and self.agency.id in list_owners(entity, model))


NOBODY = Standing("", "", None, frozenset())


def read_standing(user: Any, model: Model, *, on: date) -> Standing:
    """Return what a signed-in person may do on a day; nobody signed in may do nothing here."""
    if not user.is_authenticated:
        return NOBODY
    agency = find_agency(model, user.agency) if user.role == Account.OFFICER else None
    rights = _list_rights(model, agency, on) if agency is not None else frozenset()
    if user.role == Account.ADMINISTRATOR and not has_keeper(model, on=on):
        rights = frozenset({Right.KEEP})
    return Standing(user.get_username(), _name(user), agency, rights)


def _name(user: Any) -> str:
    """Return a person's name in the Vietnamese order, family name first; without one, the account's."""
    return f"{user.last_name} {user.first_name}".strip() or str(user.get_username())


def find_agency(model: Model, code: str) -> Agency | None:
    """Return the agency of an electronic identifier, if the model has it."""
    return next((one for one in model.all(Agency) if code and one.code == code), None)


def has_keeper(model: Model, *, on: date) -> bool:
    """Say whether any agency keeps the architecture on a day."""
    return any(Right.KEEP in role.rights and _holders(role, on) for role in model.all(Role))


def _list_rights(model: Model, agency: Agency, on: date) -> frozenset[Right]:
    return frozenset(
        right for role in model.all(Role) if agency.id in _holders(role, on) for right in role.rights
    )


def _holders(role: Role, on: date) -> set[str]:
    return {
        one.agency
        for one in role.holders
        if (one.valid_from is None or one.valid_from <= on) and (one.valid_to is None or on <= one.valid_to)
    }
