"""A method for an Opentrons Flex that does the transfers of a CSV file, as opentronsTable() writes it.

Review it once, set LABWARE, TIPS and PIPETTES to what stands on the deck, and give each run its file.
"""

from opentrons import protocol_api

metadata = {"protocolName": "Transfers from a file"}
requirements = {"robotType": "Flex", "apiLevel": "2.20"}

# What the file calls it: what it is, and its slot.
LABWARE = {
    "Samples": ("corning_96_wellplate_360ul_flat", "C1"),
    "Diluted": ("corning_96_wellplate_360ul_flat", "C2"),
    "Buffer": ("nest_12_reservoir_15ml", "C3"),
}
TIPS = {"small": [("opentrons_flex_96_tiprack_50ul", slot) for slot in ("A1", "B1")], "large": [("opentrons_flex_96_tiprack_1000ul", slot) for slot in ("A2", "B2")]}
# From the smallest: the first that takes a volume moves it.
PIPETTES = [("small", "flex_1channel_50", "left", 50), ("large", "flex_1channel_1000", "right", 1000)]


def add_parameters(parameters):
    parameters.add_csv_file("Transfers", "transfers", "Source, destination, volume in uL and tip of each transfer")


def run(protocol: protocol_api.ProtocolContext):
    protocol.load_trash_bin("A3")
    labware = {name: protocol.load_labware(kind, slot, label=name) for name, (kind, slot) in LABWARE.items()}
    racks = {name: [protocol.load_labware(kind, slot) for kind, slot in places] for name, places in TIPS.items()}
    pipettes = [(protocol.load_instrument(kind, mount, tip_racks=racks[name]), most) for name, kind, mount, most in PIPETTES]

    rows = protocol.params.transfers.parse_as_csv()
    for source, source_well, destination, destination_well, volume, tip in rows[1:]:
        pipette = next(one for one, most in pipettes if float(volume) <= most)
        if tip == "new":
            for one, _ in pipettes:
                if one.has_tip:
                    one.drop_tip()
            pipette.pick_up_tip()
        pipette.aspirate(float(volume), labware[source][source_well])
        pipette.dispense(float(volume), labware[destination][destination_well])
    for one, _ in pipettes:
        if one.has_tip:
            one.drop_tip()
