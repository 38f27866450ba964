"""Every kind of entity, by the name of the folder its files live in."""

from .components import Component
from .databases import Database
from .entities import Entity
from .exchanges import Contract, Flow, Information, Interaction, Relation
from .governance import Issue, Survey, Waiver
from .norms import Document, Principle, ReferenceComponent, Standard
from .organisation import Agency, Function, Responsibility, Role
from .planning import Gap, Goal, Project, Stage, Task
from .systems import Infrastructure, Service, System

KINDS: dict[str, type[Entity]] = {
    entity.kind: entity
    for entity in (
        Agency,
        Role,
        Function,
        Interaction,
        Information,
        Database,
        System,
        Infrastructure,
        Service,
        Contract,
        Flow,
        Relation,
        Component,
        ReferenceComponent,
        Principle,
        Standard,
        Goal,
        Stage,
        Project,
        Gap,
        Task,
        Document,
        Responsibility,
        Waiver,
        Survey,
        Issue,
    )
}
