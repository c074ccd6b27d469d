"""Holds webhooks against the verifier and the models of Benchling's own Python SDK.

Reads {"url", "webhooks": [{"definitionId", "headers", "body"}]} from stdin and writes
[{"accepted", "reason", "message"}]: whether each was accepted, and as which kind of message the SDK reads it.
"""

import json
import sys

from benchling_api_client.webhooks.v0.stable.models.webhook_envelope_v0 import WebhookEnvelopeV0
from benchling_sdk.apps.helpers.webhook_helpers import jwks_by_app_definition, verify


def jwks_of(url):
    known = {}

    def jwk_function(app_definition_id):
        if app_definition_id not in known:
            known[app_definition_id] = jwks_by_app_definition(
                app_definition_id, jwk_url_provider=lambda id: f"{url}/api/v1/apps/{id}/jwks"
            )
        return known[app_definition_id]

    return jwk_function


def judge(webhook, jwk_function):
    try:
        verify(webhook["definitionId"], webhook["body"], webhook["headers"], jwk_function)
    except Exception as error:
        return {"accepted": False, "reason": f"{type(error).__name__}: {error}", "message": None}
    envelope = WebhookEnvelopeV0.from_dict(json.loads(webhook["body"]), strict=True)
    return {"accepted": True, "reason": None, "message": type(envelope.message).__name__}


given = json.load(sys.stdin)
jwk_function = jwks_of(given["url"])
json.dump([judge(webhook, jwk_function) for webhook in given["webhooks"]], sys.stdout)
