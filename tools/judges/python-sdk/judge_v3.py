"""Judges the tenant by `benchling-v3-sdk-python`: python judge_v3.py REPORT.json, with the tenant in the environment."""

from __future__ import annotations

import json
import logging
import sys

from judging.judge import Judge
from judging.methods import watch
from judging.tenant import Requests, Tenant
from v3 import access, apps, work
from v3.lab import Lab
from v3.routes import routes

FAMILIES = (access, apps, work)

# Each is loaded when it is named, and to load all of the SDK's takes long.
SERVICES = (
    "app_canvas",
    "app_config_value",
    "app_installation",
    "app_session",
    "audit_log",
    "bulk_task",
    "collaboration",
    "group_membership",
    "legacy_app_installation",
    "oauth",
    "organization",
    "policy",
    "project",
    "registry",
    "scratch_file",
    "service_principal",
    "team",
    "user",
)


def main(report: str) -> None:
    logging.disable(logging.INFO)
    tenant = Tenant.of_environment()
    traffic = Requests(tenant)
    judge = Judge(traffic)
    asked = routes()
    sdk = Lab(tenant, traffic).admin
    watch(((name, getattr(sdk, name)) for name in SERVICES), object, judge.called.add)
    for family in FAMILIES:
        lab = Lab(tenant, traffic)
        judge.family(family.__name__, lambda: family.cases(judge, lab))
    with open(report, "w", encoding="utf-8") as file:
        json.dump({"methods": sorted(asked), "routes": asked, "unserved": [], "results": judge.results}, file, indent=1)


if __name__ == "__main__":
    main(sys.argv[1])
