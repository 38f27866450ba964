"""Information systems, what they run on, and the services they offer on the LGSP (II, V.2, V.3)."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from .entities import (
    AgencyRef,
    ComponentRef,
    ContractRef,
    DatabaseRef,
    FunctionRef,
    InfrastructureRef,
    ServiceRef,
    StandardRef,
    SystemRef,
)
from .objects import ArchitectureObject, Security
from .values import Text


class SystemKind(StrEnum):
    """What sort of thing a system is."""

    APPLICATION = "application"
    PLATFORM = "platform"
    CHANNEL = "channel"
    INFRASTRUCTURE = "infrastructure"
    SECURITY = "security"


class System(ArchitectureObject):
    """An information system (II, V.3). A national one names its row in the framework's list."""

    kind: ClassVar[str] = "system"
    title: ClassVar[str] = "Hệ thống thông tin"

    owner: AgencyRef = Field(title="Cơ quan chủ quản")
    system_kind: SystemKind = Field(default=SystemKind.APPLICATION, title="Loại hệ thống")
    component: ComponentRef | None = Field(default=None, title="Thành phần trong sơ đồ tổng thể")
    functions: tuple[FunctionRef, ...] = Field(default=(), title="Chức năng, nghiệp vụ được hỗ trợ")
    runs_on: tuple[InfrastructureRef, ...] = Field(default=(), title="Hạ tầng vận hành")
    uses: tuple[ServiceRef, ...] = Field(default=(), title="Dịch vụ dùng chung được sử dụng")
    replaces: tuple[SystemRef, ...] = Field(default=(), title="Thay thế hệ thống")
    security_level: int | None = Field(default=None, ge=1, le=5, title="Cấp độ an toàn")
    security: Security | None = Field(default=None, title="Hồ sơ cấp độ")
    subsystem: str | None = Field(
        default=None,
        title="Mã hệ thống con trên LGSP",
        pattern=r"^[A-Z0-9][A-Z0-9.\-]*$",
        description="chữ hoa không dấu, chữ số, dấu “.” và “-”, ví dụ HOTICH",
    )
    national_platform: Text | None = Field(default=None, title="Nền tảng quốc gia dùng chung")
    address: Text | None = Field(default=None, title="Địa chỉ truy cập")
    users: Text | None = Field(default=None, title="Người sử dụng")
    supplier: Text | None = Field(default=None, title="Đơn vị cung cấp")
    technology: Text | None = Field(default=None, title="Công nghệ")
    acquired_as: Text | None = Field(default=None, title="Hình thức đầu tư")


class InfrastructureKind(StrEnum):
    """What sort of infrastructure it is."""

    DATA_CENTRE = "data-centre"
    CLOUD = "cloud"
    NETWORK = "network"
    SERVER = "server"
    DEVICE = "device"
    SENSOR = "sensor"
    SECURITY = "security"
    PLATFORM = "platform"


class Infrastructure(ArchitectureObject):
    """What systems run on and are protected by (II, V.3)."""

    kind: ClassVar[str] = "infrastructure"
    title: ClassVar[str] = "Hạ tầng, nền tảng kỹ thuật"

    owner: AgencyRef = Field(title="Cơ quan chủ quản")
    infrastructure_kind: InfrastructureKind = Field(title="Loại hạ tầng")
    component: ComponentRef | None = Field(default=None, title="Thành phần trong sơ đồ tổng thể")
    runs_on: tuple[InfrastructureRef, ...] = Field(default=(), title="Đặt trên")
    capacity: Text | None = Field(default=None, title="Năng lực")
    location: Text | None = Field(default=None, title="Nơi đặt")
    security_level: int | None = Field(default=None, ge=1, le=5, title="Cấp độ an toàn")
    security: Security | None = Field(default=None, title="Hồ sơ cấp độ")


class SharedKind(StrEnum):
    """What a service gives to every application, where it is one that all should use (V.2, V.6)."""

    SIGN_ON = "sign-on"
    PAYMENT = "payment"
    CATEGORIES = "categories"
    DOSSIER_STATUS = "dossier-status"
    NOTIFICATION = "notification"
    SIGNATURE = "signature"
    MAP = "map"
    DOCUMENT_EXCHANGE = "document-exchange"


class Service(ArchitectureObject):
    """A service on the LGSP (V.2)."""

    kind: ClassVar[str] = "service"
    title: ClassVar[str] = "Dịch vụ trên LGSP"

    provider: SystemRef = Field(title="Hệ thống cung cấp")
    code: str = Field(
        title="Mã dịch vụ trên LGSP",
        pattern=r"^[A-Za-z0-9][A-Za-z0-9.\-]*$",
        description="chữ không dấu, chữ số, dấu “.” và “-”, ví dụ tra-cuu",
    )
    endpoint: Text | None = Field(default=None, title="Địa chỉ dịch vụ của hệ thống cung cấp")
    interface: Text | None = Field(default=None, title="Mô tả giao diện (OpenAPI, WSDL)")
    database: DatabaseRef | None = Field(default=None, title="Cơ sở dữ liệu phục vụ")
    contract: ContractRef | None = Field(default=None, title="Hợp đồng dữ liệu")
    standards: tuple[StandardRef, ...] = Field(default=(), title="Tiêu chuẩn áp dụng")
    version: Text = Field(default="1.0", title="Phiên bản")
    protocol: Text = Field(default="REST", title="Giao thức")
    shared_kind: SharedKind | None = Field(default=None, title="Loại dịch vụ dùng chung")
    service_level: Text | None = Field(default=None, title="Mức dịch vụ cam kết")
    successor: ServiceRef | None = Field(default=None, title="Được thay bằng")
