"""How long robotools takes for the same work as our planners: to move, to keep count and to write the worklist. In ms of the processor."""

import json
import statistics
import sys
import time

import numpy
import robotools


def median_ms(work):
    times = []
    for _ in range(5):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def plate(name, rows, columns, volume):
    return robotools.Labware(name, rows, columns, min_volume=5, max_volume=100_000, initial_volumes=volume)


def normalise():
    """Diluent, then sample, to 384 wells."""
    samples, out = plate("Samples", 16, 24, 100), plate("Diluted", 16, 24, 0)
    buffer = robotools.Trough("Buffer", 8, 1, min_volume=100, max_volume=1_000_000, initial_volumes=100_000)
    worklist = robotools.EvoWorklist()
    volumes = numpy.linspace(10, 40, 384)
    worklist.transfer(buffer, numpy.repeat("A01", 384), out, out.wells, 50 - volumes, label="diluent")
    worklist.transfer(samples, samples.wells, out, out.wells, volumes, label="sample")
    return "\n".join(worklist)


def pick():
    """10,000 transfers."""
    samples, out = plate("Samples", 16, 24, 90_000), plate("Picked", 16, 24, 0)
    worklist = robotools.EvoWorklist()
    wells = samples.wells.flatten("F")
    source = numpy.resize(wells, 10_000)
    destination = numpy.resize(numpy.roll(wells, 7), 10_000)
    worklist.transfer(samples, source, out, destination, numpy.resize(numpy.linspace(10, 40, 100), 10_000), label="pick")
    return "\n".join(worklist)


json.dump({"normalise": median_ms(normalise), "pick": median_ms(pick)}, sys.stdout)
