"""Why options are not compared."""

from lgsp.kernel.errors import Invalid, Refused


class OptionsMissing(Refused):
    """
    The project {project} has {count} options; two at least are compared.

    Write the options into the project (field options), the stand-alone one and the one on the platform at least.
    """

    code = "APPRAISAL-101"
    vietnamese = (
        "Dự án {project} có {count} phương án; phải có ít nhất hai mới so sánh được. "
        "Hãy ghi các phương án vào dự án (trường options), ít nhất là độc lập và trên nền tảng."
    )


class GroundsDiffer(Refused):
    """
    The options of {project} do not rest on one ground: {differences}.

    Give all of them the same scope, start, number of years and discount rate, or compare other options.
    """

    code = "APPRAISAL-102"
    vietnamese = (
        "Các phương án của {project} không cùng cơ sở so sánh: khác {differences}. "
        "Hãy ghi cùng phạm vi, ngày bắt đầu, số năm và tỷ lệ chiết khấu."
    )


class RateUnusable(Invalid):
    """
    The discount rate {rate!r} of {project} is no number from 0 to {most} per cent a year.

    Write the rate as a number, as in 6 or 8,5.
    """

    code = "APPRAISAL-103"
    vietnamese = (
        "Tỷ lệ chiết khấu {rate!r} của {project} không phải là số từ 0 đến {most} %/năm. "
        "Hãy ghi bằng số, ví dụ 6 hoặc 8,5."
    )


class HorizonUnusable(Invalid):
    """
    {years} years cannot be compared: the options of {project} say their costs for {declared} years.

    Choose from 1 to {declared} years, or write the costs of the later years into the options.
    """

    code = "APPRAISAL-104"
    vietnamese = (
        "Không so sánh được {years} năm: các phương án của {project} chỉ ghi chi phí cho {declared} năm. "
        "Hãy chọn từ 1 đến {declared} năm, hoặc ghi thêm chi phí của những năm sau."
    )


class CostOutside(Invalid):
    """
    The option {option} of {project} has a cost in {year}, outside of {first} to {last}.

    Correct the year, the start or the number of years.
    """

    code = "APPRAISAL-105"
    vietnamese = (
        "Phương án {option} của {project} có khoản chi năm {year}, ngoài thời gian {first}–{last}. "
        "Hãy sửa năm, ngày bắt đầu hoặc số năm tính."
    )


class EstimatesCrossed(Invalid):
    """
    The option {option} of {project} has a cost in {year} whose estimates are not in order: {low}, {likely}, {high}.

    Write the low estimate first; it is not above the likely one, nor that above the high one.
    """

    code = "APPRAISAL-106"
    vietnamese = (
        "Phương án {option} của {project} có khoản chi năm {year} ghi ước tính không theo thứ tự: "
        "{low}, {likely}, {high}. Hãy ghi thấp ≤ khả dĩ ≤ cao."
    )
