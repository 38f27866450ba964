"""What can stop a run: a port, a folder, another run, a program that ended."""

from lgsp.kernel.errors import Invalid, Refused, Unavailable


class PortTaken(Refused):
    """
    Port {port} on {host}, wanted by {name}, is taken by another program (process {holder}); choose another:
    {remedy}.

    Or stop that program: an earlier run left in another terminal is the usual one.
    """

    code = "ENTRYPOINTS-001"
    vietnamese = (
        "Cổng {port} trên {host} dành cho {name} đang bị chương trình khác chiếm (tiến trình {holder}). "
        "Dừng chương trình đó, hoặc chọn cổng khác: {remedy}."
    )


class PortNotAllowed(Refused):
    """
    {name} may not listen on port {port} of {host} ({reason}); choose another: {remedy}.

    Ports up to 1023 need special rights; the address must be one of this machine.
    """

    code = "ENTRYPOINTS-006"
    vietnamese = "{name} không được phép dùng cổng {port} trên {host}: {reason}. Chọn cổng khác: {remedy}."


class AnotherRun(Refused):
    """
    The folder {folder} is used by another run of the platform (process {holder}).

    Stop that run with Ctrl-C, or give this one a folder of its own: LGSP_VAR=another-folder.
    """

    code = "ENTRYPOINTS-002"
    vietnamese = (
        "Thư mục {folder} đang được một lần chạy khác sử dụng (tiến trình {holder}). "
        "Dừng lần chạy đó bằng Ctrl-C, hoặc đặt thư mục riêng: LGSP_VAR=thu-muc-khac."
    )


class FolderNotWritable(Refused):
    """
    The folder {folder} cannot be written ({reason}); allow it, or choose another: {remedy}.

    The account that runs the command needs the right to write there.
    """

    code = "ENTRYPOINTS-003"
    vietnamese = (
        "Không ghi được vào thư mục {folder}: {reason}. "
        "Cấp quyền ghi cho tài khoản này, hoặc chọn thư mục khác: {remedy}."
    )


class ProgramEnded(Unavailable):
    """
    {name} ended by itself ({ending}); the rest was stopped. Last lines of {log}: {tail}

    The log says why. Correct that, then run the command again: nothing already recorded is lost.
    """

    code = "ENTRYPOINTS-004"
    vietnamese = (
        "{name} tự kết thúc ({ending}); các chương trình còn lại đã được dừng. Cuối tệp {log}: {tail}"
    )


class ProgramSilent(Unavailable):
    """
    {name} did not answer within {timeout_s} seconds; the rest was stopped. Last lines of {log}: {tail}

    The log says how far it came. On a slow machine, run the command again.
    """

    code = "ENTRYPOINTS-005"
    vietnamese = (
        "{name} không trả lời trong {timeout_s} giây; các chương trình còn lại đã được dừng. "
        "Cuối tệp {log}: {tail}"
    )


class SettingMalformed(Invalid):
    """
    The setting {name} is {value!r}, where {expected} is expected.

    Correct the environment variable, or leave it out to have the default.
    """

    code = "ENTRYPOINTS-010"
    vietnamese = "Biến môi trường {name} có giá trị {value!r}, trong khi cần {expected}."


class SampleFileMalformed(Invalid):
    """
    The file {file} of the sample province cannot be used: {reason}.

    `systems.yaml`: each line names a system of the model and the program beside the file, as in
    `ho-tich: civil_status.py`; all services of that system have endpoints on one port. `operator.yaml`: an agreement
    between a system and a service of the model.
    """

    code = "ENTRYPOINTS-007"
    vietnamese = "Không dùng được tệp {file} của tỉnh mẫu: {reason}."


class DatabaseUnreachable(Unavailable):
    """
    The database {database} cannot be used: {reason}.

    Check that it runs and that DATABASE_URL names it; for SQLite, that the folder can be written.
    """

    code = "ENTRYPOINTS-011"
    vietnamese = (
        "Không dùng được cơ sở dữ liệu {database}: {reason}. "
        "Hãy kiểm tra máy chủ và DATABASE_URL; với SQLite, kiểm tra quyền ghi thư mục."
    )


class FileUnreadable(Invalid):
    """
    The file {file} cannot be read: {reason}.

    Check its name and that this account may read it.
    """

    code = "ENTRYPOINTS-012"
    vietnamese = "Không đọc được tệp {file}: {reason}. Hãy kiểm tra tên tệp và quyền đọc."


class DatabaseOutdated(Refused):
    """
    The database {database} was not made by this version.

    Run: lgsp migrate.
    """

    code = "ENTRYPOINTS-013"
    vietnamese = "Cơ sở dữ liệu {database} chưa được lập cho phiên bản này. Hãy chạy: lgsp migrate."


class SampleSystemsMissing(Refused):
    """
    The province {folder} has no sample systems (systems/systems.yaml), so no exchange can be made.

    Run it without --once: gateway, web screens and worker serve the systems you connect yourself.
    """

    code = "ENTRYPOINTS-020"
    vietnamese = (
        "Tỉnh tại {folder} không có hệ thống mẫu (systems/systems.yaml) nên không có lượt trao đổi nào."
    )


class CallsFailed(Unavailable):
    """
    Of the {wanted} calls that {system} makes, {succeeded} were answered well.

    Its log in LGSP_VAR/log says what the gateway answered to each of the others.
    """

    code = "ENTRYPOINTS-021"
    vietnamese = "Trong {wanted} lượt gọi của {system}, chỉ {succeeded} lượt được trả lời đúng."


class ExchangesUnread(Unavailable):
    """
    The evidence of this run gave {found} answered exchanges, not {expected}.

    The log of the worker in LGSP_VAR/log says what kept it from reading.
    """

    code = "ENTRYPOINTS-022"
    vietnamese = "Bằng chứng của lần chạy này cho {found} lượt trao đổi có trả lời, không phải {expected}."


class HomeNotServed(Unavailable):
    """
    The home page was answered with status {status}, not 200.

    The log of the web screens in LGSP_VAR/log says why.
    """

    code = "ENTRYPOINTS-023"
    vietnamese = "Trang chủ trả lời mã {status}, không phải 200."


class EvidenceBroken(Refused):
    """
    The evidence of node {node} does not hold: {count} problems.

    `lgsp evidence verify` names each of them, with its place. Keep the folder as it is until they are explained.
    """

    code = "ENTRYPOINTS-024"
    vietnamese = "Bằng chứng của nút {node} không toàn vẹn: {count} vấn đề."
