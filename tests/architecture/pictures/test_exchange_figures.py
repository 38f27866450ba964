"""The figures of functions, interactions, information and volumes."""

from lgsp.architecture.pictures.exchange_figures import (
    count_interactions,
    count_secrecy,
    count_supported,
    sum_volumes,
)
from tests.architecture.pictures.test_current_state import counted


def test_a_function_is_supported_when_a_system_says_so(picture_model):
    functions = {"mot": {}, "hai": {}, "ba": {"lead": None}, "cu": {"status": "retired"}}

    model = picture_model(function=functions, system={"ho-tich": {"functions": ["mot"]}})

    assert counted(count_supported(model)) == {
        "so-tu-phap": {"Có hệ thống hỗ trợ": 1, "Chưa có hệ thống hỗ trợ": 1},
        "Chưa xác định": {"Chưa có hệ thống hỗ trợ": 1},
    }


def test_interactions_are_counted_by_direction_and_channel(picture_model):
    interactions = {"a": {"channel": "paper"}, "b": {"direction": "external"}}

    assert counted(count_interactions(picture_model(interaction=interactions))) == {
        "Ngang cấp": {"Giấy": 1},
        "Với bên ngoài tỉnh": {"Chưa xác định": 1},
    }


def test_information_is_counted_by_group_the_largest_first_and_none_last(picture_model):
    held = {
        "a": {"category": "Đất đai", "secrecy": "open"},
        "b": {"category": "Con người"},
        "c": {"category": "Con người"},
        "d": {},
        "e": {},
        "f": {},
    }

    figures = count_secrecy(picture_model(information=held))

    assert figures.rows == ("Con người", "Đất đai", "Chưa xác định")


def test_volumes_are_summed_by_who_provides(picture_model):
    flows = {
        "mot-cua-ho-tich": {"daily_volume": "7"},
        "nua": {"daily_volume": "5"},
        "cu": {"status": "retired"},
    }

    figures = sum_volumes(picture_model(flow=flows))

    assert (figures.rows, figures.totals) == (("so-tu-phap",), (12,))
