"""Refusals about people's accounts."""

from lgsp.kernel.errors import Invalid, Refused


class NameTaken(Refused):
    """
    There is already an account named {name!r}.

    Choose another name, or change that account in the back office.
    """

    code = "IDENTITY-001"
    vietnamese = "Đã có tài khoản tên {name!r}. Hãy chọn tên khác."


class AgencyNeeded(Invalid):
    """
    An agency officer's account needs the code of the agency.

    Add it, for example --agency H99.10.
    """

    code = "IDENTITY-002"
    vietnamese = "Tài khoản cán bộ cơ quan phải có mã cơ quan, ví dụ --agency H99.10."


class RoleUnknown(Invalid):
    """
    {role!r} is not a role; the roles are {roles}.

    Write one of them.
    """

    code = "IDENTITY-003"
    vietnamese = "{role!r} không phải là vai trò; các vai trò gồm: {roles}."


class NameMalformed(Invalid):
    """
    {name!r} cannot be the name of an account.

    Use letters, digits and @ . + - _ only, at most 150 of them.
    """

    code = "IDENTITY-004"
    vietnamese = (
        "{name!r} không dùng làm tên tài khoản được; chỉ dùng chữ, số và các ký tự @ . + - _ (tối đa 150)."
    )
