"""A page for every entity: what it says, who uses it, what the rules say of it, and what becomes of it."""

from collections.abc import Iterator, Sequence
from typing import Any

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.systems import System
from lgsp.architecture.pictures.interoperability import context_pictures

from .addresses import KINDS, entity_page, kind_page, to_root
from .atlas import Atlas
from .figures import Drawing, draw
from .findings import list_said
from .history import Chapter, list_dated
from .paper_pages import Crumb
from .relations import Users, list_users
from .rendering import Setting
from .values import Teller

_ELSEWHERE = ("id", "name", "name_en", "description", "status", "changes", "undetermined", "not_applicable")
"""Fields that stand at the head of the page, among its history, or beside those that are filled in."""
_SOURCES = ("source", "provenance", "confirmed_by", "confirmed_on", "aliases", "moved")


def make_entity_pages(
    atlas: Atlas, setting: Setting, *, chapters: Sequence[Chapter]
) -> Iterator[tuple[str, bytes]]:
    """Yield the page of every entity, each with its address."""
    teller = Teller(atlas)
    for entity in atlas.facts.whole.listed:
        page = entity_page(entity.kind, entity.id)
        facts = _describe(atlas, teller, entity)
        told = [(one.title, one.sentences[entity.id]) for one in chapters if entity.id in one.sentences]
        yield page, setting.render("entity.html", page, section=KINDS, entity=entity, chapters=told, **facts)


def _describe(atlas: Atlas, teller: Teller, entity: Entity) -> dict[str, Any]:
    own = list(teller.list_facts(entity, without=(*_ELSEWHERE, *_SOURCES)))
    said_of = {name for name in type(entity).model_fields if name not in _SOURCES}
    users = tuple(list_users(atlas, entity))
    return {
        "name": " ".join(entity.name.split()),
        "own": own,
        "open": list(teller.list_open(entity)),
        "sources": list(teller.list_facts(entity, without=said_of)),
        "said": list(list_said(atlas, entity.id)),
        "turns": list(list_dated(atlas, atlas.model.entities[entity.id])),
        "users": users,
        "mentions": atlas.mentions.get(entity.id, ()),
        "file": atlas.model.origins[entity.id].file,
        "drawings": _draw_context(atlas, entity, users),
        "trail": (
            Crumb("Đối tượng", KINDS, chrome=True),
            Crumb(entity.title, kind_page(entity.kind), chrome=True),
        ),
    }


def _draw_context(atlas: Atlas, entity: Entity, users: Sequence[Users]) -> tuple[Drawing, ...]:
    """Return what a system is connected to, where it gives or takes anything."""
    if not isinstance(entity, System) or not any(group.kind == Flow.title for group in users):
        return ()
    root = to_root(entity_page(entity.kind, entity.id))
    scenes = context_pictures(atlas.facts, entity.id)
    return tuple(
        draw(scene, anchor=f"ket-noi-{place}", atlas=atlas, root=root)
        for place, scene in enumerate(scenes, start=1)
    )
