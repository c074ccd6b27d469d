"""Organizations, teams, users, the warehouse and the audit log."""

from __future__ import annotations

from typing import Any

from benchling_sdk import models as m

from judging.judge import Judge

from .lab import Lab, everything, ids, refused


def cases(judge: Judge, lab: Lab) -> None:
    users(judge, lab)
    organization = organizations(judge, lab)
    teams(judge, lab, organization)
    warehouse(judge, lab)


def users(judge: Judge, lab: Lab) -> None:
    service = lab.benchling.users

    with judge("users.create"):
        made = service.create(m.UserCreate(name="Grace", handle="grace", email="grace@example.com"))
        assert (made.name, made.handle, made.email, made.is_suspended) == ("Grace", "grace", "grace@example.com", False)
    with judge("users.get_by_id"):
        assert service.get_by_id(made.id).to_dict() == made.to_dict()
    with judge("users.update"):
        assert service.update(made.id, m.UserUpdate(name="Grace H")).name == "Grace H"
    with judge("users.list"):
        assert ids(everything(service.list(handles=["grace"]))) == [made.id]
        names = [one.name for one in everything(service.list(sort=m.ListUsersSort.NAME, page_size=2))]
        assert names == sorted(names) and "Grace H" in names
    with judge("users.bulk_create"):
        new = [m.UserCreate(name="Ida", handle="ida", email="ida@example.com")]
        assert [one["handle"] for one in lab.done(service.bulk_create(new))["users"]] == ["ida"]
    with judge("users.bulk_update"):
        lab.done(service.bulk_update([m.UserBulkUpdate(id=made.id, is_suspended=True)]))
        assert service.get_by_id(made.id).is_suspended is True
    with judge("users.get_user_activity"):
        assert service.get_user_activity(lab.me.id).last_seen is not None
        assert service.get_user_activity(made.id).to_dict().get("lastSeen") is None


def organizations(judge: Judge, lab: Lab) -> str:
    service = lab.benchling.organizations

    with judge("organizations.list"):
        (organization,) = everything(service.list(name="Fjord Bio"))
        assert organization.handle == "fjord_bio"
    with judge("organizations.get_by_id"):
        assert service.get_by_id(organization.id).to_dict() == organization.to_dict()
    memberships(judge, lab, "organizations", organization.id, organization.id)
    return organization.id


def teams(judge: Judge, lab: Lab, organization_id: str) -> None:
    service = lab.benchling.teams

    with judge("teams.create"):
        made = service.create(m.TeamCreate(name="Assays", description="Of assays", organization_id=organization_id))
        assert (made.name, made.organization.id) == ("Assays", organization_id)
    with judge("teams.get_by_id"):
        assert service.get_by_id(made.id).to_dict() == made.to_dict()
    with judge("teams.list"):
        assert ids(everything(service.list(name="Assays", organization_id=organization_id))) == [made.id]
        assert len(everything(service.list(page_size=1))) == 3
    with judge("teams.update"):
        assert service.update(made.id, m.TeamUpdate(name="Assay team")).name == "Assay team"
    memberships(judge, lab, "teams", made.id, organization_id)


def memberships(judge: Judge, lab: Lab, name: str, group_id: str, organization_id: str) -> None:
    """Judges who is in an organization or a team."""
    service = getattr(lab.benchling, name)
    user = new_member(lab, f"new_in_{name}", organization_id if name == "teams" else None)

    def members(**which: Any) -> list[str]:
        return [one.user.id for page in service.list_memberships(group_id, page_size=2, **which) for one in page]

    with judge(f"{name}.create_membership"):
        made = service.create_membership(group_id, m.MembershipCreate(role=m.MembershipCreateRole.MEMBER, user_id=user.id))
        assert (made.role.value, made.user.id) == ("MEMBER", user.id)
    with judge(f"{name}.get_membership"):
        assert service.get_membership(group_id, user.id).to_dict() == made.to_dict()
    with judge(f"{name}.list_memberships"):
        assert user.id in members()
        assert user.id not in members(role="ADMIN")
    with judge(f"{name}.update_membership"):
        changed = service.update_membership(group_id, user.id, m.MembershipUpdate(role=m.MembershipUpdateRole.ADMIN))
        assert changed.role.value == "ADMIN"
        assert user.id in members(role="ADMIN")
    with judge(f"{name}.delete_membership"):
        service.delete_membership(group_id, user.id)
        assert user.id not in members()
        refused(404, lambda: service.get_membership(group_id, user.id))


def new_member(lab: Lab, handle: str, organization_id: str | None) -> m.User:
    """A new user; one who shall join a team has to be in its organization."""
    user = lab.benchling.users.create(m.UserCreate(name=handle, handle=handle, email=f"{handle}@example.com"))
    if organization_id is not None:
        membership = m.MembershipCreate(role=m.MembershipCreateRole.MEMBER, user_id=user.id)
        lab.benchling.organizations.create_membership(organization_id, membership)
    return user


def warehouse(judge: Judge, lab: Lab) -> None:
    with judge("warehouse.create_credentials"):
        made = lab.benchling.warehouse.create_credentials(m.WarehouseCredentialsCreate(expires_in=600))
        assert made.username and made.password and made.expires_at
    with judge("users.get_warehouse_logins"):
        logins = lab.benchling.users.get_warehouse_logins(lab.me.id).to_dict()
        assert made.username in str(logins)
    for kind in ("CSV", "PDF"):
        with judge("audit.get_audit_log", f"as {kind}"):
            wish = m.AuditLogExport(getattr(m.AuditLogExportFormat, kind))
            answer = lab.done(lab.benchling.audit.get_audit_log(lab.folder.id, wish))
            file = lab.http.get(answer.download_url).content
            assert file.startswith(b"%PDF") if kind == "PDF" else file.count(b"\n") > 1
