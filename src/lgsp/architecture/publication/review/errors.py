"""The refusals of this package."""

from lgsp.kernel.errors import Invalid, Refused


class NotReviewed(Invalid):
    """
    {file} carries no record of what it was built from ({reason}), so what was changed in it cannot be told.

    Give the Word file that `lgsp build` wrote, as it came back from Word or LibreOffice. A file whose text was copied
    into a new document has lost the record: copy the changes into the file that was built.
    """

    code = "REVIEW-001"
    vietnamese = (
        "Tệp {file} không mang bản ghi gốc của lần xuất ({reason}) nên không biết đã sửa gì; cần đúng tệp Word do lệnh "
        "“lgsp build” xuất ra, đã sửa và lưu lại. Nếu nội dung đã chép sang tệp khác thì chép phần sửa về tệp đó."
    )


class ReviewOfAnotherModel(Refused):
    """
    {file} speaks of {unknown} objects of {count} that the model {folder} has not; it was built from another model.

    Name the model that it was built from.
    """

    code = "REVIEW-002"
    vietnamese = (
        "Tệp {file} nói về {unknown} trong {count} đối tượng mà mô hình {folder} không có, nên được xuất từ mô hình "
        "khác; hãy chỉ đúng mô hình đã xuất ra tệp."
    )
