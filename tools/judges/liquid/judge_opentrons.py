"""Opentrons' own analysis runs our protocols on its simulated Flex; what it says it moved is added up."""

import json
import os
import sys
import tempfile
import typing

import typing_extensions

if sys.version_info < (3, 12):
    # The package says that it runs on Python 3.10, and pydantic takes only this TypedDict before 3.12.
    typing.TypedDict = typing_extensions.TypedDict
os.environ["OT_API_CONFIG_DIR"] = tempfile.mkdtemp(prefix="ligase-opentrons-")

from cases import Deck, judge_all  # noqa: E402
from opentrons.cli.analyze import analyze  # noqa: E402


def judge(case):
    report = case.get("report", f"{case['file']}.analysis")
    files = case.get("runtimeFiles")
    given = ["--rtp-files", json.dumps(files)] if files else []
    try:
        analyze.main([case["file"], "--json-output", report, *given], standalone_mode=False)
    except SystemExit as end:
        if end.code not in (0, None):
            raise ValueError(f"it ended with {end.code}") from end
    with open(report, encoding="utf8") as file:
        analysis = json.load(file)
    if analysis["errors"] or analysis["result"] != "ok":
        raise ValueError("; ".join(one["detail"] for one in analysis["errors"]) or analysis["result"])
    return moved(case, analysis["commands"])


def moved(case, commands):
    deck = Deck(case)
    names = {}
    tips = {}
    for command in commands:
        params, result, kind = command["params"], command.get("result") or {}, command["commandType"]
        if command["status"] != "succeeded":
            raise ValueError(f"{kind} {command['status']}")
        if kind == "loadLabware":
            names[result["labwareId"]] = params.get("displayName") or params["loadName"]
        elif kind == "aspirate":
            tips.setdefault(params["pipetteId"], []).append([(names[params["labwareId"]], params["wellName"]), result["volume"]])
        elif kind == "dispense":
            give(deck, tips[params["pipetteId"]], (names[params["labwareId"]], params["wellName"]), result["volume"])
        elif kind in ("dropTipInPlace", "blowOutInPlace", "dropTip"):
            for source, left in tips.pop(params["pipetteId"], []):
                deck.wells[source] = deck.wells.get(source, 0.0) - left
    return deck.after()


def give(deck, held, destination, volume):
    """Moves from what a tip holds; mixing gives back to a well what was taken from it."""
    source, there = held[-1]
    if there < volume - 1e-6:
        raise ValueError(f"it dispenses {volume} uL of {there}")
    held[-1][1] = there - volume
    if source != destination:
        deck.move(source, destination, volume)
    if held[-1][1] < 1e-9:
        held.pop()


judge_all(judge)
