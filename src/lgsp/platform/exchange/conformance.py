"""
Whether an exchange is as the service is described, and what of an answer may pass: by agreement.

`enforce` refuses what is not as described, `warn` passes it on and says so in a header, `off` does not look. Fields are
cut whatever the mode, from every answer: of a success the agreed ones are kept, of anything else only what problem
details and the errors of provincial platforms are made of. Answers without a body pass; what cannot be cut does not.
"""

from lgsp.platform.contracts.contract import Contract, is_json, media_of
from lgsp.platform.contracts.errors import ContentUncut
from lgsp.platform.contracts.fields import Fields
from lgsp.platform.contracts.violations import Violation
from lgsp.platform.contracts.xml_cutting import check_media, cut_xml
from lgsp.platform.contracts.xml_plans import Rooted, find_xml_schema, make_plan, plan_names

from .contract_faults import AnswerNotAsDescribed, AnswerUncut, RequestNotAsDescribed
from .headers import Pairs, find_header

WARNING = b"Lgsp-Contract-Warning"
_MAX_TOLD = 3
_OF_ERRORS = (
    *("type", "title", "status", "detail", "instance", "code", "message", "error", "error_description"),
    *("errorCode", "errorDescription", "error_code", "statusDescription", "STATUS", "DESCRIPTION"),
)
_XML_ERRORS = plan_names(_OF_ERRORS)


class Conformance:
    """What is checked and cut under one agreement."""

    def __init__(self, service: str, contract: Contract | None, *, fields: Fields | None, mode: str) -> None:
        self._service = service
        self._contract = contract if mode != "off" else None
        self._described = contract
        self._plans: dict[int, Rooted] = {}
        self._fields = fields
        self._error_fields = fields.with_names(_OF_ERRORS) if fields else None
        self._is_enforced = mode == "enforce"

    @property
    def cuts(self) -> bool:
        """Tell whether answers are cut; the provider must then not compress them."""
        return self._fields is not None

    def check_request(self, method: bytes, target: bytes, *, content_type: bytes, body: bytes) -> bytes:
        """
        Return what to warn of in a request; nothing when there is nothing.

        :raises RequestNotAsDescribed: if that is enforced
        """
        if self._contract is None:
            return b""
        path, _, query = target.partition(b"?")
        operation = self._contract.find_operation(method, path)
        if operation is None:
            found = [Violation("request", "operation")]
        else:
            found = operation.check_request(query, content_type, body)
        if found and self._is_enforced:
            raise RequestNotAsDescribed(service=self._service, violations=_Told(found))
        return _to_header(found)

    def shape_answer(
        self, method: bytes, target: bytes, *, status: int, pairs: Pairs, body: bytes
    ) -> tuple[bytes, bytes]:
        """
        Return an answer's body as it may pass, and what to warn of.

        :raises AnswerNotAsDescribed: if it is not as described and that is enforced
        :raises AnswerUncut: if it cannot be cut to the agreed fields
        """
        content_type = find_header(pairs, b"content-type") or b""
        found = self._check_answer(method, target, (status, content_type, body))
        if found and self._is_enforced:
            raise AnswerNotAsDescribed(service=self._service, violations=_Told(found))
        return self._cut(method, target, (status, content_type, body)), _to_header(found)

    def _check_answer(
        self, method: bytes, target: bytes, answer: tuple[int, bytes, bytes]
    ) -> list[Violation]:
        if self._contract is None:
            return []
        operation = self._contract.find_operation(method, target.partition(b"?")[0])
        return operation.check_answer(*answer) if operation is not None else []

    def _cut(self, method: bytes, target: bytes, answer: tuple[int, bytes, bytes]) -> bytes:
        status, content_type, body = answer
        fields = self._fields if 200 <= status < 300 else self._error_fields
        if fields is None or not body:
            return body
        media = media_of(content_type)
        try:
            if is_json(media):
                return fields.cut(body)
            check_media(content_type)
            return cut_xml(body, self._get_plan(method, target, status, media))
        except ContentUncut as refusal:
            raise AnswerUncut(service=self._service, reason=refusal.facts["reason"]) from None

    def _get_plan(self, method: bytes, target: bytes, status: int, media: str) -> Rooted:
        """Return what is kept of an answer in XML, by the schema the description has for it."""
        if not 200 <= status < 300:
            return _XML_ERRORS
        contract, fields = self._described, self._fields
        operation = contract.find_operation(method, target.partition(b"?")[0]) if contract else None
        schema = None
        if contract is not None and operation is not None:
            schema = find_xml_schema(contract, operation, status=status, media=media)
        if schema is None or contract is None or fields is None:
            raise ContentUncut(reason="the description has no schema of this XML")
        if id(schema) not in self._plans:
            self._plans[id(schema)] = make_plan(contract.document, schema, fields.tree)
        return self._plans[id(schema)]


class _Told:
    """Violations in a sentence."""

    def __init__(self, found: list[Violation]) -> None:
        self._found = found[:_MAX_TOLD]

    def __str__(self) -> str:
        return "; ".join(violation.message_in("en") for violation in self._found)


def _to_header(found: list[Violation]) -> bytes:
    told = "; ".join(f"{violation.where} {violation.rule}" for violation in found[:_MAX_TOLD])
    return told.encode("ascii", "replace").replace(b"\r", b" ").replace(b"\n", b" ")
