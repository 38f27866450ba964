"""The province a model describes."""

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .entities import Record
from .values import Text


class Province(Record):
    """
    What `province.yaml` says: who the province is, how the platform addresses it, and the outline it follows.

    `code` is the province's electronic identifier (Quyết định 20/2020/QĐ-TTg). An invented province carries a notice,
    which is printed on every output.
    """

    name: Text = Field(title="Tên ngắn")
    full_name: Text = Field(title="Tên đầy đủ")
    code: str = Field(
        title="Mã định danh điện tử",
        pattern=r"^[A-Z0-9][A-Z0-9.]*$",
        description="chữ hoa không dấu, chữ số và dấu “.”, ví dụ H99",
    )
    xroad_instance: str = Field(
        title="Tên thể hiện (instance) X-Road",
        pattern=r"^[A-Za-z0-9][A-Za-z0-9.\-]*$",
        description="chữ không dấu, chữ số, dấu “.” và “-”, ví dụ VN-H99",
    )
    outline: Text = Field(title="Đề cương áp dụng")
    law_profile: Text | None = Field(default=None, title="Hồ sơ pháp lý áp dụng")
    seat: Text = Field(title="Nơi đặt trụ sở Ủy ban nhân dân")
    confirmation_months: int = Field(
        default=12, ge=1, le=120, title="Số tháng mà sau đó dữ kiện phải được xác nhận lại"
    )
    invented: bool = Field(default=False, title="Tỉnh giả định")
    notice: str = Field(default="", title="Lời báo in trên mọi sản phẩm")

    @model_validator(mode="after")
    def _invented_says_so(self) -> "Province":
        if self.invented and not self.notice:
            raise PydanticCustomError("notice_missing", "an invented province carries a notice")
        return self
