"""What the archive of bodies refuses, and why."""

from lgsp.kernel.errors import Invalid, NotFound, Refused, Unavailable


class ExchangeMalformed(Invalid):
    """
    {id} is not the identifier of an exchange.

    Give the value of the header X-Road-Request-Id, as the answer and the screens show it.
    """

    code = "EVIDENCE-058"
    vietnamese = "{id} không phải mã của một lượt trao đổi."


class BodiesUnknown(NotFound):
    """
    No bodies of exchange {id} are kept in {folder}.

    They are kept only for services that ask for it, and only for so many days. `lgsp evidence bodies check` says
    whether any are missing.
    """

    code = "EVIDENCE-059"
    vietnamese = "Không có nội dung nào của lượt trao đổi {id} được lưu trong {folder}."


class BodiesErased(Refused):
    """
    The bodies of exchange {id} were erased: their key was destroyed.

    Nobody can read them any more. The proofs of the exchange hold as before.
    """

    code = "EVIDENCE-060"
    vietnamese = "Nội dung của lượt trao đổi {id} đã được xóa: khóa của nó đã bị hủy."


class BodiesDamaged(Refused):
    """
    Bodies cannot be read from {file}: {reason}.

    Restore the file, or `keys/bodies.key`, from a copy. What they were is still proved by the log.
    """

    code = "EVIDENCE-061"
    vietnamese = "Không đọc được nội dung từ {file}: {reason}."


class BodiesForeign(Refused):
    """
    What is kept of exchange {id} is not what its record commits to: {part}.

    Nothing was given out. Look for who can write to the archive; the log says what went through.
    """

    code = "EVIDENCE-062"
    vietnamese = "Nội dung lưu của lượt trao đổi {id} không khớp với bản ghi bằng chứng: {part}."


class BodiesUnprovable(Refused):
    """
    The log {folder} has no whole record of exchange {id}, so what is kept of it cannot be checked.

    Name the node that served it (`--node`). Segments that were archived must be put back first.
    """

    code = "EVIDENCE-063"
    vietnamese = (
        "Nhật ký {folder} không có đủ bản ghi của lượt trao đổi {id} nên không kiểm tra được nội dung đã lưu."
    )


class ArchiveFolderUnusable(Unavailable):
    """
    The archive of bodies {folder} cannot be written: {reason}.

    Free space on the disk, or give this account the right to write there.
    """

    code = "EVIDENCE-064"
    vietnamese = "Không ghi được vào kho nội dung {folder}: {reason}."
