"""The refusals of this package."""

from lgsp.kernel.errors import Invalid


class ExportUnreadable(Invalid):
    """
    {file} is not a model written by `lgsp export json`: {reason.english}.

    Give a file that this product wrote; a workbook, an ArchiMate file or a model folder has a door of its own.
    """

    code = "OPENDATA-001"
    vietnamese = "{file} không phải là mô hình do “lgsp export json” ghi: {reason.vietnamese}."


class ExportAltered(Invalid):
    """
    {file} does not say what was written: its digest is {found}, the file names {named}.

    Ask for the file again; if somebody changed it on purpose, change the model folder instead and export it.
    """

    code = "OPENDATA-002"
    vietnamese = "{file} không còn nguyên như khi ghi: mã băm là {found}, trong tệp ghi {named}."
