"""The refusals of this package."""

from lgsp.kernel.errors import Invalid, NotFound, Refused


class VersionMalformed(Invalid):
    """
    {text!r} is not a version; write two to four numbers with dots, as 1.0 or 2.1.3.

    Raise the first number for a new issue of the architecture, the second for an amendment.
    """

    code = "REVISION-001"
    vietnamese = (
        "“{text}” không phải là số hiệu bản phát hành; "
        "viết hai đến bốn số cách nhau bằng dấu chấm, ví dụ 1.0 hoặc 2.1.3."
    )


class DecisionMissing(Invalid):
    """
    A release needs the number of the decision that issues it.

    Give it, as in `lgsp release 1.0 --decision "123/QĐ-UBND" MODEL`.
    """

    code = "REVISION-002"
    vietnamese = 'Bản phát hành cần số của quyết định ban hành; ghi rõ, ví dụ: --decision "123/QĐ-UBND".'


class VersionTaken(Refused):
    """
    Release {version} exists already; what was issued is never written over.

    Choose the next version; `lgsp release --list MODEL` shows those that exist.
    """

    code = "REVISION-003"
    vietnamese = (
        "Bản {version} đã phát hành; bản đã phát hành không bao giờ bị ghi đè. "
        "Chọn số hiệu tiếp theo; “lgsp release --list” liệt kê các bản đã có."
    )


class VersionNotAfter(Refused):
    """
    Version {version} does not come after {last}, the last one released.

    Choose a higher version.
    """

    code = "REVISION-004"
    vietnamese = "Số hiệu {version} không sau {last}, bản phát hành gần nhất. Chọn số hiệu lớn hơn."


class DecisionNotAfter(Refused):
    """
    The decision is dated {day}, before that of release {last} ({last_day}).

    Correct the day of the decision (`--on`): releases follow each other in time.
    """

    code = "REVISION-005"
    vietnamese = (
        "Quyết định ghi ngày {day}, trước ngày của bản {last} ({last_day}). "
        "Sửa lại ngày quyết định (--on): các bản phát hành nối tiếp nhau theo thời gian."
    )


class RulesBroken(Refused):
    """
    Version {version} cannot be released: {count} error(s) at the gate `publish` without a waiver; the first:
    {first.place} {first.code} ({first.subject_name}).

    `lgsp check MODEL --gate publish` lists all of them; mend them, or write a waiver with its document and last day.
    """

    code = "REVISION-006"
    vietnamese = (
        "Chưa phát hành được bản {version}: {count} lỗi ở cửa ban hành chưa được miễn trừ; lỗi đầu tiên: "
        "{first.place} {first.code} {first.message} Lệnh “lgsp check --gate publish” liệt kê tất cả; "
        "khắc phục, hoặc ghi miễn trừ kèm số văn bản và ngày hết hiệu lực."
    )


class ReleaseUnknown(NotFound):
    """
    {folder} has no release {version}; released so far: {known.english}.

    `lgsp release --list MODEL` shows the releases; `lgsp release` makes one.
    """

    code = "REVISION-007"
    vietnamese = "{folder} không có bản phát hành {version}; các bản đã phát hành: {known.vietnamese}."


class ManifestUnreadable(Invalid):
    """
    {file} is not a release manifest: {reason.english}.

    Restore the file from a copy: a release is written once and never edited.
    """

    code = "REVISION-008"
    vietnamese = (
        "{file} không phải là bản kê của một bản phát hành: {reason.vietnamese}. "
        "Khôi phục tệp từ bản sao: bản phát hành ghi một lần và không sửa."
    )


class ArchiveUnsafe(Invalid):
    """
    {file} is not an archive of a release: {reason.english}.

    Restore the file from a copy: the program unpacks only archives it wrote itself.
    """

    code = "REVISION-009"
    vietnamese = (
        "{file} không phải là gói lưu của một bản phát hành: {reason.vietnamese}. "
        "Khôi phục tệp từ bản sao: chương trình chỉ mở gói do chính nó ghi."
    )


class ReleaseTampered(Invalid):
    """
    Release {version} is not what was issued: {first.english} ({count} place(s) in all).

    `lgsp release --verify VERSION MODEL` names every place; restore the release from a copy.
    """

    code = "REVISION-010"
    vietnamese = (
        "Bản {version} không còn đúng như khi phát hành: {first.vietnamese} (tất cả {count} chỗ). "
        "Lệnh “lgsp release --verify” nêu từng chỗ; khôi phục từ bản sao."
    )


class NoReleaseThen(NotFound):
    """
    {folder} had no release in force on {day}; released so far: {known.english}.

    Give a day on or after the decision of the first release.
    """

    code = "REVISION-011"
    vietnamese = "Ngày {day}, {folder} chưa có bản phát hành nào có hiệu lực; các bản đã phát hành: {known.vietnamese}."


class ModelMoved(Refused):
    """
    The files of {folder} changed while they were being frozen; nothing was released.

    Wait until nobody writes there, and run the command again.
    """

    code = "REVISION-012"
    vietnamese = (
        "Các tệp của {folder} thay đổi trong lúc phát hành nên chưa phát hành gì. "
        "Đợi khi không ai ghi vào đó rồi chạy lại lệnh."
    )


class RepositoryMissing(NotFound):
    """
    {folder} is not inside a git repository, so it has no revision {revision!r}.

    Compare folders (`lgsp diff OLD NEW`) or releases (`MODEL@1.0`), or put the model under git.
    """

    code = "REVISION-013"
    vietnamese = (
        "{folder} không nằm trong kho git nào nên không có phiên bản “{revision}”. "
        "So sánh hai thư mục, hoặc hai bản phát hành (MODEL@1.0), hoặc đưa mô hình vào git."
    )


class RevisionUnknown(NotFound):
    """
    The git repository of {folder} has no revision {revision!r}.

    Give a branch, a tag, the beginning of a commit's hash, or HEAD~1.
    """

    code = "REVISION-014"
    vietnamese = (
        "Kho git của {folder} không có phiên bản “{revision}”. "
        "Ghi tên nhánh, tên thẻ, phần đầu mã băm của commit, hoặc HEAD~1."
    )


class ModelNotInRevision(NotFound):
    """
    Git revision {revision!r} has no folder {path}.

    The model was added later, or stood elsewhere then; give that folder as `FOLDER@{revision}`.
    """

    code = "REVISION-015"
    vietnamese = (
        "Phiên bản git “{revision}” không có thư mục {path}: "
        "mô hình được thêm sau đó, hoặc khi ấy nằm ở chỗ khác."
    )


class RepositoryUnreadable(Invalid):
    """
    The git repository of {folder} cannot be read: {reason}.

    `git fsck` says what is wrong with it.
    """

    code = "REVISION-016"
    vietnamese = "Không đọc được kho git của {folder}: {reason}. Lệnh “git fsck” cho biết kho hỏng chỗ nào."


class StateMissing(Invalid):
    """
    {text!r} names no state: after @ write a version (1.0), a day (2026-11-01) or a git revision (HEAD~1).

    Without @ the folder as it stands is meant.
    """

    code = "REVISION-017"
    vietnamese = (
        "“{text}” thiếu trạng thái: sau @ ghi số hiệu bản phát hành (1.0), ngày (2026-11-01) "
        "hoặc phiên bản git (HEAD~1)."
    )


class EntityNeverThere(NotFound):
    """
    Neither {folder} nor any of its releases has an entity {id!r}{suggestion.english}.

    Give the id, present or former, that the files are named after.
    """

    code = "REVISION-018"
    vietnamese = (
        "{folder} và các bản phát hành của nó không có đối tượng nào mã “{id}”{suggestion.vietnamese}."
    )


class ReasonsUnreadable(Invalid):
    """
    {file}: {reason.english}.

    Write one line for each change: the id (or id.field, or prose/II), a colon, and the reason.
    """

    code = "REVISION-019"
    vietnamese = (
        "{file}: {reason.vietnamese}. Mỗi dòng ghi: mã (hoặc mã.trường, hoặc prose/II), dấu hai chấm, lý do."
    )


class TableFormUnknown(Invalid):
    """
    A comparison table is not written as {name!r}; the forms are: {known}.

    Give `--out` a file name that ends in one of them.
    """

    code = "REVISION-020"
    vietnamese = (
        "Không ghi được bảng so sánh dạng “{name}”; các dạng: {known}. "
        "Đặt tên tệp --out kết thúc bằng một trong số đó."
    )


class ModelTooLarge(Refused):
    """
    The files of {folder} make {size} bytes; a release holds at most {limit}.

    Take large files out of `foreign/`; a model of ten provinces is far smaller.
    """

    code = "REVISION-021"
    vietnamese = (
        "Các tệp của {folder} tổng cộng {size} byte; một bản phát hành chứa nhiều nhất {limit} byte. "
        "Bỏ bớt tệp lớn trong thư mục foreign/."
    )


class HeadDetached(Refused):
    """
    The repository of {folder} stands on no branch, so nothing can be committed to it.

    Check a branch out there (`git switch main`), then try again.
    """

    code = "REVISION-022"
    vietnamese = (
        "Kho lịch sử của {folder} không ở nhánh nào nên không ghi thêm được; "
        "hãy chuyển sang một nhánh (git switch main) rồi thử lại."
    )


class MergeUnderWay(Refused):
    """
    Somebody is merging in the repository of {folder}.

    Finish that merge or abort it, then try again.
    """

    code = "REVISION-023"
    vietnamese = (
        "Trong kho lịch sử của {folder} đang có một lần hợp nhất dở; hãy làm xong hoặc bỏ rồi thử lại."
    )


class HistoryMoved(Refused):
    """
    Somebody committed to the repository of {folder} at the same moment.

    Nothing was committed; try again.
    """

    code = "REVISION-024"
    vietnamese = "Vừa có người ghi vào kho lịch sử của {folder}; chưa ghi gì, hãy thử lại."
