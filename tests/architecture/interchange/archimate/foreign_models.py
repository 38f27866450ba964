"""
Foreign ArchiMate models made by chance from a seed: the oddities of real files, in any amount.

Names repeat, languages are several and wrongly tagged, properties have spaces and brackets in their names,
relationships join relationships, notes and plain lines stand in the views, and where `beyond` is asked for, things
no exchange file can say.
"""

from random import Random

from lgsp.architecture.interchange.archimate.concepts import (
    Archimate,
    Definition,
    Diagram,
    Element,
    Item,
    Property,
    Relationship,
    Text,
    Texts,
)
from lgsp.architecture.interchange.archimate.views import Colour, Connection, Font, Node, Point, Style, View
from lgsp.architecture.interchange.archimate.vocabulary import ELEMENTS, RELATIONSHIPS

KEYS = ["Status", "Object ID", "BIV (score) [1-4]", "Trạng thái", "GGM-guid", "URL", "Ngày rà soát", " "]
LANGUAGES = ["", "vi", "en", "es", "nl-NL"]
WORDS = [
    "Hộ tịch",
    "Land",
    "Zaak & <dossier>",
    'Cổng "một cửa"',
    "Dữ liệu\tchủ",
    "Quản lý\nvăn bản",
    "Thuế",
    "Y tế",
]
TYPES, TIES = sorted(ELEMENTS), sorted(RELATIONSHIPS)


def make_foreign(
    seed: int, *, elements: int = 30, relationships: int = 60, views: int = 3, beyond: bool = False
) -> Archimate:
    """Return the model of that seed and size."""
    return _Maker(Random(seed), beyond).make(elements, relationships, views)


class _Maker:
    def __init__(self, random: Random, beyond: bool) -> None:
        self.random = random
        self.beyond = beyond

    def make(self, elements: int, relationships: int, views: int) -> Archimate:
        made = tuple(self._element(number) for number in range(elements))
        ends = [one.id for one in made]
        tied: list[Relationship] = []
        for number in range(relationships):
            tied.append(self._relationship(number, [*ends, *(one.id for one in tied[-3:])]))
        diagrams = tuple(self._diagram(number, made, tied) for number in range(views))
        return Archimate(
            id="id-model",
            version=self.random.choice([None, "1.4"]),
            names=(Text("Kiến trúc mẫu", "vi"), Text("Sample", "en")),
            documentation=self._texts(2),
            properties=self._properties(),
            elements=made,
            relationships=tuple(tied),
            organizations=self._organizations(
                [*ends, *(one.id for one in tied), *(one.id for one in diagrams)]
            ),
            definitions=tuple(Definition(id=f"propid-{n}", names=(Text(key),)) for n, key in enumerate(KEYS)),
            diagrams=diagrams,
            extras=self._extras("metadata.author"),
        )

    def _element(self, number: int) -> Element:
        bad = self.beyond and self.random.random() < 0.1
        return Element(
            id=f"{number}/x" if bad else f"id-e{number}",
            type="Thing" if bad else self.random.choice(TYPES),
            names=(Text(self.random.choice(WORDS), self.random.choice(LANGUAGES)), *self._texts(1)),
            documentation=self._texts(2),
            properties=self._properties(),
            extras=self._extras("@profiles"),
        )

    def _relationship(self, number: int, ends: list[str]) -> Relationship:
        kind = self.random.choice(TIES)
        return Relationship(
            id=f"id-r{number}",
            type=kind,
            source=self.random.choice(ends),
            target=self.random.choice(ends),
            access=self.random.choice([None, "Read", "Write"]) if kind == "Access" else None,
            modifier=self.random.choice([None, "++", "5", "rất mạnh"]) if kind == "Influence" else None,
            directed=self.random.choice([None, True, False]) if kind == "Association" else None,
            names=self._texts(1),
            properties=self._properties() if self.random.random() < 0.3 else (),
        )

    def _diagram(self, number: int, elements: tuple[Element, ...], tied: list[Relationship]) -> Diagram:
        key = f"id-v{number}"
        known = {one.id for one in elements}
        chosen = self.random.sample(tied, min(15, len(tied)))
        joined = [one for one in chosen if {one.source, one.target} <= known]
        ends = [end for one in joined for end in (one.source, one.target)]
        alone = [one.id for one in self.random.sample(elements, min(6, len(elements)))]
        nodes = [self._node(f"{key}-n{n}", ref, n) for n, ref in enumerate(dict.fromkeys(ends + alone))]
        places = {one.ref: one.id for one in nodes}
        lines = [self._line(f"{key}-c{n}", one, places) for n, one in enumerate(joined)]
        if len(nodes) > 2:
            lines.append(Connection(id=f"{key}-l", type="Line", source=nodes[0].id, target=nodes[1].id))
        note = Node(id=f"{key}-note", type="Label", x=5, y=5, width=90, height=40, labels=(Text("Ghi chú"),))
        group = Node(
            id=f"{key}-g",
            type="Container",
            x=9,
            y=9,
            width=400,
            height=300,
            labels=(Text("Nhóm"),),
            nodes=(note,),
        )
        return Diagram(
            id=key,
            names=(Text(f"Sơ đồ {number}"),),
            viewpoint=self.random.choice([None, "Layered", "Góc nhìn riêng"]),
            properties=self._properties(),
            drawing=View(nodes=(group, *nodes), connections=tuple(lines)),
        )

    def _node(self, key: str, ref: str, number: int) -> Node:
        shift = -40 if self.beyond and number == 0 else 0
        return Node(
            id=key,
            type="Element",
            ref=ref,
            x=20 + number % 5 * 150 + shift,
            y=20 + number // 5 * 90,
            width=-1 if self.beyond and number == 1 else 120,
            height=55,
            style=self._style(),
            extras=self._extras("@textAlignment"),
        )

    def _line(self, key: str, tied: Relationship, places: dict[str | None, str]) -> Connection:
        bends = tuple(Point(self.random.randint(0, 900), self.random.randint(0, 900)) for _ in range(2))
        return Connection(
            id=key,
            type=self.random.choice(["Relationship", "NestingRelationship"]),
            ref=tied.id,
            source=places[tied.source],
            target=places[tied.target],
            bendpoints=bends[: self.random.randint(0, 2)],
            source_attachment=self.random.choice([None, Point(3, 4)]),
            style=self._style(),
        )

    def _style(self) -> Style | None:
        if self.random.random() < 0.4:
            return None
        return Style(
            line_width=self.random.choice([None, "2"]),
            fill=Colour(255, self.random.randint(0, 255), 0, self.random.choice([None, 60])),
            line=self.random.choice([None, Colour(1, 2, 3)]),
            font=self.random.choice(
                [None, Font(name="Segoe UI", size="9", style="bold", colour=Colour(0, 0, 0))]
            ),
        )

    def _organizations(self, refs: list[str]) -> tuple[tuple[Item, ...], ...]:
        leaves = tuple(Item(ref=ref) for ref in refs)
        inner = Item(id="id-folder", labels=(Text("Trong"),), items=leaves[::2], extras=self._extras("@type"))
        return ((Item(labels=(Text("Ngoài", "vi"),), items=(inner, *leaves[1::2])),),)

    def _properties(self) -> tuple[Property, ...]:
        chosen = self.random.sample(range(len(KEYS)), self.random.randint(0, 3))
        return tuple(
            Property(definition=f"propid-{one}", values=self._texts(2) or (Text(""),)) for one in chosen
        )

    def _texts(self, most: int) -> Texts:
        return tuple(
            Text(self.random.choice(WORDS), self.random.choice(LANGUAGES))
            for _ in range(self.random.randint(0, most))
        )

    def _extras(self, key: str) -> tuple[tuple[str, str], ...]:
        return ((key, "giá trị"),) if self.beyond and self.random.random() < 0.3 else ()
