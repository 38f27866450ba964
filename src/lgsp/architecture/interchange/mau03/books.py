"""
What things are called in the cells of a data set, and what the cells call things.

Agencies go by their official name; where two that the data set names have the same, or a name would be misread, the
id stands behind it in square brackets. Objects and tasks go by their code.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lgsp.architecture.model.entities import Entity, Undetermined
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.systems import Service
from lgsp.kernel.text import fold

from .cells import is_not_applicable, is_undetermined, plain, write_undetermined
from .errors import AgencyUnknown, ObjectUnknown, TaskUnknown

_WITH_ID = re.compile(r"(.*\S)\s*\[([a-z0-9]+(?:-[a-z0-9]+)*)\]", re.DOTALL)

Found = Callable[[str, str], str | None]
"""Makes an agency of a name nobody knows, with the id it should have or none; returns its id, or None to refuse."""


def _refuse(_name: str, _id: str) -> None:
    return None


@dataclass
class Book:
    """
    The names of one data set.

    `objects` and `tasks` are codes by id; `known_objects` and `known_tasks` ids by code. `found` is asked about an
    agency that nobody knows.
    """

    entities: dict[str, Entity]
    objects: dict[str, str] = field(default_factory=dict)
    tasks: dict[str, str] = field(default_factory=dict)
    known_objects: dict[str, str] = field(default_factory=dict)
    known_tasks: dict[str, str] = field(default_factory=dict)
    found: Found = _refuse
    ambiguous: set[str] = field(default_factory=set)
    _agencies: dict[str, set[str]] | None = field(default=None, repr=False)
    _services: dict[tuple[str, str], str] | None = field(default=None, repr=False)

    def limit_to(self, agencies: Iterable[str]) -> None:
        """Say which agencies the data set names, by id: only among them must a name be unique."""
        names = Counter(self.entities[key].name for key in set(agencies))
        self.ambiguous = {name for name, count in names.items() if count > 1}

    def name_of(self, key: str) -> str:
        """Return the name of any entity, or the id when it is not there."""
        entity = self.entities.get(key)
        return entity.name if entity else key

    def write_agency(self, key: str) -> str:
        """Return what a cell calls an agency."""
        name = self.name_of(key)
        misread = name.endswith("]") or is_not_applicable(name) or is_undetermined(name)
        return f"{name} [{key}]" if misread or name in self.ambiguous else name

    def read_agency(self, cell: str) -> str:
        """
        Return the id of the agency a cell names: by its name, code, short name or another register's code.

        :raises AgencyUnknown: if there is none, or more than one
        """
        marked = _WITH_ID.fullmatch(cell)
        if marked and isinstance(self.entities.get(marked[2]), Agency):
            return marked[2]
        for wanted in (cell, plain(cell), fold(plain(cell))):
            keys = self._find_agencies().get(wanted, set())
            if len(keys) == 1:
                return next(iter(keys))
            if keys:
                raise AgencyUnknown(name=cell)
        name, key = (marked[1], marked[2]) if marked else (cell, "")
        made = self.found(name, key)
        if made is None:
            raise AgencyUnknown(name=cell)
        return made

    def add(self, entity: Entity) -> None:
        """Take in an entity, or what it has become."""
        self.entities[entity.id] = entity
        if isinstance(entity, Agency):
            self._agencies = None

    def find_service(self, name: str, *, provider: str | None) -> str | None:
        """Return the id of the service of that name that a system provides; services are never new in a workbook."""
        if self._services is None:
            offered = [one for one in self.entities.values() if isinstance(one, Service)]
            self._services = {(one.provider, one.name): one.id for one in offered}
        return self._services.get((provider or "", name))

    def write_undetermined(self, said: Undetermined) -> str:
        """Return the cell of a field that is not determined."""
        return write_undetermined(self.write_agency(said.unit), said.deadline)

    def read_object(self, cell: str, *, column: str) -> str:
        """
        Return the id of the object a cell names by its code, with or without its name behind a dash.

        :raises ObjectUnknown: if table 1 has none
        """
        for wanted in (cell, cell.split(" - ", 1)[0].strip()):
            if wanted in self.known_objects:
                return self.known_objects[wanted]
        raise ObjectUnknown(code=cell, column=column)

    def read_task(self, cell: str) -> str:
        """
        Return the id of the task a cell names by its code.

        :raises TaskUnknown: if table 4 has none
        """
        if cell not in self.known_tasks:
            raise TaskUnknown(code=cell)
        return self.known_tasks[cell]

    def _find_agencies(self) -> dict[str, set[str]]:
        """Return the ids of agencies by everything they are called; official names go before the rest."""
        if self._agencies is None:
            agencies = [one for one in self.entities.values() if isinstance(one, Agency)]
            found: dict[str, set[str]] = {}
            for agency in agencies:
                for called in {agency.name, plain(agency.name), fold(plain(agency.name))}:
                    found.setdefault(called, set()).add(agency.id)
            official = set(found)
            for agency in agencies:
                for called in _list_other_names(agency):
                    if called not in official:
                        found.setdefault(called, set()).add(agency.id)
            self._agencies = found
        return self._agencies


def _list_other_names(agency: Agency) -> set[str]:
    given = [agency.code, agency.code_qcvn102, agency.short_name, *(one.value for one in agency.aliases)]
    names = {name for name in given if name}
    return names | {plain(name) for name in names} | {fold(plain(name)) for name in names}
