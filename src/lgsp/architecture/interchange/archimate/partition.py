"""
Tell apart what a file says: entities of ours, what we only drew for readers, and all the rest, which is foreign.

The rest goes back to the foreign models it came from; what somebody added stands with the first of them, or alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.province import Province

from .concepts import Archimate, Diagram, Named, Text
from .errors import FieldsUnreadable
from .exchange import read_exchange
from .folding import unfold
from .foreign import Foreign, to_name
from .identifiers import rename
from .own import (
    FOREIGN,
    GENERATED,
    OWN,
    PROSE,
    PROVINCE,
    find_own,
    is_entity,
    is_generated,
    own_id,
    read_entity,
    read_head,
    read_mapping,
    read_prose,
    strip_own,
)

N = TypeVar("N", bound=Named)

ADDED = "bo-sung"
"""The name of the foreign model that holds what somebody added to a file of ours."""


@dataclass
class Parts:
    """What a file says, told apart; `carried` are our entities by the identifier of what carries them."""

    carried: dict[str, Entity] = field(default_factory=dict)
    foreign: tuple[Foreign, ...] = ()
    province: Province | None = None
    prose: dict[str, str] = field(default_factory=dict)
    drawn: int = 0
    changed: list[str] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    declined: dict[str, list[str]] = field(default_factory=dict)


def part(model: Archimate, *, path: str) -> Parts:
    """
    Tell apart what a model says.

    :raises FieldsUnreadable: if a property of ours was changed so that it can no longer be read
    """
    partition = _Partition(model, path)
    rest = replace(
        model,
        elements=tuple(partition.list_rest(model.elements)),
        relationships=tuple(partition.list_rest(model.relationships)),
        diagrams=tuple(partition.list_rest(model.diagrams)),
    )
    partition.read_head(rest)
    return partition.parts


class _Partition:
    def __init__(self, model: Archimate, path: str) -> None:
        self.model = model
        self.path = path
        self.names = model.definition_names
        self.known = {one.id for one in (*model.elements, *model.relationships)}
        self.parts = Parts()
        self.ids: dict[str, str] = {}

    def list_rest(self, listed: Iterable[N]) -> Iterator[N]:
        """Yield what is neither an entity of ours nor drawn for readers."""
        for one in listed:
            said = find_own(one, self.names)
            if not said:
                yield one
            elif is_entity(said) and not isinstance(one, Diagram):
                yield from self._take_entity(one, said)
            elif is_generated(one, said, self.names):
                self.parts.drawn += 1
            else:
                if GENERATED in said:
                    self.parts.changed.append(one.id)
                yield strip_own(one, self.names)

    def _take_entity(self, one: N, said: Mapping[str, str]) -> Iterator[N]:
        entity = read_entity(one, said, path=self.path)
        home = own_id(entity.kind, entity.id)
        if entity.id in self.ids or (one.id != home and home in self.known):
            self.parts.copies.append(one.id)
            yield strip_own(one, self.names)
            return
        self.ids[entity.id] = one.id
        self.parts.carried[one.id] = entity
        bare = strip_own(one, self.names)
        if one.id != home:
            yield bare
        elif surplus := _find_surplus(bare):
            yield surplus

    def read_head(self, rest: Archimate) -> None:
        """Read what the model itself says: the province and where the foreign parts belong."""
        said = find_own(self.model, self.names)
        if PROVINCE not in said:
            named = rest.names[0].text if rest.names else ""
            definitions = tuple(one for one in rest.definitions if self.names[one.id] not in OWN)
            whole = (
                rest if len(definitions) == len(rest.definitions) else replace(rest, definitions=definitions)
            )
            self.parts.foreign = (Foreign(to_name(named or self.path.rpartition(".")[0]), whole),)
            return
        self.parts.province = read_head(said[PROVINCE], self.model, property_name=PROVINCE, path=self.path)
        self.parts.prose = read_prose(said.get(PROSE, "{}"), self.model, path=self.path)
        sources = read_mapping(said.get(FOREIGN, "{}"), self.model, property_name=FOREIGN, path=self.path)
        try:
            self.parts.foreign = tuple(self._rebuild(rest, sources))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            reason = f"{type(error).__name__}: {error}"
            raise FieldsUnreadable(
                path=self.path, property=FOREIGN, owner=self.model.id, reason=reason
            ) from None
        extra = [one for one in self.model.properties if self.names[one.definition] not in OWN]
        self.parts.left_out += [f"thuộc tính {self.names[one.definition]} của cả mô hình" for one in extra]
        if self.model.organizations:
            self.parts.left_out.append("cây thư mục của công cụ")
        if self.model.metadata is not None:
            self.parts.left_out.append("siêu dữ liệu (metadata) của cả mô hình")

    def _rebuild(self, rest: Archimate, sources: Mapping[str, Any]) -> Iterator[Foreign]:
        """Yield the foreign models, each with what belongs to it; the first also has what belongs to none."""
        placed = {key for source in sources.values() for key in source.get("ids", ())}
        for position, (name, source) in enumerate(sources.items()):
            head = unfold(read_exchange(source["head"].encode(), name=self.path), path=self.path)
            ids = set(source.get("ids", ()))
            if position == 0:
                ids |= {one.id for group in _groups(rest) for one in group if one.id not in placed}
            members = _pick(rest, ids)
            self.parts.declined[to_name(name)] = list(source.get("declined", ()))
            yield Foreign(to_name(name), self._join(head, members, source))
        if not sources and (rest.elements or rest.relationships or rest.diagrams):
            head = Archimate(id=f"lgsp.foreign.{ADDED}", names=(Text("Phần bổ sung", "vi"),))
            yield Foreign(ADDED, self._join(head, rest, {}))

    def _join(self, head: Archimate, members: Archimate, source: Mapping[str, Any]) -> Archimate:
        used = {said.definition for group in _groups(members) for one in group for said in one.properties}
        used |= set(source.get("definitions", ()))
        whole = replace(
            head,
            elements=members.elements,
            relationships=members.relationships,
            diagrams=members.diagrams,
            definitions=tuple(one for one in self.model.definitions if one.id in used),
        )
        return rename(whole, source.get("renamed", {}))


def _groups(model: Archimate) -> tuple[tuple[Named, ...], ...]:
    return model.elements, model.relationships, model.diagrams


def _pick(rest: Archimate, ids: set[str]) -> Archimate:
    return replace(
        rest,
        elements=tuple(one for one in rest.elements if one.id in ids),
        relationships=tuple(one for one in rest.relationships if one.id in ids),
        diagrams=tuple(one for one in rest.diagrams if one.id in ids),
    )


def _find_surplus(one: N) -> N | None:
    """Return what somebody added to one of our elements: properties, names in further languages, other tools' facts."""
    names = tuple(text for text in one.names[1:] if text.language not in {"", "vi", "en"})
    if not (names or one.properties or one.extensions or one.extras):
        return None
    return replace(one, names=names, documentation=())


def add_surplus(one: N, surplus: Named) -> N:
    """Return something of ours with what somebody added to it."""
    return replace(
        one,
        names=one.names + surplus.names,
        properties=one.properties + surplus.properties,
        extensions=surplus.extensions,
        extras=surplus.extras,
    )
