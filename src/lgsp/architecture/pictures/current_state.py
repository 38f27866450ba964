"""What there is, counted from the model: the figures of the current state (II)."""

from collections import Counter
from datetime import date

from lgsp.architecture.frameworks.mau03 import get_value
from lgsp.architecture.model.databases import Database, DatabaseTier
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Channel, Flow, RelationState
from lgsp.architecture.model.governance import AnswerState, Survey
from lgsp.architecture.model.labels import LABELS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.objects import LIFECYCLES, Lifecycle, Security, Treatment
from lgsp.architecture.model.organisation import Agency, AgencyLevel
from lgsp.architecture.model.systems import Infrastructure, System, SystemKind

from .counting import UNKNOWN, list_own, rank_agencies, tally
from .figures import Figures

_STATUSES = (Status.IN_USE, Status.PHASING_OUT, Status.APPROVED, Status.PROPOSED, Status.RETIRED)
_STATUS_NAMES = {one: LABELS[Status][one] for one in _STATUSES}
_KIND_NAMES = {kind: LABELS[SystemKind][kind] for kind in SystemKind}
_LEVELS = range(1, 6)
_APPROVED, _AWAITED, _NO_DOSSIER = "Đã phê duyệt cấp độ", "Chưa phê duyệt, đã có hạn trình", "Chưa có hồ sơ"
_DOSSIERS = {one: one for one in (_APPROVED, _AWAITED, _NO_DOSSIER)}
_NATIONAL = "national"
_TIERS = {
    _NATIONAL: "Quốc gia, tỉnh khai thác",
    DatabaseTier.SHARED: "Dùng chung của tỉnh",
    DatabaseTier.SPECIALISED: "Chuyên ngành",
    DatabaseTier.OPEN: "Mở",
}
_NOT_SENT = "not-sent"
_ANSWERS = {
    AnswerState.ACCEPTED: LABELS[AnswerState][AnswerState.ACCEPTED],
    AnswerState.RETURNED: LABELS[AnswerState][AnswerState.RETURNED],
    AnswerState.REFUSED: LABELS[AnswerState][AnswerState.REFUSED],
    AnswerState.SENT: "Đã gửi, chưa trả lời",
    _NOT_SENT: "Chưa gửi",
}


def count_kinds(model: Model) -> Figures:
    """Count the systems of each kind, by status."""
    systems = list_own(model)
    kinds = {one.system_kind for one in systems}
    return tally(
        "systems",
        "Hệ thống thông tin theo loại",
        rows={kind: name for kind, name in _KIND_NAMES.items() if kind in kinds},
        series=_STATUS_NAMES,
        of=[(one.system_kind, one.status) for one in systems],
    )


def count_owners(model: Model) -> Figures:
    """Count the systems each agency owns, by kind; the agencies with fewest are one row."""
    rows, of = rank_agencies(model, [(one.owner, one.system_kind) for one in list_own(model)])
    return tally("system-owners", "Hệ thống thông tin theo cơ quan", rows=rows, series=_KIND_NAMES, of=of)


def count_treatments(model: Model) -> Figures:
    """Count what the province means to do with its systems, by kind."""
    names = {word: get_value("treatment", word).name for word in Treatment}
    systems = list_own(model)
    said = {one.treatment for one in systems}
    return tally(
        "system-treatments",
        "Hệ thống thông tin theo phương án xử lý",
        rows={**names, **({None: UNKNOWN} if None in said else {})},
        series=_KIND_NAMES,
        of=[(one.treatment, one.system_kind) for one in systems],
    )


def count_lifecycles(model: Model) -> Figures:
    """Count how many systems are in each state of their life, by kind."""
    systems = list_own(model)
    states = [one.lifecycle or LIFECYCLES[one.status] for one in systems]
    return tally(
        "system-lifecycles",
        "Hệ thống thông tin theo vòng đời",
        rows={one: get_value("lifecycle_state", one).name for one in Lifecycle if one in states},
        series=_KIND_NAMES,
        of=zip(states, (one.system_kind for one in systems), strict=True),
    )


def count_acquisitions(model: Model) -> Figures:
    """Count how the systems were paid for, by kind."""
    systems = list_own(model)
    forms = Counter(one.acquired_as or "" for one in systems)
    ranked = sorted(forms, key=lambda form: (not form, -forms[form], form))
    return tally(
        "system-acquisitions",
        "Hệ thống thông tin theo hình thức đầu tư",
        rows={form: form or UNKNOWN for form in ranked},
        series=_KIND_NAMES,
        of=[(one.acquired_as or "", one.system_kind) for one in systems],
    )


def say_dossier(security: Security | None, on: date | None = None) -> str:
    """Say where the dossier of a security level stands; with a day, when one that is awaited is due."""
    if security and (security.decision or security.decided_on):
        return _APPROVED
    if security and security.due_on:
        return f"{_AWAITED}: {security.due_on:%d/%m/%Y}" + (
            " (quá hạn)" if on and security.due_on < on else ""
        )
    return _NO_DOSSIER


def count_levels(model: Model) -> Figures:
    """Count the systems at each security level, by where the dossier stands."""
    return tally(
        "security-levels",
        "Hệ thống thông tin theo cấp độ an toàn",
        rows={level: f"Cấp độ {level}" for level in _LEVELS} | {0: UNKNOWN},
        series=_DOSSIERS,
        of=[(one.security_level or 0, _dossier(one)) for one in list_own(model)],
    )


def count_dossiers(model: Model) -> Figures:
    """Count where the dossiers of each agency's systems stand."""
    rows, of = rank_agencies(model, [(one.owner, _dossier(one)) for one in list_own(model)])
    return tally("security-dossiers", "Hồ sơ cấp độ an toàn theo cơ quan", rows=rows, series=_DOSSIERS, of=of)


def _dossier(system: System) -> str:
    return say_dossier(system.security).partition(":")[0]


def count_hosts(model: Model) -> Figures:
    """Count the systems and databases that each piece of infrastructure carries, the busiest first."""
    kinds = {System.kind: "Hệ thống thông tin", Database.kind: "Cơ sở dữ liệu"}
    carried = [(host, System.kind) for one in model.all(System) for host in one.runs_on]
    carried += [(host, Database.kind) for one in model.all(Database) for host in one.runs_on]
    counts = Counter(host for host, _ in carried)
    ranked = sorted(counts, key=lambda host: (-counts[host], host))
    return tally(
        "hosting",
        "Hạ tầng theo số hệ thống, cơ sở dữ liệu đang đặt",
        rows={host: model.get(Infrastructure, host).name for host in ranked},
        series=kinds,
        of=carried,
    )


def count_tiers(model: Model) -> Figures:
    """Count the databases of each tier, by status; the national ones are a tier of their own."""
    databases = model.all(Database)
    return tally(
        "databases",
        "Cơ sở dữ liệu theo phạm vi",
        rows=_TIERS,
        series=_STATUS_NAMES,
        of=[(tier_of(one), one.status) for one in databases],
    )


def tier_of(database: Database) -> str:
    """Return the tier of a database: its own, unless it is a national one."""
    return _NATIONAL if database.is_national else database.tier


def name_tier(database: Database) -> str:
    """Return what the tier of the database is called."""
    return _TIERS[tier_of(database)]


def count_leads(model: Model) -> Figures:
    """Count the databases each agency leads, by tier; one with two leads counts for the first."""
    of = [(next(iter(one.lead_agencies), None), tier_of(one)) for one in model.all(Database)]
    rows, given = rank_agencies(model, of)
    return tally("database-leads", "Cơ sở dữ liệu theo cơ quan chủ trì", rows=rows, series=_TIERS, of=given)


def count_personal(model: Model) -> Figures:
    """Count the databases of each agency that hold personal data, and those that hold none."""
    names = {"sensitive": "Có dữ liệu cá nhân nhạy cảm", "personal": "Có dữ liệu cá nhân", "": "Không có"}
    of = [(next(iter(one.lead_agencies), None), _privacy(one)) for one in model.all(Database)]
    rows, given = rank_agencies(model, of)
    title = "Cơ sở dữ liệu có dữ liệu cá nhân theo cơ quan chủ trì"
    return tally("personal-data", title, rows=rows, series=names, of=given)


def _privacy(database: Database) -> str:
    if database.personal_data is None:
        return ""
    return "sensitive" if database.personal_data.is_sensitive else "personal"


def count_channels(model: Model) -> Figures:
    """Count through what the flows pass, by the state of the connection; retired flows are left out."""
    flows = [one for one in model.all(Flow) if one.status is not Status.RETIRED]
    channels = {channel_of(one) for one in flows}
    states = {one: get_value("relation_state", one).name for one in RelationState}
    return tally(
        "channels",
        "Luồng trao đổi theo cách kết nối",
        rows={one: name_channel(one) for one in Channel if one in channels},
        series={**states, "": UNKNOWN},
        of=[(channel_of(one), one.relation_state or "") for one in flows],
    )


def channel_of(flow: Flow) -> Channel:
    """Return what a flow passes through; where that is not said, it follows from whether a service is named."""
    return flow.channel or (Channel.LGSP if flow.via else Channel.DEDICATED)


def name_channel(channel: Channel) -> str:
    """Return what the channel is called; the wire between two systems is called what it is."""
    direct = channel is Channel.DEDICATED
    return "Kết nối trực tiếp, riêng" if direct else get_value("relation_channel", channel).name


def find_survey(model: Model) -> Survey | None:
    """Return the last round of survey; none where there was none."""
    return max(model.all(Survey), key=lambda one: (one.opened_on, one.id), default=None)


def count_answers(model: Model) -> Figures:
    """Count what became of the workbooks of the last round of survey, by the level of the agency."""
    survey = find_survey(model)
    answers = {one.agency: one.state for one in survey.answers} if survey else {}
    asked = survey.agencies if survey else ()
    levels = {one: model.get(Agency, one).level for one in asked}
    return tally(
        "survey",
        "Kết quả khảo sát theo cấp",
        rows={level: name for level, name in LABELS[AgencyLevel].items() if level in levels.values()},
        series=_ANSWERS,
        of=[(levels[one], answers.get(one, _NOT_SENT)) for one in asked],
        unit="cơ quan",
    )
