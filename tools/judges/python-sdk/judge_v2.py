"""Judges the tenant by `benchling-sdk`: python judge_v2.py REPORT.json, with the tenant in the environment."""

from __future__ import annotations

import json
import sys
import warnings

# The stability of a version of the API is not what is judged.
warnings.simplefilter("ignore")

from benchling_sdk.services.v2.base_service import BaseService  # noqa: E402

from judging.judge import Judge  # noqa: E402
from judging.methods import methods_of, services_of, watch  # noqa: E402
from judging.tenant import Requests, Tenant  # noqa: E402
from v2 import (  # noqa: E402
    aa_sequences,
    apps,
    assays,
    canvases,
    chemistry,
    client,
    events,
    files,
    inventory,
    notebook,
    nucleotide_sequences,
    oligos,
    people,
    places,
    requests,
    schemas,
    sequence_tools,
    test_orders,
    workflows,
)
from v2.lab import Lab  # noqa: E402

FAMILIES = (
    aa_sequences,
    nucleotide_sequences,
    oligos,
    chemistry,
    sequence_tools,
    test_orders,
    inventory,
    files,
    assays,
    notebook,
    places,
    people,
    schemas,
    workflows,
    requests,
    apps,
    canvases,
    events,
    client,
)


def main(report: str) -> None:
    tenant = Tenant.of_environment()
    traffic = Requests(tenant)
    judge = Judge(traffic)
    sdk = Lab(tenant, traffic).benchling
    methods = methods_of(sdk, BaseService)
    unserved = [f"v2-{name}.{one}" for name in ("beta", "alpha") for one in methods_of(getattr(sdk.v2, name), BaseService)]
    watch(services_of(sdk, BaseService), BaseService, judge.called.add)
    for family in FAMILIES:
        lab = Lab(tenant, traffic)
        judge.family(family.__name__, lambda: family.cases(judge, lab))
    with open(report, "w", encoding="utf-8") as file:
        json.dump({"methods": methods, "unserved": unserved, "results": judge.results}, file, indent=1)


if __name__ == "__main__":
    main(sys.argv[1])
