"""Comments stay with what they speak of, whatever order the fields are written in."""

from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.formatting import format_record

SOURCE = """\
# tệp của Sở A
#   hai dòng
name: "CSDL Đất đai" # tên trong danh mục
id: csdl
# chưa chắc
lead_agencies: [so-a, so-b]
content: |
  # không phải chú thích
  dòng "hai" # cũng không
personal_data:
  # vì sao
  purpose: 'a # b'  # mục đích
  legal_basis:
  - nd # một
  # trước hai
  - nd2
# cuối tệp
"""
WRITTEN = """\
id: csdl
# tệp của Sở A
#   hai dòng
name: CSDL Đất đai  # tên trong danh mục
content: |-
  # không phải chú thích
  dòng "hai" # cũng không
# chưa chắc
lead_agencies:
- so-a
- so-b
personal_data:
  legal_basis:
  - nd  # một
  # trước hai
  - nd2
  # vì sao
  purpose: 'a # b'  # mục đích
# cuối tệp
"""


def test_comments_follow_their_field_and_marks_inside_values_are_no_comments():
    assert format_record(Database, SOURCE, file="x") == WRITTEN


def test_what_was_formatted_once_stays_as_it_is():
    assert format_record(Database, WRITTEN, file="x") == WRITTEN


def test_the_comment_of_a_field_that_is_left_out_is_not_lost():
    source = "id: a\nname: A\n# đã duyệt\nstatus: in-use  # mặc định\n"

    assert format_record(Database, source, file="x") == "id: a\nname: A  # mặc định\n# đã duyệt\n"
