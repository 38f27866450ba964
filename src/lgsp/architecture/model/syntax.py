"""Say what libyaml found wrong, in words that help the person who wrote the file."""

import yaml
from yaml.reader import ReaderError

from .errors import YamlMalformed
from .phrases import Phrase
from .places import Place

_TAB = Phrase("dòng thụt vào bằng phím Tab; dùng dấu cách", "the line is indented with a tab; use spaces")
_CONTROL = Phrase("có ký tự điều khiển không nhìn thấy được", "it holds an invisible control character")
_UNCLOSED = Phrase("dấu nháy mở mà không đóng", "a quote is opened and never closed")
_ELSE = Phrase("không hiểu được cấu trúc ở dòng này", "the structure of this line cannot be understood")
_KNOWN = {
    "mapping values are not allowed": Phrase(
        "có dấu “: ” thứ hai trong một giá trị không đặt trong dấu nháy, hoặc thụt dòng sai",
        'a second ": " in a value without quotes, or wrong indentation',
    ),
    "could not find expected ':'": Phrase("thiếu dấu “:” sau tên trường", 'no ":" after the name of a field'),
    "did not find expected key": Phrase(
        "thụt dòng không đều, hoặc còn chữ sau dấu nháy đóng",
        "uneven indentation, or text after a closing quote",
    ),
    "did not find expected '-' indicator": Phrase(
        "thụt dòng không đều trong một danh sách", "uneven indentation in a list"
    ),
    "cannot start any token": Phrase(
        "giá trị bắt đầu bằng ký tự đặc biệt (@, %, `); đặt nó trong dấu nháy",
        "the value begins with a special character (@, %, `); put it between quotes",
    ),
}


def explain(error: yaml.YAMLError, *, text: str, file: str) -> YamlMalformed:
    """Return the problem for a parser's error, at the line where a person should look."""
    if isinstance(error, ReaderError):
        line = text.encode()[: error.position].count(b"\n") + 1
        return YamlMalformed(place=Place(file, line), reason=_CONTROL)
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return YamlMalformed(place=Place(file), reason=_ELSE)
    problem = str(error.problem)
    if "unexpected end of stream" in problem and error.context_mark is not None:
        return YamlMalformed(place=Place(file, error.context_mark.line + 1), reason=_UNCLOSED)
    # An error at the end of the file is shown at the last line somebody wrote.
    line = min(error.problem_mark.line, text.rstrip().count("\n")) + 1
    return YamlMalformed(place=Place(file, line), reason=_reason(problem, text, line))


def _reason(problem: str, text: str, line: int) -> Phrase:
    lines = text.split("\n")
    written = lines[line - 1] if line <= len(lines) else ""
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return _TAB
    return next((phrase for known, phrase in _KNOWN.items() if known in problem), _ELSE)
