"""Write the views of an exchange file."""

from collections.abc import Iterator

from .concepts import Archimate, Diagram
from .markup_writing import attribute, write_named, write_texts
from .views import Colour, Connection, Drawn, Node, Point, Style


def write_diagrams(model: Archimate) -> Iterator[str]:
    """Yield the part of the file that holds viewpoints and views."""
    if not model.diagrams and not model.viewpoints:
        return
    yield "  <views>"
    if model.viewpoints:
        yield "    <viewpoints>"
        yield from (f"      {viewpoint}" for viewpoint in model.viewpoints)
        yield "    </viewpoints>"
    if model.diagrams:
        yield "    <diagrams>"
        for diagram in model.diagrams:
            yield from _write_diagram(diagram)
        yield "    </diagrams>"
    yield "  </views>"


def _write_diagram(diagram: Diagram) -> Iterator[str]:
    yield (
        f'      <view{attribute("identifier", diagram.id)} xsi:type="Diagram"'
        f"{attribute('viewpoint', diagram.viewpoint)}{attribute('viewpointRef', diagram.viewpoint_ref)}>"
    )
    yield from write_named(diagram, "        ")
    for node in diagram.drawing.nodes:
        yield from _write_node(node, "        ")
    for line in diagram.drawing.connections:
        yield from _write_connection(line, "        ")
    yield "      </view>"


def _write_node(node: Node, indent: str) -> Iterator[str]:
    reference = "elementRef" if node.type == "Element" else "conceptRef"
    head = (
        f'{indent}<node{attribute("identifier", node.id)} xsi:type="{node.type}"'
        f"{attribute(reference, node.ref)}{attribute('xpathPart', node.xpath)}"
        f' x="{node.x}" y="{node.y}" w="{node.width}" h="{node.height}"'
    )
    inside = list(_write_drawn(node, f"{indent}  "))
    for one in node.nodes:
        inside.extend(_write_node(one, f"{indent}  "))
    yield from _close(head, inside, f"{indent}</node>")


def _write_connection(line: Connection, indent: str) -> Iterator[str]:
    head = (
        f'{indent}<connection{attribute("identifier", line.id)} xsi:type="{line.type}"'
        f"{attribute('relationshipRef', line.ref)}{attribute('source', line.source)}"
        f"{attribute('target', line.target)}"
    )
    inside = list(_write_drawn(line, f"{indent}  "))
    places = [("sourceAttachment", line.source_attachment)]
    places += [("bendpoint", point) for point in line.bendpoints]
    places += [("targetAttachment", line.target_attachment)]
    inside += [_write_point(tag, point, f"{indent}  ") for tag, point in places if point is not None]
    yield from _close(head, inside, f"{indent}</connection>")


def _close(head: str, inside: list[str], end: str) -> Iterator[str]:
    if not inside:
        yield f"{head}/>"
        return
    yield f"{head}>"
    yield from inside
    yield end


def _write_drawn(one: Drawn, indent: str) -> Iterator[str]:
    yield from write_texts("label", one.labels, indent)
    yield from write_texts("documentation", one.documentation, indent)
    if one.style is not None:
        yield from _write_style(one.style, indent)
    yield from (f"{indent}<viewRef{attribute('ref', ref)}/>" for ref in one.view_refs)


def _write_style(style: Style, indent: str) -> Iterator[str]:
    inside = [
        _write_colour(tag, colour, f"{indent}  ")
        for tag, colour in (("lineColor", style.line), ("fillColor", style.fill))
        if colour is not None
    ]
    if style.font is not None:
        font = style.font
        head = (
            f"{indent}  <font{attribute('name', font.name)}{attribute('size', font.size)}"
            f"{attribute('style', font.style)}"
        )
        colour = [_write_colour("color", font.colour, f"{indent}    ")] if font.colour is not None else []
        inside += _close(head, colour, f"{indent}  </font>")
    yield from _close(
        f"{indent}<style{attribute('lineWidth', style.line_width)}", inside, f"{indent}</style>"
    )


def _write_colour(tag: str, colour: Colour, indent: str) -> str:
    alpha = "" if colour.alpha is None else f' a="{colour.alpha}"'
    return f'{indent}<{tag} r="{colour.red}" g="{colour.green}" b="{colour.blue}"{alpha}/>'


def _write_point(tag: str, point: Point, indent: str) -> str:
    return f'{indent}<{tag} x="{point.x}" y="{point.y}"/>'
