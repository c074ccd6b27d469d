"""dioscuri reads our worklists: every record, in its own words, and as it would write them."""

import dioscuri
from cases import Deck, judge_all, well_name


def judge(case):
    worklist = dioscuri.read_gwl(case["file"])
    with open(case["file"], encoding="latin1") as file:
        ours = file.read().splitlines()
    theirs = worklist.records_to_string().splitlines()
    if ours != theirs:
        different = next((pair for pair in zip(ours, theirs) if pair[0] != pair[1]), (len(ours), len(theirs)))
        raise AssertionError(f"it would write {different[1]!r} for {different[0]!r}")
    deck = Deck(case)
    source = left = None
    for record in worklist.records:
        if record.type_character == "A":
            spend(deck, source, left)
            source, left = place(deck, record), float(record.volume)
        elif record.type_character == "D":
            deck.move(source, place(deck, record), float(record.volume))
            left -= float(record.volume)
    spend(deck, source, left)
    return deck.after()


def spend(deck, source, left):
    """Takes away what was aspirated beyond what was dispensed."""
    if source is not None:
        deck.wells[source] -= left


def place(deck, record):
    labware = deck.labware[record.rack_label]
    index = int(record.position) - 1
    return record.rack_label, well_name(index % labware["rows"], index // labware["rows"])


judge_all(judge)
