"""What a judge is handed, and what it answers: shared by the judges, each of which runs by itself."""

import json
import sys
import traceback

PL_PER_UL = 1_000_000


def judge_all(judge):
    """Asks `judge(case)` about each case of the file that is named, and writes what it says: wells in uL, or why it refused."""
    with open(sys.argv[1], encoding="utf8") as file:
        cases = json.load(file)
    answers = []
    for case in cases:
        try:
            answers.append({"id": case["id"], "after": judge(case)})
        except Exception as error:  # whatever a judge throws is its verdict
            where = traceback.format_exc().strip().splitlines()[-3:]
            answers.append({"id": case["id"], "refused": f"{type(error).__name__}: {error} ({' '.join(where)})"})
    with open(sys.argv[2], "w", encoding="utf8") as file:
        json.dump(answers, file)


class Deck:
    """The labware of a case, and the volumes of its wells in uL."""

    def __init__(self, case):
        self.labware = {one["id"]: one for one in case["deck"]}
        self.wells = {(one["labware"], one["well"]): one["volumePl"] / PL_PER_UL for one in case["before"]}

    def move(self, source, destination, volume_ul, wasted_ul=0.0):
        """Moves liquid, and fails when there is not enough of it or no room for it."""
        left = self.wells.get(source, 0.0) - volume_ul - wasted_ul
        dead = self.labware[source[0]]["deadVolumePl"] / PL_PER_UL
        if left < dead - 1e-6:
            raise ValueError(f"{source} would hold {left} uL, and {dead} must stay")
        self.wells[source] = left
        filled = self.wells.get(destination, 0.0) + volume_ul
        if filled > self.labware[destination[0]]["capacityPl"] / PL_PER_UL + 1e-6:
            raise ValueError(f"{destination} would hold {filled} uL")
        self.wells[destination] = filled

    def after(self):
        return [{"labware": labware, "well": well, "volumeUl": volume} for (labware, well), volume in self.wells.items()]


def well_name(row, column):
    letters = chr(65 + row) if row < 26 else chr(64 + row // 26) + chr(65 + row % 26)
    return f"{letters}{column + 1}"
