"""kithairon reads our picklists, and validates each against plates and a survey of their volumes."""

from cases import Deck, judge_all
from kithairon import PickList, _native
from kithairon.labware import Labware

SIZE = (
    'location="None" a1offsetx="12130" a1offsety="8990" centerspacingx="4500" centerspacingy="4500" plateheight="14400"'
    ' skirtheight="2410" wellwidth="3300" welllength="3300" bottominset="2.1" centerwellposx="105223" centerwellposy="40703.5"'
)


def judge(case):
    plates = PickList.read_csv_native(case["file"])
    survey = {}
    for well in case["before"]:
        survey.setdefault(well["labware"], {})[well["well"]] = well["volumePl"] / 1000
    for one in case["deck"]:
        survey.setdefault(one["id"], {})
    errors, warnings = _native.validate_picklist_records(plates.data.to_dicts(), labware_of(case)._inner, survey)
    faults = errors + [one for one in warnings if "below min" in one or "above" in one]
    if faults:
        raise ValueError("; ".join(faults[:3]))
    deck = Deck(case)
    for row in plates.data.iter_rows(named=True):
        source = (row["Source Plate Name"], row["Source Well"])
        deck.move(source, (row["Destination Plate Name"], row["Destination Well"]), row["Transfer Volume"] / 1000)
    return deck.after()


def labware_of(case):
    parts = {"SRC": [], "DEST": []}
    for one in {one["type"]: one for one in case["deck"]}.values():
        usage = "SRC" if one["uses"] == ["source"] else "DEST"
        limits = (
            f'minwellvol="{one["deadVolumePl"] / 1e6}" maxwellvol="{one["capacityPl"] / 1e6}" maxvoltotal="{10000}" minvolume="{case["dropPl"] / 1000}"'
            if usage == "SRC"
            else ""
        )
        parts[usage].append(
            f'<plateinfo platetype="{one["type"]}" plateformat="{one["type"]}" usage="{usage}" fluid="AQ" manufacturer="-" lotnumber="1"'
            f' partnumber="1" rows="{one["rows"]}" cols="{one["columns"]}" {SIZE} wellcapacity="{round(one["capacityPl"] / 1e6)}" {limits}'
            f' dropvolume="{case["dropPl"] / 1000}" />'
        )
    return Labware.from_xml_str(
        '<?xml version="1.0" encoding="utf-8" standalone="yes"?><EchoLabware><sourceplates>'
        + "".join(parts["SRC"])
        + "</sourceplates><destinationplates>"
        + "".join(parts["DEST"])
        + "</destinationplates></EchoLabware>"
    )


judge_all(judge)
