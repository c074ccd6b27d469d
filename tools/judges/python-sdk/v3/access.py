"""Policies, collaborations and who is in which group."""

from __future__ import annotations

from benchling_v3_sdk.types.create_collaboration_input import CreateCollaborationInput
from benchling_v3_sdk.types.delete_collaboration_input_with_path_params import DeleteCollaborationInputWithPathParams
from benchling_v3_sdk.types.group_collaborator_input import GroupCollaboratorInput
from benchling_v3_sdk.types.principal_collaborator_input import PrincipalCollaboratorInput
from benchling_v3_sdk.types.update_collaboration_input_with_path_params import UpdateCollaborationInputWithPathParams

from judging.judge import Judge

from .lab import Lab, ids, refused


def cases(judge: Judge, lab: Lab) -> None:
    by_name = policies(judge, lab)
    collaborations(judge, lab, by_name)
    groups(judge, lab)


def policies(judge: Judge, lab: Lab) -> dict[str, str]:
    service = lab.app.policy

    with judge("policy.list"):
        found = {policy.name: policy.id for policy in service.list(page_size=2)}
        assert {"Admin", "Write", "Append", "Read", "None"} <= set(found)
        assert [one.name for one in service.list(name_any_of=["read"])] == ["Read"]
    with judge("policy.get"):
        write = service.get(found["Write"])
        assert write.name == "Write"
        allowed = {(one.item_type, one.action, one.condition) for one in write.policy_statements}
        assert ("BIOENTITY", "WRITE", "ALWAYS") in allowed
    with judge("policy.get", "narrowed"):
        assert service.get(found["Write"], returning=["name"]).id is None
        assert service.get(found["Write"], omit=["name"]).name is None
        refused(400, lambda: service.get(found["Write"], omit=["name"], returning=["name"]))
        refused(404, lambda: service.get("pol_nowhere"))
    return found


def collaborations(judge: Judge, lab: Lab, policy: dict[str, str]) -> None:
    service = lab.app.collaboration
    project = lab.project_id
    sam = PrincipalCollaboratorInput(collaborator_id=lab.sam["id"])
    team_admins = GroupCollaboratorInput(collaborator_id=lab.team_id, role="ADMIN")

    with judge("collaboration.create"):
        made = service.create(item_id=project, access_policy_id=policy["Read"], collaborator=sam)
        assert made.collaborator_info.collaborator.id == lab.sam["id"]
        assert made.resource.id == project
    with judge("collaboration.get"):
        assert service.get(made.id) == made
    with judge("collaboration.update"):
        assert service.update(made.id, access_policy_id=policy["Write"]).access_policy.id == policy["Write"]
    with judge("collaboration.list"):
        found = list(service.list(resource_id_any_of=[project], page_size=1))
        assert made.id in ids(found)
        (owner,) = [one for one in found if one.from_ownership]
        assert owner.collaborator_info.collaborator.name == "Fjord Bio"
    with judge("collaboration.batch_create"):
        new = CreateCollaborationInput(item_id=project, access_policy_id=policy["Append"], collaborator=team_admins)
        (group,) = service.batch_create(items=[new]).items
        assert group.collaborator_info.role == "ADMIN"
    with judge("collaboration.batch_update"):
        change = UpdateCollaborationInputWithPathParams(id=group.id, access_policy_id=policy["Read"])
        (changed,) = service.batch_update(items=[change]).items
        assert changed.access_policy.id == policy["Read"]
    with judge("collaboration.batch_delete"):
        answer = service.batch_delete(items=[DeleteCollaborationInputWithPathParams(id=group.id)])
        assert ids(answer.items) == [group.id]
        refused(404, lambda: service.get(group.id))
    with judge("collaboration.delete"):
        service.delete(made.id)
        refused(404, lambda: service.get(made.id))
        refused(400, lambda: service.delete(owner.id))
    with judge("collaboration.bulk_create"):
        good = {
            "itemId": project,
            "accessPolicyId": policy["Read"],
            "collaborator": {"collaboratorId": lab.sam["id"]},
        }
        file_id = lab.rows(lab.app, good, {**good, "itemId": "src_none"})
        task = service.bulk_create(file_id=file_id)
        done = lab.done(lab.app, task)
        assert done.partial is True
        assert (done.response.result.success_count, done.response.result.error_count) == (1, 1)
    with judge.behaviour("The v3 SDK reads what came of each row of a bulk task"):
        (success,) = lab.app.iter_bulk_successful_results(done)
        (failure,) = lab.app.iter_bulk_errors(done)
        assert (success.request_id, failure.request_id) == ("1", "2")
    with judge("bulk_task.get"):
        assert lab.app.bulk_task.get(task.task_id).result.success_count == 1
    with judge("bulk_task.get_errors"):
        assert lab.app.bulk_task.get_errors(task.task_id)
    with judge("bulk_task.get_successful_results"):
        assert lab.app.bulk_task.get_successful_results(task.task_id).listing_uri
    with judge("collaboration.bulk_update"):
        file_id = lab.rows(lab.app, {"id": success.result.id, "accessPolicyId": policy["Write"]})
        assert lab.done(lab.app, service.bulk_update(file_id=file_id)).success is True
        assert service.get(success.result.id).access_policy.id == policy["Write"]


def groups(judge: Judge, lab: Lab) -> None:
    app = lab.app

    with judge("organization.list"):
        assert ids(app.organization.list()) == [lab.organization_id]
    with judge("organization.get"):
        assert app.organization.get(lab.organization_id).handle == "fjord_bio"
    with judge("team.list"):
        assert sorted(one.name for one in app.team.list(page_size=1)) == ["Cloning", "Screening"]
    with judge("team.get"):
        assert app.team.get(lab.team_id).organization.id == lab.organization_id
    with judge("group_membership.list"):
        found = list(app.group_membership.list(group_id_eq=lab.organization_id, page_size=2))
        assert sorted(one.member.typename for one in found) == ["AppInstallation", "User", "User", "User", "User"]
    with judge("group_membership.get"):
        assert app.group_membership.get(found[0].id).group.name == "Fjord Bio"
    with judge("organization.list_memberships"):
        assert sorted(ids(app.organization.list_memberships(lab.organization_id))) == sorted(ids(found))
    with judge("team.list_memberships"):
        assert len(list(app.team.list_memberships(lab.team_id))) == 2
    with judge("user.list"):
        assert sorted(one.username for one in app.user.list(page_size=2)) == ["aiko", "jonas", "mira", "sam"]
    with judge("user.get"):
        assert app.user.get(lab.jonas["id"]).status == "ACTIVE"
    with judge("service_principal.list"):
        found = list(app.service_principal.list())
        assert "Organizer" in [one.name for one in found]
    with judge("service_principal.get"):
        assert app.service_principal.get(found[0].id).name == found[0].name
    with judge("registry.list"):
        assert ids(lab.admin.registry.list()) == [lab.registry_id]
    with judge("registry.get"):
        assert lab.admin.registry.get(lab.registry_id).owner.id == lab.organization_id
