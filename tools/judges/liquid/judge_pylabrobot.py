"""PyLabRobot does the commands of our Opentrons protocols on its own deck, with its trackers of volumes and tips on."""

import asyncio
import contextlib
import io
import json

from cases import PL_PER_UL, judge_all
from pylabrobot.liquid_handling import LiquidHandler
from pylabrobot.liquid_handling.backends.chatterbox import LiquidHandlerChatterboxBackend
from pylabrobot.resources import Coordinate, Deck, Plate, Well, create_ordered_items_2d, set_tip_tracking, set_volume_tracking
from pylabrobot.resources.tip import Tip
from pylabrobot.resources.tip_rack import TipRack, TipSpot

set_tip_tracking(True)
set_volume_tracking(True)
CHANNELS = {"left": 0, "right": 1}


def judge(case):
    with contextlib.redirect_stdout(io.StringIO()):
        return asyncio.run(run(case))


async def run(case):
    with open(case["file"], encoding="utf8") as file:
        commands = json.load(file)["commands"]
    deck = Deck(size_x=2000, size_y=2000, size_z=500)
    plates = {one["id"]: plate_of(one) for one in case["deck"]}
    racks = {}
    channels = {}
    for command in commands:
        params = command["params"]
        if command["commandType"] == "loadPipette":
            channels[params["pipetteId"]] = CHANNELS[params["mount"]]
        if command["commandType"] == "loadLabware" and "tiprack" in params["loadName"]:
            racks[params["labwareId"]] = rack_of(params)
    for index, resource in enumerate([*plates.values(), *racks.values()]):
        deck.assign_child_resource(resource, Coordinate(150 * (index % 6), 150 * (index // 6), 0))
    for well in case["before"]:
        plates[well["labware"]].get_item(well["well"]).tracker.set_volume(well["volumePl"] / PL_PER_UL)
    handler = LiquidHandler(LiquidHandlerChatterboxBackend(num_channels=2), deck)
    await handler.setup()
    for command in commands:
        params = command["params"]
        channel = [channels.get(params.get("pipetteId"), 0)]
        match command["commandType"]:
            case "pickUpTip":
                await handler.pick_up_tips([racks[params["labwareId"]].get_item(params["wellName"])], use_channels=channel)
            case "aspirate":
                await handler.aspirate([plates[params["labwareId"]].get_item(params["wellName"])], [params["volume"]], use_channels=channel)
            case "dispense":
                await handler.dispense([plates[params["labwareId"]].get_item(params["wellName"])], [params["volume"]], use_channels=channel)
            case "blowOutInPlace":
                tip = handler.head[channel[0]].get_tip()
                tip.tracker.set_volume(0)
            case "dropTipInPlace":
                handler.head[channel[0]].remove_tip()
                handler.head[channel[0]].commit()
    return [
        {"labware": name, "well": well.get_identifier(), "volumeUl": well.tracker.get_used_volume()}
        for name, plate in plates.items()
        for well in plate.get_all_items()
    ]


def plate_of(one):
    wells = create_ordered_items_2d(
        Well,
        num_items_x=one["columns"],
        num_items_y=one["rows"],
        dx=1,
        dy=1,
        dz=1,
        item_dx=2,
        item_dy=2,
        size_x=1.5,
        size_y=1.5,
        size_z=10,
        max_volume=one["capacityPl"] / PL_PER_UL + 1e-6,
    )
    return Plate(one["id"], size_x=127, size_y=86, size_z=15, ordered_items=wells)


def rack_of(params):
    most = float(params["loadName"].rsplit("_", 1)[1].removesuffix("ul"))
    spots = create_ordered_items_2d(
        TipSpot,
        num_items_x=12,
        num_items_y=8,
        dx=1,
        dy=1,
        dz=1,
        item_dx=9,
        item_dy=9,
        size_x=8,
        size_y=8,
        make_tip=lambda *_, **__: Tip(has_filter=False, total_tip_length=60, maximal_volume=most, fitting_depth=8),
    )
    return TipRack(params["labwareId"], size_x=127, size_y=86, size_z=60, ordered_items=spots)


judge_all(judge)
