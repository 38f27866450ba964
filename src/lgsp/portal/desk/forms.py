"""A form about one entity on the screen: its fields by group, with what stands in them and what is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from lgsp.architecture.interchange.editing.fields import Control, Field, list_fields
from lgsp.architecture.interchange.editing.taking import Posted
from lgsp.architecture.interchange.editing.texts import show_texts
from lgsp.architecture.interchange.survey.catalogue import list_labels
from lgsp.architecture.interchange.survey.cells import canonical, fingerprint
from lgsp.architecture.interchange.survey.errors import CellProblem
from lgsp.architecture.interchange.survey.questions import Group
from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model
from lgsp.stewardship.requests import MOST_TEXT, MOST_TITLE

SENT = "sent-"
MOST_KINDS = 6
"""A field that may name more kinds than this has no list to choose from: people write the name or the id."""
GROUPS = {
    Group.MAIN: _("Thông tin chính"),
    Group.GENERAL: _("Thông tin chung"),
    Group.FORM03: _("Theo Mẫu số 03"),
}
LONGEST_LINE = 45
"""A longer text stands in several lines."""
_ROWS = {Control.TEXT: 3, Control.LINES: 3, Control.NAMES: 3, Control.WORDS: 3, Control.TABLE: 5}
_IN_LINES = (Control.LINES, Control.NAMES, Control.WORDS)


class WishForm(forms.Form):
    """What changes and why, and from when."""

    title = forms.CharField(
        label=_("Nội dung thay đổi"),
        max_length=MOST_TITLE,
        help_text=_("Một câu, người duyệt đọc trong danh sách."),
    )
    reason = forms.CharField(
        label=_("Lý do, căn cứ"),
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Số văn bản nếu có."),
    )
    begins = forms.DateField(
        label=_("Có hiệu lực từ ngày"),
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Để trống nếu sửa cho đúng ngay. Ghi ngày thì trước ngày đó dữ kiện vẫn như cũ."),
    )


@dataclass(frozen=True)
class Row:
    """A field as it is shown: its text, the fingerprint it was sent with, the list it chooses from, what is wrong."""

    field: Field
    text: str
    sent: str
    listed: str
    problem: str

    @property
    def name(self) -> str:
        """Return the name of its input."""
        return self.field.key

    @property
    def rows(self) -> int:
        """Return how many lines the input has; none for a single line."""
        is_long = self.field.control is Control.LINE and len(self.text) > LONGEST_LINE
        least = 2 if is_long else _ROWS.get(self.field.control, 0)
        return min(max(least, self.text.count("\n") + 2), 14) if least else 0

    @property
    def is_choice(self) -> bool:
        """Say whether one of a few words is chosen, and nothing else may be written."""
        is_closed = self.field.control in (Control.WORD, Control.YES_NO)
        return is_closed and not self.field.can_be_marked

    @property
    def options(self) -> tuple[str, ...]:
        """Return the words to choose from."""
        return ("Có", "Không") if self.field.control is Control.YES_NO else self.field.choices

    @property
    def is_in_lines(self) -> bool:
        """Say whether each line is an item."""
        return self.field.control in _IN_LINES

    @property
    def mode(self) -> str:
        """Return which keyboard a telephone shows."""
        return "numeric" if self.field.control is Control.NUMBER else "text"

    @property
    def example(self) -> str:
        """Return what an empty input shows."""
        return "31/12/2026" if self.field.control is Control.DAY else ""


@dataclass(frozen=True)
class Section:
    """The fields of one group; closed unless people mostly look there or something in it is wrong."""

    title: str
    rows: tuple[Row, ...]
    is_open: bool


@dataclass(frozen=True)
class EntityForm:
    """A form about an entity; or about a new one of a kind."""

    kind: type[Entity]
    entity: Entity | None
    model: Model
    on: date

    def show(
        self,
        posted: Posted | None = None,
        problems: Mapping[str, CellProblem] | None = None,
        *,
        language: str,
    ) -> list[Section]:
        """Return the sections: with what came back and what is wrong with it, or with what the model says."""
        state = self.model.at(self.on)
        shown = show_texts(self.kind, self.entity and self.entity.at(self.on), state)
        said = {key: problem.message_in(language) for key, problem in (problems or {}).items()}
        rows = list(self._list_rows(shown, posted, said))
        return [
            Section(str(title), found, group is Group.MAIN or any(row.problem for row in found))
            for group, title in GROUPS.items()
            if (found := tuple(row for row in rows if row.field.group is group))
        ]

    def _list_rows(
        self, shown: Mapping[str, str], posted: Posted | None, said: Mapping[str, str]
    ) -> Iterator[Row]:
        for field in list_fields(self.kind):
            text = shown[field.key] if posted is None else posted.texts.get(field.key, "")
            yield Row(
                field, text, fingerprint(shown[field.key]), self._name_list(field), said.get(field.key, "")
            )

    def list_lists(self) -> list[tuple[str, list[str]]]:
        """Return the lists that inputs of the form choose from, by the id of each."""
        lists: dict[str, list[str]] = {}
        for field in list_fields(self.kind):
            name = self._name_list(field)
            if name and name not in lists:
                targets = field.targets
                lists[name] = list_labels(targets, self.model) if targets else list(field.choices)
        return list(lists.items())

    def _name_list(self, field: Field) -> str:
        if field.control is Control.NAME and len(field.targets) <= MOST_KINDS:
            return "ds-" + "-".join(field.targets)
        is_open_word = field.control is Control.WORD and field.can_be_marked
        return "ds-" + field.key.replace(".", "-") if is_open_word else ""


def read_posted(data: QueryDict) -> Posted:
    """Return what a form sent back: every text, and the fingerprints it was sent with."""
    sent = {key.removeprefix(SENT): value for key, value in data.items() if key.startswith(SENT)}
    texts = {key: canonical(value) for key, value in data.items() if key in sent}
    return Posted(texts, sent)
