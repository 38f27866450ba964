"""Prose is compared passage by passage."""

from lgsp.architecture.revisions.passages import split_passages


def test_line_breaks_inside_a_passage_do_not_count():
    assert split_passages("Một hai\nba.") == split_passages("Một\nhai   ba.\n\n")


def test_items_rows_and_headings_are_passages_of_their_own():
    text = "# Đầu\nMột\n\n- hai\n- ba\n  bốn\n1. năm\n| a | b |\n| c | d |\n"

    assert split_passages(text) == ("# Đầu Một", "- hai", "- ba bốn", "1. năm", "| a | b |", "| c | d |")


def test_a_list_and_a_sentence_with_dashes_differ():
    assert split_passages("- một\n- hai") != split_passages("- một - hai")
