"""Days of work in a moment: memory, threads and files of the real program stay as they are after its first hundred."""

from __future__ import annotations

import os
import statistics

from tests.slack.scenarios.asking import Newsroom, until

REQUESTS = int(os.environ.get("SCENARIO_SOAK", "300"))  # 3,000 in a long run
ROUND = 50  # requests, after which all is answered
WARM = 3  # rounds until everything is loaded
POOLS = 64 + 64 + 16 + 16 + 8  # threads at most: of the socket, of listeners, of lines, workers, errands


def test_memory_stays_as_it_is(slack, start):
    """After the warm-up, resident memory stays within a tenth; threads are those of the pools; no file stays open."""
    room = Newsroom(slack, people=25, channels=25)
    program = start(health=True)
    taken = []
    for turn in range(max(WARM + 2, REQUESTS // ROUND)):
        for number in range(turn * ROUND, (turn + 1) * ROUND):
            if number % 5 == 4:
                room.command(number)
            else:
                room.ask(number, channel=number if number % 2 else None)
        room.settled().answered_once()
        until(lambda: not program.health["load"]["working"])
        taken.append((program.resident, program.threads, program.files))
        slack.forget(), room.put.clear(), room.commands.clear()

    resident, threads, files = zip(*taken[WARM - 1 :], strict=True)
    print([round(each) for each in resident], threads, files)
    assert statistics.mean(resident[-2:]) < 1.1 * resident[0]
    assert max(threads) < POOLS + 20
    assert files[-1] <= files[0] + 8
    assert program.terminate() == 0
