"""Apps, their configuration and the helpers of the SDK for it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from benchling_sdk import models as m
from benchling_sdk.apps.config.decryption_provider import BaseKeyUnwrappingDecryptionProvider
from benchling_sdk.apps.config.errors import InaccessibleConfigItemError
from benchling_sdk.apps.config.framework import BenchlingConfigProvider, ConfigItemStore
from benchling_sdk.apps.config.helpers import datetime_config_value_to_str
from benchling_sdk.apps.config.mock_config import MockConfigItemStore
from benchling_sdk.apps.framework import App
from benchling_sdk.apps.helpers.manifest_helpers import manifest_from_bytes, manifest_to_bytes
from benchling_sdk.auth.client_credentials_oauth2 import ClientCredentialsOAuth2
from benchling_sdk.benchling import Benchling
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from io import BytesIO

from judging.judge import Judge

from .lab import Lab, everything, ids

MANIFEST = """manifestVersion: 1
info: {{ name: Courier, version: 1.0.0 }}
security:
  publicKey: |
{key}
configuration:
  - {{ name: Region, type: text, requiredConfig: true }}
  - {{ name: Folder, type: folder }}
  - {{ name: Rush, type: boolean }}
  - {{ name: Most, type: integer }}
  - {{ name: Last, type: datetime }}
  - {{ name: Token, type: secure_text }}
  - {{ name: Routes, type: array, elementDefinition: [{{ name: A, type: text }}] }}
"""


def cases(judge: Judge, lab: Lab) -> None:
    service = lab.benchling.apps

    with judge("apps.create"):
        made = service.create(m.BenchlingAppCreate(name="Plain app", description="From scratch"))
        assert made.id.startswith("app_") and made.name == "Plain app"
    with judge("apps.get_by_id"):
        assert service.get_by_id(made.id).to_dict() == made.to_dict()
    with judge("apps.update"):
        assert service.update(made.id, m.BenchlingAppUpdate(name="Plainer app")).name == "Plainer app"
    with judge("apps.list_apps"):
        assert ids(everything(service.list_apps(name_includes="plain", page_size=1))) == [made.id]
    with judge("apps.archive"):
        assert service.archive([made.id], m.BenchlingAppsArchiveReason.RETIRED).app_ids == [made.id]
        assert service.get_by_id(made.id).archive_record.reason == "Retired"
    with judge("apps.unarchive"):
        assert service.unarchive([made.id]).app_ids == [made.id]
        assert service.get_by_id(made.id).archive_record is None

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    installed = install(lab, MANIFEST.format(key=indented(key)))
    configuration(judge, lab, installed)
    config_store(judge, lab, installed, key)
    manifests(judge, key)


@dataclass(frozen=True)
class Installed:
    """An app and the SDK as it has it."""

    app_id: str
    definition_id: str
    benchling: Benchling


def install(lab: Lab, manifest: str, **more: str) -> Installed:
    """Installs an app from a manifest and makes its credential."""
    made = lab.control("POST", "/app-definitions", {"manifest": manifest, **more})
    app_id = made["app"]["id"]
    credential = lab.control("POST", f"/apps/{app_id}/secret", {})
    auth = ClientCredentialsOAuth2(credential["clientId"], credential["clientSecret"])
    return Installed(app_id, made["app"]["definitionId"], lab.client(auth))


def indented(key: rsa.RSAPrivateKey) -> str:
    pem = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return "\n".join(f"    {line}" for line in pem.decode().strip().splitlines())


def configuration(judge: Judge, lab: Lab, installed: Installed) -> None:
    service = installed.benchling.apps
    app_id = installed.app_id

    with judge("apps.list_app_configuration_items"):
        items = everything(service.list_app_configuration_items(app_id=app_id, page_size=3))
        by_name = {item.path[0]: item.id for item in items}
        assert sorted(by_name) == ["Folder", "Last", "Most", "Region", "Rush", "Token"]
    with judge("apps.get_app_configuration_item_by_id"):
        read = service.get_app_configuration_item_by_id(by_name["Region"])
        assert (read.path, read.type.value) == (["Region"], "text")
    with judge("apps.update_app_configuration_item"):
        text = m.AppConfigItemGenericUpdate(type=m.AppConfigItemGenericUpdateType.TEXT, value="EU")
        assert service.update_app_configuration_item(by_name["Region"], text).value == "EU"
    with judge("apps.update_app_configuration_item", "with a date and a time"):
        value = datetime_config_value_to_str(datetime.datetime(2022, 3, 18, 17, 14, 35))
        moment = m.AppConfigItemGenericUpdate(type=m.AppConfigItemGenericUpdateType.DATETIME, value=value)
        read = service.update_app_configuration_item(by_name["Last"], moment)
        assert read.value == "2022-03-18 05:14:35 PM"
    with judge("apps.create_app_configuration_item"):
        row = m.AppConfigItemGenericCreate(
            app_id=app_id, path=["Routes", "One", "A"], type=m.AppConfigItemGenericCreateType.TEXT, value="x"
        )
        assert service.create_app_configuration_item(row).path == ["Routes", "One", "A"]
    with judge("apps.bulk_create_app_configuration_items"):
        rush = m.AppConfigItemBooleanCreate(
            app_id=app_id, path=["Rush"], type=m.AppConfigItemBooleanCreateType.BOOLEAN, value=True
        )
        lab.done_as(installed.benchling, service.bulk_create_app_configuration_items([rush]))
        assert service.get_app_configuration_item_by_id(by_name["Rush"]).value is True
    with judge("apps.bulk_update_app_configuration_items"):
        most = m.AppConfigItemIntegerBulkUpdate(
            id=by_name["Most"], type=m.AppConfigItemIntegerUpdateType.INTEGER, value=7
        )
        lab.done_as(installed.benchling, service.bulk_update_app_configuration_items([most]))
        assert service.get_app_configuration_item_by_id(by_name["Most"]).value == 7
    for name, kind, value in (("Token", "SECURE_TEXT", "hunter2"), ("Folder", "FOLDER", lab.folder.id)):
        update = m.AppConfigItemGenericUpdate(type=getattr(m.AppConfigItemGenericUpdateType, kind), value=value)
        lab.benchling.apps.update_app_configuration_item(by_name[name], update)


def config_store(judge: Judge, lab: Lab, installed: Installed, key: rsa.RSAPrivateKey) -> None:
    app = App(installed.app_id, installed.benchling)
    store = app.config_store

    class Decryption(BaseKeyUnwrappingDecryptionProvider):
        def unwrap_key(self, wrapped_key: bytes) -> bytes:
            return key.decrypt(wrapped_key, padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None))

    with judge.behaviour("The config store reads values by their paths"):
        assert store.config_by_path(["Region"]).required().value_str() == "EU"
        assert store.config_by_path(["Most"]).value() == 7
        assert store.array_rows_to_dict(["Routes"])["One"]["A"].value() == "x"
        assert list(store.config_keys_by_path(["Routes"])) == ["One"]
    with judge.behaviour("The config store says that a linked folder cannot be read"):
        try:
            store.config_by_path(["Folder"]).linked_resource()
        except InaccessibleConfigItemError:
            pass
        else:
            raise AssertionError("The app reads a folder that it has no access to.")
        whole = ConfigItemStore(BenchlingConfigProvider(lab.benchling, installed.app_id))
        assert whole.config_by_path(["Folder"]).linked_resource().id == lab.folder.id
    with judge.behaviour("A decryption provider reads a secure text"):
        assert Decryption().decrypt(store.config_by_path(["Token"]).required().value_str()) == "hunter2"


def manifests(judge: Judge, key: rsa.RSAPrivateKey) -> None:
    with judge.behaviour("The manifest of the SDK is the one that the tenant takes"):
        manifest = manifest_from_bytes(BytesIO(MANIFEST.format(key=indented(key)).encode()))
        assert manifest.info.name == "Courier"
        assert manifest_from_bytes(manifest_to_bytes(manifest)).to_dict() == manifest.to_dict()
        assert MockConfigItemStore.from_manifest(manifest).config_by_path(["Region"]).value_str()
