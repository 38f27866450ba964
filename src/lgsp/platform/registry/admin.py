"""The back office of the registry. Every change goes through `services`, so that it is published to the gateways."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control

from lgsp.platform.identity.roles import Role
from lgsp.platform.kit import clock
from lgsp.platform.kit.back_office import Entered, ReadOnly, Unchanging

from . import public_keys, services
from .entries import AgreementEntry, MemberEntry, PublicKeyEntry, ServiceEntry, SubsystemEntry
from .keeping import KeptDays, keep_bodies
from .models import (
    AccessRequest,
    Agreement,
    Contract,
    Credential,
    Instance,
    Member,
    Notice,
    PublicKey,
    Recording,
    Service,
    SnapshotVersion,
    Subsystem,
)
from .publication import one_change
from .queries import get_credential, get_instance, identify, identify_service


class OfAgencies(Entered):
    """
    A table of which an agency officer sees the rows of the agency only.

    `agency_paths` lead from a row to the code of an agency it belongs to; any of them suffices.
    """

    agency_paths: ClassVar[tuple[str, ...]]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the rows this person may see."""
        return _of_agency(super().get_queryset(request), request, self.agency_paths)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer only the systems this person may see."""
        if db_field.related_model is Subsystem:
            kwargs["queryset"] = _of_agency(Subsystem.objects.all(), request, ("member__code",))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Instance)
class Instances(Unchanging):
    """The name of the exchange, given once: identifiers and evidence carry it."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Permit to name the exchange while it has no name."""
        return super().has_add_permission(request) and not Instance.objects.exists()

    def enter(self, row: Instance, *, by: str) -> Instance:  # noqa: ARG002 -- the log of the back office has the name
        """Name the exchange."""
        services.name_instance(row.code, at=clock.now())
        return Instance.objects.get()


@admin.register(Member)
class Members(OfAgencies):
    """Agencies."""

    agency_paths = ("code",)
    fixed_fields = ("member_class", "code")
    list_display = ("code", "name", "member_class")
    list_filter = ("member_class",)
    search_fields = ("code", "name")

    def enter(self, row: Member, *, by: str) -> Member:  # noqa: ARG002
        """Enter the agency."""
        entry = MemberEntry(member_class=row.member_class, code=row.code, name=row.name)
        return services.register_member(entry, at=clock.now())


@admin.register(Subsystem)
class Subsystems(OfAgencies):
    """Systems."""

    agency_paths = ("member__code",)
    fixed_fields = ("member", "code", "system")
    list_display = ("code", "name", "member", "system")
    list_filter = ("member",)
    list_select_related = ("member",)
    search_fields = ("code", "name", "system", "member__name")

    def enter(self, row: Subsystem, *, by: str) -> Subsystem:  # noqa: ARG002
        """Enter the system."""
        entry = SubsystemEntry(identifier=identify(row, get_instance()), name=row.name, system=row.system)
        return services.register_subsystem(entry, at=clock.now())


@admin.register(Service)
class Services(OfAgencies):
    """Services."""

    agency_paths = ("subsystem__member__code",)
    fixed_fields = ("subsystem", "code")
    list_display = ("code", "name", "subsystem", "url", "version", "stage")
    list_filter = ("stage", "subsystem__member")
    readonly_fields = ("contract", "recording", "promises", "stage", "successor", "ends_on")
    list_select_related = ("subsystem__member",)
    search_fields = ("code", "name", "subsystem__name", "url")

    def enter(self, row: Service, *, by: str) -> Service:  # noqa: ARG002
        """Enter the service with its limits."""
        identifier = identify_service(row, get_instance())
        entry = ServiceEntry(identifier=identifier, name=row.name, url=row.url, version=row.version)
        particulars = services.Particulars(
            timeout_s=row.timeout_s,
            max_body=row.max_body,
            running=row.running,
            alias=row.alias,
            test_url=row.test_url,
        )
        with one_change(at=clock.now()):
            services.register_service(entry, particulars=particulars, at=clock.now())
            return keep_bodies(
                identifier,
                KeptDays(production=row.keep_bodies, test=row.keep_test_bodies),
                at=clock.now(),
            )


@admin.register(Agreement)
class Agreements(OfAgencies, Unchanging):
    """Agreements: granted and withdrawn, never rewritten."""

    agency_paths = ("consumer__member__code", "service__subsystem__member__code")
    list_display = (
        "key",
        "consumer",
        "service",
        "valid_from",
        "valid_to",
        "origin",
        "granted_by",
        "withdrawn_at",
    )
    list_filter = ("origin", ("withdrawn_at", admin.EmptyFieldListFilter), "consumer__member", "valid_to")
    list_select_related = ("consumer__member", "service__subsystem__member")
    search_fields = ("key", "purpose", "legal_basis", "consumer__name", "service__name")
    readonly_fields = (
        *("origin", "flow", "terms", "is_test", "granted_by", "granted_at", "withdrawn_by", "withdrawn_at"),
        *("suspended_at", "suspended_by", "suspended_for"),
    )
    actions = ("withdraw",)

    def enter(self, row: Agreement, *, by: str) -> Agreement:
        """Grant the agreement."""
        instance = get_instance()
        entry = AgreementEntry(
            key=row.key,
            consumer=identify(row.consumer, instance),
            service=identify_service(row.service, instance),
            purpose=row.purpose,
            legal_basis=row.legal_basis,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        return services.grant_agreement(entry, by=by, at=clock.now())

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        """Permit those who may change agreements to withdraw them."""
        return self.may_end(request)

    @admin.action(description="Thu hồi các thỏa thuận đã chọn", permissions=["withdraw"])
    def withdraw(self, request: HttpRequest, chosen: QuerySet[Agreement]) -> None:
        """Withdraw what is chosen and still in force."""
        in_force = list(chosen.filter(withdrawn_at__isnull=True))
        with one_change(at=clock.now()):
            for agreement in in_force:
                services.withdraw_agreement(agreement.key, by=request.user.get_username(), at=clock.now())
                self.log_change(request, agreement, "Thu hồi")
        self.message_user(request, f"Đã thu hồi {len(in_force)} thỏa thuận.", messages.SUCCESS)


@admin.register(Credential)
class Credentials(OfAgencies, Unchanging):
    """Credentials: issued and revoked; a secret is shown once, when it is issued."""

    agency_paths = ("subsystem__member__code",)
    list_display = ("client_id", "subsystem", "issued_by", "issued_at", "ends_at", "revoked_by", "revoked_at")
    list_filter = (("revoked_at", admin.EmptyFieldListFilter), "subsystem__member")
    list_select_related = ("subsystem__member",)
    search_fields = ("client_id", "subsystem__name")
    exclude = ("secret_sha256",)
    readonly_fields = (
        *("client_id", "networks", "issued_by", "issued_at", "ends_at", "revoked_by", "revoked_at"),
    )
    actions = ("revoke",)

    def enter(self, row: Credential, *, by: str) -> Credential:
        """Issue the credential in place of the one the system has; the row carries its secret to the next page."""
        form = services.CredentialForm(is_test=row.is_test)
        subsystem = identify(row.subsystem, get_instance())
        row.issued = services.issue_credential(subsystem, form=form, by=by, at=clock.now())
        row.client_id = row.issued.client_id
        return get_credential(row.client_id)

    def response_add(self, request: HttpRequest, obj: Credential, *_next: Any) -> HttpResponse:
        """Show the secret, on this page and never again."""
        context = {**self.admin_site.each_context(request), "issued": obj.issued}
        response = TemplateResponse(request, "registry/credential_issued.html", context)
        patch_cache_control(response, no_store=True)
        return response

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        """Permit those who may change credentials to revoke them."""
        return self.may_end(request)

    @admin.action(description="Thu hồi các thông tin xác thực đã chọn", permissions=["revoke"])
    def revoke(self, request: HttpRequest, chosen: QuerySet[Credential]) -> None:
        """Revoke what is chosen and still in use."""
        in_use = list(chosen.filter(revoked_at__isnull=True))
        with one_change(at=clock.now()):
            for credential in in_use:
                services.revoke_credential(
                    credential.client_id, by=request.user.get_username(), at=clock.now()
                )
                self.log_change(request, credential, "Thu hồi")
        self.message_user(request, f"Đã thu hồi {len(in_use)} thông tin xác thực.", messages.SUCCESS)


@admin.register(AccessRequest)
class AccessRequests(OfAgencies, ReadOnly):
    """Requests for access; the steps are taken in the portal, by the party whose step it is."""

    agency_paths = ("consumer__member__code", "service__subsystem__member__code")
    list_display = ("code", "consumer", "service", "progress", "requested_at", "due_on")
    list_filter = ("progress", "consumer__member")
    list_select_related = ("consumer__member", "service__subsystem__member")
    search_fields = ("code", "purpose", "consumer__name", "service__name")


@admin.register(Notice)
class Notices(OfAgencies, ReadOnly):
    """What agencies were told."""

    agency_paths = ("member__code",)
    list_display = ("text", "member", "about", "sent_at", "seen_by", "seen_at")
    list_filter = ("member", ("seen_at", admin.EmptyFieldListFilter))
    list_select_related = ("member",)
    search_fields = ("text", "about")


@admin.register(Contract)
class Contracts(ReadOnly):
    """Descriptions of services."""

    list_display = ("digest", "added_by", "added_at")
    fields = ("digest", "added_by", "added_at", "text")
    readonly_fields = ("text",)

    @admin.display(description="nội dung")
    def text(self, contract: Contract) -> str:
        """Return the description as it was given."""
        return bytes(contract.content).decode(errors="replace")


@admin.register(Recording)
class Recordings(Contracts):
    """Recorded answers of mocks."""


@admin.register(PublicKey)
class PublicKeys(OfAgencies, Unchanging):
    """Public keys: registered and revoked, several to a system."""

    agency_paths = ("subsystem__member__code",)
    list_display = (
        "key_id",
        "subsystem",
        "algorithm",
        "valid_from",
        "valid_to",
        "registered_by",
        "revoked_at",
    )
    list_filter = (("revoked_at", admin.EmptyFieldListFilter), "algorithm", "subsystem__member")
    list_select_related = ("subsystem__member",)
    search_fields = ("key_id", "subsystem__name")
    readonly_fields = ("key_id", "algorithm", "registered_by", "registered_at", "revoked_by", "revoked_at")
    actions = ("revoke",)

    def enter(self, row: PublicKey, *, by: str) -> PublicKey:
        """Register the key."""
        entry = PublicKeyEntry(
            subsystem=identify(row.subsystem, get_instance()),
            public_key=row.public_key,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        return public_keys.register_public_key(entry, by=by, at=clock.now())

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        """Permit those who may change public keys to revoke them."""
        return self.may_end(request)

    @admin.action(description="Thu hồi các khóa công khai đã chọn", permissions=["revoke"])
    def revoke(self, request: HttpRequest, chosen: QuerySet[PublicKey]) -> None:
        """Revoke what is chosen and still in use."""
        in_use = list(chosen.filter(revoked_at__isnull=True))
        with one_change(at=clock.now()):
            for key in in_use:
                public_keys.revoke_public_key(key.key_id, by=request.user.get_username(), at=clock.now())
                self.log_change(request, key, "Thu hồi")
        self.message_user(request, f"Đã thu hồi {len(in_use)} khóa công khai.", messages.SUCCESS)


@admin.register(SnapshotVersion)
class Snapshots(ReadOnly):
    """What was published to the gateways."""

    list_display = ("version", "made_at")
    fields = ("version", "made_at", "text")
    readonly_fields = ("text",)

    @admin.display(description="nội dung")
    def text(self, snapshot: SnapshotVersion) -> str:
        """Return the published file; the digests in it are of random secrets and give nothing away."""
        return bytes(snapshot.content).decode()


def _of_agency(rows: QuerySet[Any], request: HttpRequest, paths: tuple[str, ...]) -> QuerySet[Any]:
    if request.user.role != Role.OFFICER:
        return rows
    belongs = Q()
    for path in paths:
        belongs |= Q(**{path: request.user.agency})
    return rows.filter(belongs)
