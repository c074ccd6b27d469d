"""robotools does the steps of our plans on its own labware, writes its own records of them, and says what is left."""

import numpy
import robotools
from cases import PL_PER_UL, judge_all


def judge(case):
    labware = {one["id"]: labware_of(one, case["before"]) for one in case["deck"]}
    kind = robotools.EvoWorklist if case["software"] == "evo" else robotools.FluentWorklist
    worklist = kind(max_volume=1_000_000)
    for step in case["steps"]:
        source = step["source"]
        total = (sum(one["volumePl"] for one in step["dispenses"]) + step["excessPl"]) / PL_PER_UL
        worklist.aspirate(labware[source["labware"]], padded(source["well"]), total)
        for one in step["dispenses"]:
            to = one["destination"]
            worklist.dispense(labware[to["labware"]], padded(to["well"]), one["volumePl"] / PL_PER_UL)
    with open(case["file"], encoding="latin1") as file:
        ours = [line for line in file.read().splitlines() if line[:2] in ("A;", "D;")]
    theirs = [line for line in worklist if line[:2] in ("A;", "D;")]
    if ours != theirs:
        different = next((pair for pair in zip(ours, theirs) if pair[0] != pair[1]), (len(ours), len(theirs)))
        raise AssertionError(f"it writes {different[1]!r} where we write {different[0]!r}")
    return [
        {"labware": name, "well": unpadded(well), "volumeUl": float(one.volumes[one.indices[well]])}
        for name, one in labware.items()
        for well in numpy.unique(one.wells[: one.volumes.shape[0]])
    ]


def labware_of(one, before):
    volumes = numpy.zeros((one["rows"], one["columns"]))
    for well in before:
        if well["labware"] == one["id"]:
            row, column = "ABCDEFGHIJKLMNOP".index(well["well"][0]), int(well["well"][1:]) - 1
            volumes[row, column] = well["volumePl"] / PL_PER_UL
    limits = {"min_volume": one["deadVolumePl"] / PL_PER_UL, "max_volume": one["capacityPl"] / PL_PER_UL}
    if one["tipsPerWell"] > 1:
        return robotools.Trough(one["id"], one["tipsPerWell"], one["columns"], initial_volumes=volumes[0].tolist(), **limits)
    return robotools.Labware(one["id"], one["rows"], one["columns"], initial_volumes=volumes, **limits)


def padded(well):
    return f"{well[0]}{int(well[1:]):02d}"


def unpadded(well):
    return f"{well[0]}{int(well[1:])}"


judge_all(judge)
