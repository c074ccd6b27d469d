"""Test orders, which the SDK knows and the published contract of API v2 does not."""

from __future__ import annotations

from benchling_sdk import models as m

from judging.judge import Judge

from .lab import Lab, everything, refused

REASON = "The published contract of API v2 has no test orders."


def cases(judge: Judge, lab: Lab) -> None:
    service = lab.benchling.test_orders

    with judge.unserved("test_orders.list", REASON):
        refused(404, lambda: everything(service.list()))
    with judge.unserved("test_orders.update", REASON):
        refused(404, lambda: service.update("tstord_none", m.TestOrderUpdate()))
    with judge.unserved("test_orders.bulk_update", REASON):
        refused(404, lambda: service.bulk_update([m.TestOrderBulkUpdate(id="tstord_none")]))
