"""Of XML nothing remains but what was agreed, by the schema that says how fields are written."""

from contextlib import suppress
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from lgsp.platform.contracts.errors import ContentUncut
from lgsp.platform.contracts.fields import Fields
from lgsp.platform.contracts.xml_cutting import MAX_DEPTH, MAX_MARKUP, check_media, cut_xml
from lgsp.platform.contracts.xml_plans import SOAP_NAMESPACES, make_plan, plan_names

TEXT = {"type": "string"}
PERSON = {
    "type": "object",
    "xml": {"name": "nguoi"},
    "properties": {
        "so": {"type": "string", "xml": {"attribute": True}},
        "hoTen": TEXT,
        "luong": TEXT,
        "con": {"type": "array", "items": {"$ref": "#/components/schemas/Con"}},
        "diaChi": {
            "type": "array",
            "xml": {"wrapped": True},
            "items": {"xml": {"name": "noi"}, "type": "string"},
        },
        "cha": {"type": "object", "properties": {"hoTen": TEXT, "luong": TEXT}},
    },
}
CON = {"type": "object", "xml": {"name": "con"}, "properties": {"hoTen": TEXT, "tuoi": TEXT}}
DOCUMENT = {"components": {"schemas": {"Con": CON, "Nguoi": PERSON}}}
ANSWER = """<?xml version="1.0" encoding="UTF-8"?>
<!-- bí mật --><nguoi so="7" ma="bí mật">bí mật<?bi mat?>
 <hoTen x="1">Nguyễn <b>Văn</b> &amp; A</hoTen><luong>bí mật</luong>
 <con><hoTen>B</hoTen><tuoi>bí mật</tuoi></con><con><hoTen>C</hoTen></con>
 <diaChi><noi>Xã 1</noi><bi>mật</bi></diaChi><cha><hoTen>D</hoTen><luong>bí mật</luong></cha>
</nguoi>""".encode()


def cut(content: bytes, *fields: str, schema=PERSON, document=DOCUMENT) -> str:
    plan = make_plan(document, schema, Fields(fields).tree)
    return cut_xml(content, plan).decode().removeprefix('<?xml version="1.0" encoding="UTF-8"?>')


@pytest.mark.parametrize(
    ("field", "kept"),
    [
        ("hoTen", '<hoTen x="1">Nguyễn <b>Văn</b> &amp; A</hoTen>'),
        ("con[].hoTen", "<con><hoTen>B</hoTen></con><con><hoTen>C</hoTen></con>"),
        ("con", "<con><hoTen>B</hoTen><tuoi>bí mật</tuoi></con><con><hoTen>C</hoTen></con>"),
        ("diaChi[]", "<diaChi><noi>Xã 1</noi></diaChi>"),
        ("cha.hoTen", "<cha><hoTen>D</hoTen></cha>"),
        ("con.hoTen", ""),
        ("cha[].hoTen", ""),
        ("hoTen.b", ""),
        ("khong", ""),
    ],
)
def test_a_field_is_kept_as_the_schema_writes_it(field, kept):
    assert cut(ANSWER, field) == (f"<nguoi>{kept}</nguoi>" if kept else "<nguoi/>")


def test_a_field_that_is_an_attribute_is_kept_as_one():
    assert cut(ANSWER, "so") == '<nguoi so="7"/>'
    assert cut(ANSWER, "ma") == "<nguoi/>"


def test_a_named_schema_and_what_it_is_put_together_from_are_followed():
    whole = {"allOf": [{"$ref": "#/components/schemas/Nguoi"}, {"properties": {"them": TEXT}}]}

    assert cut(b"<nguoi><them>1</them><hoTen>A</hoTen><x/></nguoi>", "them", "hoTen", schema=whole) == (
        "<nguoi><them>1</them><hoTen>A</hoTen></nguoi>"
    )


def test_another_root_than_was_described_is_refused():
    with pytest.raises(ContentUncut, match="root"):
        cut(b"<khac><hoTen>A</hoTen></khac>", "hoTen")


def test_what_two_fields_share_is_not_kept():
    schema = {
        "xml": {"name": "r"},
        "properties": {
            "a": {"type": "string", "xml": {"name": "x"}},
            "b": {"type": "string", "xml": {"name": "x"}},
        },
    }

    assert cut(b"<r><x>1</x></r>", "a", schema=schema) == "<r/>"


def test_a_field_is_only_taken_from_its_own_namespace():
    schema = {
        "xml": {"name": "r", "namespace": "urn:r"},
        "properties": {"a": TEXT, "b": {"type": "string", "xml": {"namespace": "urn:b"}}},
    }
    content = (
        b'<r xmlns="urn:r" xmlns:b="urn:b" xmlns:s="urn:secret">'
        b'<a>1</a><a xmlns="">2</a><s:a>3</s:a><b:b>4</b:b><b>5</b></r>'
    )

    assert cut(content, "a", "b", schema=schema) == (
        '<r xmlns="urn:r"><a>1</a><a xmlns="">2</a><b:b xmlns:b="urn:b">4</b:b></r>'
    )
    with pytest.raises(ContentUncut, match="root"):
        cut(b'<r xmlns="urn:other"><a>1</a></r>', "a", schema=schema)


def test_a_value_that_names_a_type_keeps_its_prefix_declared():
    content = (
        b'<nguoi xmlns:x="urn:x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:y="urn:secret">'
        b'<hoTen xsi:type="x:Ten">x:A</hoTen><cha xsi:nil="true"/><con xsi:nil="secret"/></nguoi>'
    )

    made = cut(content, "hoTen", "cha.hoTen", "con[].hoTen")

    root = etree.fromstring(made)
    assert root[0].nsmap["x"] == "urn:x"
    assert [child.attrib.values() for child in root] == [["x:Ten"], ["true"], []]
    assert "secret" not in made


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_of_an_envelope_the_body_is_cut_and_the_header_of_xroad_stays(version):
    content = f"""<s:Envelope xmlns:s="{SOAP_NAMESPACES[version]}" xmlns:x="http://x-road.eu/xsd/xroad.xsd">
<s:Header><x:id>1</x:id><x:client x:secret="1"><a/></x:client><wsse xmlns="urn:w">secret</wsse></s:Header>
<s:Body Id="secret">
<p:nguoi xmlns:p="urn:p"><hoTen>A</hoTen><p:hoTen>B</p:hoTen><luong>secret</luong></p:nguoi></s:Body>
</s:Envelope>""".encode()

    made = cut(content, "hoTen")

    body = etree.fromstring(made)[1]
    assert [child.text for child in body[0]] == ["A", "B"]
    assert [child.tag.rpartition("}")[2] for child in etree.fromstring(made)[0]] == ["id", "client"]
    assert "luong" not in made
    assert "wsse" not in made
    assert "Id=" not in made


def test_of_a_fault_code_and_sentence_stay():
    content = f"""<s:Envelope xmlns:s="{SOAP_NAMESPACES["1.1"]}"><s:Body><s:Fault><faultcode>s:Server</faultcode>
<faultstring>Hỏng</faultstring><detail>bí mật</detail></s:Fault></s:Body></s:Envelope>""".encode()
    errors = cut_xml(content, plan_names(["title"])).decode()

    assert cut(content, "hoTen") == errors.removeprefix('<?xml version="1.0" encoding="UTF-8"?>')
    assert "<faultcode>s:Server</faultcode><faultstring>Hỏng</faultstring></s:Fault>" in errors
    assert "bí mật" not in errors


def test_an_envelope_whose_schema_names_nothing_is_refused():
    content = f'<s:Envelope xmlns:s="{SOAP_NAMESPACES["1.1"]}"><s:Body><x/></s:Body></s:Envelope>'.encode()

    with pytest.raises(ContentUncut, match="does not name"):
        cut(content, "a", schema={"properties": {"a": TEXT}})


def test_of_an_error_what_errors_are_made_of_stays():
    content = b"<problem><title>Not found</title><stack>secret</stack></problem>"

    assert cut_xml(content, plan_names(["title"])).endswith(b"<problem><title>Not found</title></problem>")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'<!DOCTYPE nguoi [<!ENTITY x "bi mat">]><nguoi><hoTen>&x;</hoTen></nguoi>', "document type"),
        (b'<!DOCTYPE nguoi SYSTEM "file:///etc/passwd"><nguoi/>', "document type"),
        (b"<nguoi><hoTen>&x;</hoTen></nguoi>", "well-formed"),
        (b"<nguoi><hoTen>", "well-formed"),
        (b"", "well-formed"),
        (b"<a:nguoi/>", "well-formed"),
        ("<nguoi/>".encode("utf-16"), "UTF-8"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?><nguoi/>', "UTF-8"),
        (b'<?xml version="1.1"?><nguoi/>', "1.0"),
        (b"<nguoi>" * (MAX_DEPTH + 1) + b"</nguoi>" * (MAX_DEPTH + 1), "deep"),
        (b"<nguoi>%s</nguoi>" % (b"<a/>" * MAX_MARKUP), "more than"),
        (b"<nguoi>%s</nguoi>" % (b"\n" * 1_000_001), "lines"),
    ],
)
def test_what_cannot_be_read_in_one_way_is_refused(content, reason):
    with pytest.raises(ContentUncut, match=reason):
        cut(content, "hoTen")


def test_a_namespace_that_looks_like_a_name_does_not_pass_for_one():
    content = b'<nguoi><luong xmlns="urn:x hoTen">secret</luong><luong xmlns="urn:x&#10;hoTen">secret</luong></nguoi>'

    assert cut(content, "hoTen") == "<nguoi/>"


@pytest.mark.parametrize(
    ("content_type", "is_taken"),
    [
        (b"text/xml", True),
        (b'application/soap+xml; charset="UTF-8"', True),
        (b"text/xml;charset=utf-16", False),
        (b"text/xml; a=b; Charset = iso-8859-1", False),
        (b"text/csv", False),
    ],
)
def test_only_xml_in_utf_8_is_taken(content_type, is_taken):
    if is_taken:
        check_media(content_type)
    else:
        with pytest.raises(ContentUncut):
            check_media(content_type)


NAMES = st.sampled_from(["a", "b", "c", "ữ"])
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\ufffe\uffff", exclude_categories=("Cc", "Cs")),
    max_size=6,
)


@st.composite
def shapes(draw, depth=0):
    """Give a schema of an object with attributes, texts, objects, and lists wrapped or not."""
    kinds = ["text", "attribute"] + ["object", "list", "wrapped"] * (depth < 2)
    properties = {}
    for name in draw(st.lists(NAMES, max_size=4, unique=True)):
        kind = draw(st.sampled_from(kinds))
        if kind in ("text", "attribute"):
            properties[name] = {"type": "string", "xml": {"attribute": kind == "attribute"}}
        elif kind == "object":
            properties[name] = draw(shapes(depth=depth + 1))
        else:
            items = draw(shapes(depth=depth + 1))
            properties[name] = {"type": "array", "items": items, "xml": {"wrapped": kind == "wrapped"}}
    return {"type": "object", "properties": properties}


def fields_of(schema, before=""):
    """List every field a schema has."""
    for name, node in schema["properties"].items():
        yield before + name
        if node["type"] == "object":
            yield from fields_of(node, f"{before}{name}.")
        elif node["type"] == "array":
            yield f"{before}{name}[]"
            yield from fields_of(node["items"], f"{before}{name}[].")


@st.composite
def filled(draw, schema, element, *, path=""):
    """Fill an element by its schema, and with what nobody described; give the path of each value written."""
    written = []
    for name, node in schema["properties"].items():
        place = f"{path}.{name}".lstrip(".")
        if node["type"] == "string":
            value = f"<{len(written)}&{place}" + draw(TEXTS)
            written.append((place, value))
            if node["xml"]["attribute"]:
                element.set(name, value)
            else:
                ElementTree.SubElement(element, name).text = value
        elif node["type"] == "object":
            written += draw(filled(node, ElementTree.SubElement(element, name), path=place))
        else:
            holder = ElementTree.SubElement(element, name) if node["xml"]["wrapped"] else element
            for _ in range(draw(st.integers(0, 2))):
                written += draw(
                    filled(node["items"], ElementTree.SubElement(holder, name), path=f"{place}[]")
                )
    if draw(st.booleans()):
        ElementTree.SubElement(element, "{urn:x}a").text = element.text = f"SECRET {path}"
        element.set("secret", f"SECRET {path}")
        written += [(f"{path}.undescribed".lstrip("."), f"SECRET {path}")] * 3
    return written


def steps_of(path):
    return [step for part in path.split(".") for step in [part.rstrip("[]"), *["[]"] * part.count("[]")]]


def list_values(root):
    return sorted(
        value for one in root.iter() for value in [one.text, one.tail, *one.attrib.values()] if value
    )


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_nothing_outside_the_agreed_fields_remains_and_everything_inside_does(data):
    schema = data.draw(shapes())
    root = ElementTree.Element("r")
    written = data.draw(filled(schema, root))
    known = sorted(set(fields_of(schema)))
    agreed = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=3)) if known else ["a"]

    made = cut(ElementTree.tostring(root, encoding="utf-8"), *agreed, schema=schema, document={})

    def is_agreed(path):
        steps = steps_of(path)
        return any(steps[: len(wanted)] == wanted for wanted in map(steps_of, agreed))

    expected = sorted(value for path, value in written if is_agreed(path))
    found = list_values(ElementTree.fromstring(made))
    assert found == expected
    outside = [value for path, value in written if not is_agreed(path)]
    assert not set(outside) & set(found)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), TEXTS)
def test_text_comes_back_as_it_was_and_the_result_is_xml(spoilt, text):
    root = ElementTree.Element("nguoi")
    ElementTree.SubElement(root, "hoTen", {"x": text}).text = text
    made = cut(ElementTree.tostring(root, encoding="utf-8"), "hoTen")

    again = ElementTree.fromstring(made)[0]
    assert (again.text or "", again.attrib["x"]) == (text, text)
    with suppress(ContentUncut):
        ElementTree.fromstring(cut(spoilt.encode(), "hoTen"))
