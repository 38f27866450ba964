"""
The Vietnamese word for each word of the model's own lists.

The words of Mẫu số 03 are not here: they are law, and stand with their source in `frameworks`.

>>> LABELS[Status][Status.IN_USE]
'Đang sử dụng'
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from .components import RequirementKind
from .databases import DatabaseTier
from .entities import FactOrigin, Status
from .exchanges import Direction, InteractionChannel, Secrecy
from .governance import AnswerState
from .norms import DocumentRole
from .objects import Priority
from .organisation import AgencyLevel, Involvement, Right
from .planning import CostCategory, GovernanceScope, OptionKind, ProjectKind
from .systems import InfrastructureKind, SharedKind, SystemKind

LABELS: Mapping[type[StrEnum], Mapping[Any, str]] = {
    Status: {
        Status.PROPOSED: "Đề xuất",
        Status.APPROVED: "Đã phê duyệt",
        Status.IN_USE: "Đang sử dụng",
        Status.PHASING_OUT: "Đang thay thế",
        Status.RETIRED: "Đã dừng",
    },
    FactOrigin: {
        FactOrigin.DOCUMENT: "Văn bản",
        FactOrigin.SURVEY: "Phiếu khảo sát",
        FactOrigin.OBSERVATION: "Ghi nhận thực tế",
    },
    AgencyLevel: {
        AgencyLevel.PROVINCE: "Cấp tỉnh",
        AgencyLevel.DEPARTMENT: "Sở, ban, ngành",
        AgencyLevel.UNIT: "Đơn vị trực thuộc",
        AgencyLevel.COMMUNE: "Cấp xã",
        AgencyLevel.CENTRAL: "Trung ương",
    },
    Involvement: {
        Involvement.RESPONSIBLE: "Thực hiện (R)",
        Involvement.ACCOUNTABLE: "Chịu trách nhiệm (A)",
        Involvement.CONSULTED: "Được tham vấn (C)",
        Involvement.INFORMED: "Được thông báo (I)",
    },
    Right: {
        Right.KEEP: "Giữ Kiến trúc: duyệt và nhập thay đổi",
        Right.APPRAISE: "Thẩm định",
        Right.DECIDE: "Lãnh đạo: phê duyệt, ban hành",
    },
    Direction: {
        Direction.HORIZONTAL: "Ngang cấp",
        Direction.VERTICAL: "Giữa các cấp",
        Direction.EXTERNAL: "Với bên ngoài tỉnh",
    },
    InteractionChannel: {
        InteractionChannel.DIGITAL: "Điện tử",
        InteractionChannel.PAPER: "Giấy",
        InteractionChannel.MIXED: "Điện tử và giấy",
    },
    Secrecy: {
        Secrecy.OPEN: "Công khai",
        Secrecy.INTERNAL: "Nội bộ",
        Secrecy.RESTRICTED: "Hạn chế",
        Secrecy.STATE_SECRET: "Bí mật nhà nước",
    },
    DatabaseTier: {
        DatabaseTier.SPECIALISED: "Chuyên ngành",
        DatabaseTier.SHARED: "Dùng chung",
        DatabaseTier.OPEN: "Mở",
    },
    SystemKind: {
        SystemKind.CHANNEL: "Kênh giao tiếp",
        SystemKind.APPLICATION: "Ứng dụng",
        SystemKind.PLATFORM: "Nền tảng",
        SystemKind.INFRASTRUCTURE: "Hạ tầng kỹ thuật",
        SystemKind.SECURITY: "An toàn thông tin",
    },
    InfrastructureKind: {
        InfrastructureKind.DATA_CENTRE: "Trung tâm dữ liệu",
        InfrastructureKind.CLOUD: "Điện toán đám mây",
        InfrastructureKind.NETWORK: "Mạng",
        InfrastructureKind.SERVER: "Máy chủ",
        InfrastructureKind.DEVICE: "Thiết bị",
        InfrastructureKind.SENSOR: "Cảm biến",
        InfrastructureKind.SECURITY: "An toàn thông tin",
        InfrastructureKind.PLATFORM: "Nền tảng kỹ thuật",
    },
    SharedKind: {
        SharedKind.SIGN_ON: "Đăng nhập một lần",
        SharedKind.PAYMENT: "Thanh toán",
        SharedKind.CATEGORIES: "Danh mục dùng chung",
        SharedKind.DOSSIER_STATUS: "Trạng thái hồ sơ",
        SharedKind.NOTIFICATION: "Thông báo",
        SharedKind.SIGNATURE: "Ký số",
        SharedKind.MAP: "Bản đồ",
        SharedKind.DOCUMENT_EXCHANGE: "Gửi nhận văn bản",
    },
    RequirementKind: {
        RequirementKind.TECHNICAL: "Kỹ thuật",
        RequirementKind.BUSINESS: "Nghiệp vụ",
    },
    Priority: {Priority.HIGH: "Cao", Priority.MEDIUM: "Trung bình", Priority.LOW: "Thấp"},
    DocumentRole: {
        DocumentRole.ISSUED: "Văn bản đã ban hành",
        DocumentRole.TO_ISSUE: "Văn bản sẽ ban hành",
        DocumentRole.REFERENCE: "Tài liệu tham chiếu",
    },
    ProjectKind: {
        ProjectKind.INVESTMENT: "Đầu tư",
        ProjectKind.RENTAL: "Thuê dịch vụ",
        ProjectKind.RECURRENT: "Chi thường xuyên",
    },
    OptionKind: {
        OptionKind.STANDALONE: "Độc lập",
        OptionKind.ON_PLATFORM: "Trên nền tảng dùng chung",
        OptionKind.RENTED: "Thuê dịch vụ",
    },
    CostCategory: {
        CostCategory.ACQUISITION: "Hình thành",
        CostCategory.CONNECTION: "Kết nối",
        CostCategory.OPERATION: "Vận hành",
        CostCategory.PROTECTION: "Bảo đảm an toàn",
        CostCategory.SUPPORT: "Hỗ trợ",
        CostCategory.TRAINING: "Đào tạo",
        CostCategory.MAINTENANCE: "Bảo trì",
        CostCategory.EXIT: "Kết thúc sử dụng",
    },
    GovernanceScope: {
        GovernanceScope.DIRECT: "Trực tiếp",
        GovernanceScope.COORDINATION: "Phối hợp liên thông",
    },
    AnswerState: {
        AnswerState.SENT: "Đã gửi",
        AnswerState.RETURNED: "Đã trả lời",
        AnswerState.REFUSED: "Bị trả lại",
        AnswerState.ACCEPTED: "Đã tiếp nhận",
    },
}
