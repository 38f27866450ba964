"""The databases of the province, and the national ones it uses (IV.3)."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from .entities import (
    AgencyRef,
    DatabaseRef,
    DocumentRef,
    InformationRef,
    InfrastructureRef,
    Record,
    SystemRef,
)
from .objects import ArchitectureObject
from .values import Text


class DatabaseTier(StrEnum):
    """How widely a database is shared."""

    SPECIALISED = "specialised"
    SHARED = "shared"
    OPEN = "open"


class PersonalData(Record):
    """Why a database may hold personal data (Luật 91/2025/QH15, secondary source)."""

    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Căn cứ xử lý")
    purpose: Text | None = Field(default=None, title="Mục đích")
    log_retention: Text | None = Field(default=None, title="Thời hạn lưu nhật ký")
    is_sensitive: bool = Field(default=False, title="Có dữ liệu nhạy cảm")


class Database(ArchitectureObject):
    """A database: name, main content, lead agency (IV.3). Exactly one lead is a rule, not a type."""

    kind: ClassVar[str] = "database"
    title: ClassVar[str] = "Cơ sở dữ liệu"

    content: Text | None = Field(default=None, title="Nội dung chính")
    subjects: Text | None = Field(default=None, title="Đối tượng quản lý")
    holds: tuple[InformationRef, ...] = Field(default=(), title="Đối tượng thông tin lưu giữ")
    lead_agencies: tuple[AgencyRef, ...] = Field(default=(), title="Cơ quan chủ trì")
    partners: tuple[AgencyRef, ...] = Field(default=(), title="Cơ quan phối hợp")
    system: SystemRef | None = Field(default=None, title="Hệ thống quản lý")
    runs_on: tuple[InfrastructureRef, ...] = Field(default=(), title="Nơi lưu trữ")
    tier: DatabaseTier = Field(default=DatabaseTier.SHARED, title="Phân loại")
    is_national: bool = Field(default=False, title="Là cơ sở dữ liệu quốc gia")
    master_data: tuple[DatabaseRef, ...] = Field(default=(), title="Dùng dữ liệu chủ của")
    records: int | None = Field(default=None, ge=0, title="Số bản ghi")
    update_rhythm: Text | None = Field(default=None, title="Tần suất cập nhật")
    quality: Text | None = Field(default=None, title="Chất lượng dữ liệu")
    users: Text | None = Field(default=None, title="Đối tượng khai thác")
    security_level: int | None = Field(default=None, ge=1, le=5, title="Cấp độ an toàn")
    personal_data: PersonalData | None = Field(default=None, title="Dữ liệu cá nhân")
    legal_basis: tuple[DocumentRef, ...] = Field(default=(), title="Văn bản ban hành")
