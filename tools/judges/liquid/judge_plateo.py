"""plateo carries out our picklists on its own plates, and reads our logs of what an Echo did."""

import pandas
from cases import judge_all
from plateo.containers import Plate1536, Plate384, Plate96
from plateo.parsers import picklist_from_labcyte_echo_logfile
from plateo.transfers.PickList import PickList
from plateo.transfers.Transfer import Transfer

LITRES_PER_PL = 1e-12
SIZES = {96: Plate96, 384: Plate384, 1536: Plate1536}


def judge(case):
    done = executed(case, [(row["Source Plate Name"], row["Source Well"], row["Destination Plate Name"], row["Destination Well"], row["Transfer Volume"] * 1e-9) for _, row in pandas.read_csv(case["file"]).iterrows()])
    plates = plates_of(case)
    log = picklist_from_labcyte_echo_logfile(logcontent=open(case["log"], encoding="utf8", newline="").read(), plates_dict=plates)
    logged = executed(case, [(one.source_well.plate.name, one.source_well.name, one.destination_well.plate.name, one.destination_well.name, one.volume) for one in log.transfers_list])
    for one, other in zip(done, logged):
        if abs(one["volumeUl"] - other["volumeUl"]) > 1e-6:
            raise AssertionError(f"by the log {one} would be {other}")
    return done


def plates_of(case):
    plates = {}
    for one in case["deck"]:
        plate = SIZES[one["rows"] * one["columns"]](name=one["id"])
        for well in plate.iter_wells():
            well.capacity = one["capacityPl"] * LITRES_PER_PL * (1 + 1e-9)
        plates[one["id"]] = plate
    for well in case["before"]:
        plates[well["labware"]].wells[well["well"]].add_content({"it": 1.0}, volume=well["volumePl"] * LITRES_PER_PL)
    return plates


def executed(case, rows):
    plates = plates_of(case)
    PickList([Transfer(plates[source].wells[well], plates[to].wells[at], volume) for source, well, to, at, volume in rows]).simulate(inplace=True)
    return [{"labware": name, "well": well.name, "volumeUl": well.volume * 1e6} for name, plate in plates.items() for well in plate.iter_wells() if well.volume > 0]


judge_all(judge)
