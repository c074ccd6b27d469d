"""Leads made-up calls to what the tenant holds, and keeps count of what was asked and answered.

Schemathesis makes calls up from the contract alone, so most would name what does not exist and end at a 404. Here a part of
them is given ids that exist, names of fields that exist, and the rest of a body that the tenant has taken before. What is
changed depends on the call alone, so that a run with the same seed is the same run.
"""

from __future__ import annotations

import atexit
import json
import os
import random
import re
import threading
import zlib
from collections import Counter, defaultdict
from typing import Any

import schemathesis

KNOWN = json.load(open(os.environ["JUDGE_KNOWN"], encoding="utf-8"))
VERSION = os.environ["JUDGE_VERSION"]
ADMIN = os.environ["JUDGE_ADMIN_AUTHORIZATION"]
APP = os.environ["JUDGE_APP_AUTHORIZATION"]
REPORT = os.environ["JUDGE_REPORT"]

# How often, of calls that could: an id that exists, a body that was taken before, the tenant's admin instead of the app.
REAL_ID = 0.7
TAKEN_BODY = 0.5
AS_ADMIN = 0.3
# How often few of the parameters of a query are left, since each of many is likely to be the one that is refused.
FEW_PARAMETERS = 0.6
# What is archived or deleted is lost to the calls that follow.
REAL_ID_TO_ARCHIVE = 0.15

lock = threading.Lock()
statuses: dict[str, Counter] = defaultdict(Counter)


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: Any) -> None:
    label = case.operation.label
    chance = random.Random(zlib.crc32(repr((label, case.path_parameters, case.query, case.body)).encode()))
    lead = Lead(label, chance)
    case.path_parameters = lead.path(case.path_parameters)
    case.query = lead.query(case.query, case.operation.definition.raw.get("parameters", []))
    if isinstance(case.body, (dict, list)):
        case.body = lead.body(case.body)
    if "generateToken" not in label and case.headers is not None:
        if case.headers.get("Authorization") == APP and chance.random() < AS_ADMIN:
            case.headers["Authorization"] = ADMIN
        if VERSION == "v3" and chance.random() < 0.9:
            case.headers["EARLY-ACCESS"] = "true"


@schemathesis.hook
def after_call(context: Any, case: Any, response: Any) -> None:
    with lock:
        statuses[case.operation.label][response.status_code] += 1


@schemathesis.check
def says_why(context: Any, response: Any, case: Any) -> None:
    """Every refusal of API v2 says why where Benchling's clients look for it, which no schema of the contract demands."""
    if VERSION != "v2" or response.status_code < 400 or case.method == "HEAD":
        return
    body = response.json()
    # Runs and results that are refused have a form of their own, with the errors of each.
    if isinstance(body.get("errors"), list):
        return
    error = body.get("error") or {}
    lacking = [name for name in ("message", "type", "userMessage") if not isinstance(error.get(name), str)]
    assert not lacking, f"The error has no {', '.join(lacking)}."


@atexit.register
def write() -> None:
    with open(REPORT, "w", encoding="utf-8") as report:
        json.dump(statuses, report)


class Lead:
    """What one call is changed to."""

    def __init__(self, label: str, chance: random.Random) -> None:
        self.label = label
        self.chance = chance
        path = label.split(" ", 1)[1]
        self.collection = singular(kind_of(re.split("[/:]", path[1:])[0]))
        archives = path.endswith(":archive") or label.startswith("DELETE")
        self.real_id = REAL_ID_TO_ARCHIVE if archives else REAL_ID

    def path(self, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        return {name: self.id(name, value, self.before(name)) for name, value in values.items()}

    def before(self, name: str) -> str:
        """The kind that stands before a placeholder: `box schema` in `/box-schemas/{schema_id}`."""
        found = re.search(r"([\w-]+)/\{" + re.escape(name) + r"\}", self.label)
        return singular(kind_of(found.group(1))) if found else ""

    def query(self, values: Any, declared: list) -> Any:
        if not isinstance(values, dict):
            return values
        if self.chance.random() < FEW_PARAMETERS:
            optional = sorted(set(values) - {one["name"] for one in declared if one["required"]})
            dropped = set(self.chance.sample(optional, max(0, len(optional) - self.chance.choice([0, 0, 1, 2]))))
            values = {name: value for name, value in values.items() if name not in dropped}
        return self.members(values)

    def members(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self.member(name, inside) for name, inside in value.items()}
        if isinstance(value, list):
            return [self.members(one) for one in value]
        return value

    def member(self, name: str, value: Any) -> Any:
        if name == "fields" and isinstance(value, dict) and self.chance.random() < self.real_id:
            names = KNOWN["fields"].get(self.collection) or ["Sample"]
            return {self.chance.choice(names): self.members(inside) for inside in value.values()}
        if re.search(r"Ids?(\.|$)|^ids?$|_ids?$", name):
            if isinstance(value, list):
                return [self.id(name, one) for one in value]
            return self.id(name, value)
        return self.members(value)

    def id(self, name: str, value: Any, kind: str = "") -> Any:
        if self.chance.random() >= self.real_id or not isinstance(value, str):
            return value
        named = kind_of(name.split(".")[0]) or self.collection
        ids = KNOWN["ids"]
        for place in (kind, f"{self.collection}.{named}", named, singular(named), self.collection):
            if place in ids:
                return self.chance.choice(ids[place])
        return self.chance.choice(self.chance.choice(list(ids.values())))

    def body(self, made: Any) -> Any:
        taken = bodies_of(self.label)
        if not isinstance(made, dict) or not taken or self.chance.random() >= TAKEN_BODY:
            return self.members(made)
        some = self.chance.sample(sorted(made), min(len(made), self.chance.choice([0, 1, 1, 2])))
        return {**self.chance.choice(taken), **self.members({name: made[name] for name in some})}


def bodies_of(label: str, known: dict[str, list] = {}) -> list:
    """The bodies that an operation has taken."""
    if label not in known:
        route = re.compile("".join(part if part == "[^/:]+" else re.escape(part) for part in re.split(
            r"(\[\^/:\]\+)", re.sub(r"\{[^}]+\}", "[^/:]+", label))) + "$")
        known[label] = [
            one["body"] for one in KNOWN["bodies"] if one["version"] == VERSION and route.match(one["route"])
        ]
    return known[label]


def kind_of(name: str) -> str:
    return re.sub(r"_?ids?$", "", name, flags=re.IGNORECASE).replace("_", "").replace("-", "").lower()


def singular(kind: str) -> str:
    if kind.endswith("ies"):
        return f"{kind[:-3]}y"
    return re.sub(r"(?<=x)es$|(?<=ch)es$|(?<=as)es$|(?<!as)s$", "", kind)
