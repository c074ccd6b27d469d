"""Projects, scratch files, the audit log and tokens."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

from benchling_v3_sdk.client import Benchling
from benchling_v3_sdk.types.create_project_input import CreateProjectInput
from benchling_v3_sdk.types.create_scratch_file_input import CreateScratchFileInput
from benchling_v3_sdk.types.update_project_input_with_path_params import UpdateProjectInputWithPathParams
from benchling_v3_sdk.types.update_scratch_file_input_with_path_params import UpdateScratchFileInputWithPathParams

from judging.judge import Judge

from .lab import Lab, ids, refused

ENCRYPTED = {"x-amz-server-side-encryption": "AES256"}
BACK = "http://127.0.0.1:9/back"


def cases(judge: Judge, lab: Lab) -> None:
    projects(judge, lab)
    scratch_files(judge, lab)
    audit(judge, lab)
    tokens(judge, lab)


def projects(judge: Judge, lab: Lab) -> None:
    jonas = lab.person(lab.key_of(lab.jonas))
    service = jonas.project

    with judge("project.create"):
        made = service.create(name="Mine", owner_id=lab.jonas["id"], description="About")
        assert (made.name, made.description, made.owner.id) == ("Mine", "About", lab.jonas["id"])
    with judge("project.get"):
        assert service.get(made.id) == made
        refused(404, lambda: lab.app.project.get(made.id))
    with judge("project.list"):
        assert {"Mine", "Expression vectors"} <= {one.name for one in service.list(page_size=1)}
    with judge("project.update"):
        assert service.update(made.id, name="Yours").name == "Yours"
        assert service.update(made.id, archived=True, archive_reason="Retired").archive_reason == "Retired"
        assert ids(service.list(archived_any_of=[True])) == [made.id]
        assert service.update(made.id, archived=False).archived is False
    with judge("project.batch_create"):
        new = [CreateProjectInput(name=name, owner_id=lab.organization_id) for name in ("B1", "B2")]
        one, two = lab.admin.project.batch_create(items=new).items
        assert (one.name, two.name) == ("B1", "B2")
    with judge("project.batch_update"):
        (changed,) = lab.admin.project.batch_update(items=[UpdateProjectInputWithPathParams(id=one.id, name="B3")]).items
        assert changed.name == "B3"
    with judge("project.bulk_create"):
        file_id = lab.rows(lab.admin, {"name": "Bulk", "ownerId": lab.organization_id})
        assert lab.done(lab.admin, lab.admin.project.bulk_create(file_id=file_id)).success is True
        assert "Bulk" in [one.name for one in lab.admin.project.list()]
    with judge("project.bulk_update"):
        file_id = lab.rows(lab.admin, {"id": two.id, "name": "B4"})
        assert lab.done(lab.admin, lab.admin.project.bulk_update(file_id=file_id)).success is True
        assert lab.admin.project.get(two.id).name == "B4"


def scratch_files(judge: Judge, lab: Lab) -> None:
    service = lab.app.scratch_file

    with judge("scratch_file.create"):
        made = service.create(filename="x.txt", name="x")
        assert made.upload_url
    with judge("scratch_file.update"):
        refused(400, lambda: service.update(made.id, upload_status="SUCCEEDED"))
        assert lab.http.put(made.upload_url, content=b"hello", headers=ENCRYPTED).status_code == 200
        assert service.update(made.id, upload_status="SUCCEEDED").upload_status == "SUCCEEDED"
    with judge("scratch_file.get"):
        assert lab.http.get(service.get(made.id).download_url).text == "hello"
    with judge("scratch_file.create_and_upload"):
        sent = service.create_and_upload(contents="hello again", filename="y.txt")
        assert lab.http.get(service.get(sent.id).download_url).text == "hello again"
    with judge("scratch_file.batch_create"):
        new = [CreateScratchFileInput(filename=name, name=name) for name in ("a", "b")]
        one, two = service.batch_create(items=new).items
        assert one.id != two.id
    with judge("scratch_file.batch_update"):
        change = UpdateScratchFileInputWithPathParams(id=one.id, upload_status="IN_PROGRESS")
        (changed,) = service.batch_update(items=[change]).items
        assert (changed.id, changed.upload_status) == (one.id, "IN_PROGRESS")
    with judge("scratch_file.bulk_create"):
        file_id = lab.rows(lab.app, {"name": "n", "filename": "n"})
        assert lab.done(lab.app, service.bulk_create(file_id=file_id)).success is True
    with judge("scratch_file.bulk_update"):
        file_id = lab.rows(lab.app, {"id": two.id, "uploadStatus": "FAILED_VALIDATION"})
        assert lab.done(lab.app, service.bulk_update(file_id=file_id)).success is True
        assert service.get(two.id).upload_status == "FAILED_VALIDATION"


def audit(judge: Judge, lab: Lab) -> None:
    service = lab.admin.audit_log
    lab.admin.project.update(lab.project_id, description="Audited")

    with judge("audit_log.list"):
        rows = list(service.list(page_size=7))
        assert len(rows) > 7
        assert [one.created_at for one in rows] == sorted(one.created_at for one in rows)
        assert ids(service.list(page_size=7, sort="createdAt:desc")) == list(reversed(ids(rows)))
        about = list(service.list(object_id_any_of=[lab.project_id]))
        assert {one.item_developer_id for one in about} == {lab.project_id}
    with judge("audit_log.get"):
        assert service.get(rows[3].id) == rows[3]
    with judge("audit_log.export"):
        task = service.export(format="CSV", object_id=lab.project_id)
        answer = lab.admin.wait_for_task_response(task, interval_wait_seconds=0.02)
        assert lab.http.get(answer.result.download_url).text.count("\n") > 1
    with judge("audit_log.get_task_for_export"):
        assert service.get_task_for_export(task.task_id).status == "COMPLETED"


def tokens(judge: Judge, lab: Lab) -> None:
    oauth = lab.app.oauth
    credential = {"client_id": lab.credential["clientId"], "client_secret": lab.credential["clientSecret"]}

    with judge("oauth.get_token"):
        assert oauth.get_token(grant_type="client_credentials", **credential).expires_in == 900
    with judge("oauth.get_token", "for a person, and anew for the refresh token"):
        query = {"response_type": "code", "client_id": credential["client_id"], "redirect_uri": BACK, "state": "s1"}
        asked = lab.http.get(f"{lab.url}/oauth/authorize?{urlencode({**query, 'login_hint': 'jonas'})}")
        sent = parse_qs(urlsplit(asked.headers["location"]).query)
        assert sent["state"] == ["s1"]
        first = oauth.get_token(
            grant_type="authorization_code", code=sent["code"][0], redirect_uri=BACK, **credential
        )
        second = oauth.get_token(grant_type="refresh_token", refresh_token=first.refresh_token, **credential)
        assert "Yours" in [one.name for one in lab.with_token(second.access_token).project.list()]
        spent = first.refresh_token
        refused(400, lambda: oauth.get_token(grant_type="refresh_token", refresh_token=spent, **credential))
    with judge.behaviour("The v3 SDK takes the id token of an identity provider"):
        wish = {"userId": "jonas", "audience": "pipeline", "expiresInSeconds": 300}
        person = lab.with_token(lab.control("POST", "/id-tokens", wish)["idToken"])
        assert "Expression vectors" in [one.name for one in person.project.list()]
    with judge.behaviour("What is in early access is refused without its header"):
        late = Benchling(base_url=lab.url, max_retries=0, **credential)
        refused(403, lambda: list(late.policy.list()))
