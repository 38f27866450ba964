"""Names that try what is drawn and set: long ones, and those with signs that mean something elsewhere."""

LONG = (
    "Hệ thống thông tin quản lý, giám sát và điều hành tập trung của tỉnh phục vụ người dân và doanh nghiệp"
)
HOSTILE = 'Tên <b>"lạ"</b> & # $x$ \\ 😀 ' + "W" * 300
