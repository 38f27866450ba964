"""The twelve checks before an architecture is issued."""

from lgsp.architecture.frameworks.checks import list_issue_checks


def test_there_are_twelve_in_order_each_in_the_drafts_own_words():
    checks = list_issue_checks()

    assert [check.code for check in checks] == [f"C{number:02}" for number in range(1, 13)]
    assert all(check.text.endswith(".") and check.text != check.name for check in checks)
    assert "một bản ghi duy nhất tại Bảng 1" in checks[4].text
