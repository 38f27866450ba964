"""What is not for publication is left out, with all that would give it away, and is counted."""

from lgsp.architecture.interchange.open_data.canonical import write_json
from lgsp.architecture.interchange.open_data.publication import list_fields_not_public, select_public
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.shapes import list_shapes


def test_every_field_named_as_not_public_exists():
    for kind, field, reason in list_fields_not_public():
        kinds = KINDS.values() if kind == "*" else [KINDS[kind]]

        assert all(field in entity.model_fields for entity in kinds)
        assert reason


def test_contacts_and_endpoints_are_left_out_and_counted(model_folder):
    endpoint = {"tra-cuu-ho-tich": {"endpoint": "https://noi-bo"}}
    changes = [{"valid_from": "2026-01-01", "becomes": {"endpoint": "https://noi-bo-moi"}}]
    contact = {"tra-cuu-thua-dat": {"technical_contact": "Ông A", "changes": changes}}
    publication = select_public(load_model(model_folder(service=endpoint | contact)))

    written = write_json(publication.model).decode()

    assert publication.values_left_out == {"service.endpoint": 1, "service.technical_contact": 1}
    assert "noi-bo" not in written
    assert "Ông A" not in written


def test_secret_information_takes_along_what_carries_it(model_folder):
    model = load_model(
        model_folder(
            information={"mat": {"secrecy": "state-secret"}, "mo": {"secrecy": "open"}, "chua": {}},
            flow={"mot-cua-ho-tich": {"objects": ["mat", "mo"]}},
            database={"csdl-ho-tich": {"holds": ["mat", "mo"]}},
            interaction={"trao-doi": {"flows": ["mot-cua-ho-tich"]}},
            waiver={"mien": {"subjects": ["mot-cua-ho-tich", "ho-tich"]}},
        )
    )

    publication = select_public(model)

    public = publication.model
    assert publication.entities_left_out == {"information": 1, "flow": 1}
    assert publication.unclassified == 1
    assert public.all(Flow) == ()
    assert public.entities["csdl-ho-tich"].holds == ("mo",)
    assert public.entities["trao-doi"].flows == ()
    assert public.entities["mien"].subjects == ("ho-tich",)
    assert b'"mat"' not in write_json(public)


def test_restricted_information_is_left_out_and_not_named_by_what_carries_it(model_folder):
    model = load_model(
        model_folder(
            information={"kin": {"secrecy": "restricted"}, "noi-bo": {"secrecy": "internal"}},
            interaction={"trao-doi": {"information": ["kin", "noi-bo"]}},
            flow={"mot-cua-ho-tich": {"objects": ["kin"], "information": ["Hồ sơ kín"]}},
            responsibility={"giu": {"targets": ["kin", "noi-bo"]}},
        )
    )

    publication = select_public(model)

    public = publication.model.entities
    assert publication.entities_left_out == {"information": 1}
    assert publication.values_left_out == {"flow.information": 1}
    assert (public["mot-cua-ho-tich"].objects, public["mot-cua-ho-tich"].information) == ((), ())
    assert public["giu"].targets == ("noi-bo",)
    assert public["trao-doi"].information == ("noi-bo",)


def test_the_notice_and_the_marks_of_verification_stay(sound_model):
    public = select_public(sound_model).model

    assert public.province.notice == "Tỉnh giả định."
    assert public.entities["nghi-dinh"].verification == "sourced"
    assert public.prose == {}


def test_required_references_are_known_from_the_classes():
    required = {shape.name for shape in list_shapes(Flow) if shape.is_required and shape.targets}

    assert required == {"provider", "consumer"}
