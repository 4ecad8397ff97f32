"""Runs worlds for as long as one likes: ``python tests/sync/long_run.py --steps 1000000 --log FILE``.

Each seed is a world of its own, of 5,000 steps; a line for each is added to the log when it has ended well. Started
again with the same log, the run goes on where it stopped. A world that fails is named, with what to type to see it
again.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pages import Node
from world import live

STEPS_OF_A_WORLD = 5000
WORLDS_OF_A_PROCESS = 8
"""pycrdt never forgets a document that was observed: a process must end for its memory to be free."""

_nodes: list[Node] = []


class Outcome(NamedTuple):
    """How a world ended."""

    seed: int
    steps: int
    exchanges: int
    seconds: float
    error: str


def run_world(task: tuple[int, int]) -> Outcome:
    """Run one world in this process, with a Node that the process keeps."""
    seed, steps = task
    if not _nodes:
        _nodes.append(Node(Path(tempfile.mkdtemp(prefix="harness-"))))
    began = time.perf_counter()
    try:
        world = live(_nodes[0], seed, steps)
    except BaseException:  # noqa: BLE001 - a panic is no Exception, and whatever it is must be told with its seed
        _nodes.pop().stop()
        return Outcome(seed, 0, 0, time.perf_counter() - began, traceback.format_exc())
    return Outcome(seed, world.steps, world.exchanges, time.perf_counter() - began, "")


def run(steps: int, *, first_seed: int = 1, jobs: int = 2, log: Path | None = None) -> Iterator[Outcome]:
    """Run worlds until they have done so many steps; yield how each ended.

    Parameters
    ----------
    steps
        How many in all, those in the log included.
    first_seed
        Seeds are counted from here.
    jobs
        Processes.
    log
        File of what has ended well, one JSON line each; read at first, then added to.
    """
    done = [Outcome(**json.loads(line)) for line in log.read_text().splitlines()] if log and log.exists() else []
    seen = {outcome.seed for outcome in done}
    left = steps - sum(outcome.steps for outcome in done)
    wanted = -(-left // STEPS_OF_A_WORLD) if left > 0 else 0
    seeds = [seed for seed in range(first_seed, first_seed + wanted + len(seen)) if seed not in seen][:wanted]
    tasks = [(seed, min(STEPS_OF_A_WORLD, left)) for seed in seeds]
    context = multiprocessing.get_context("spawn")
    with context.Pool(jobs, maxtasksperchild=WORLDS_OF_A_PROCESS) as pool:
        for outcome in pool.imap_unordered(run_world, tasks):
            if log and not outcome.error:
                with log.open("a") as file:
                    file.write(json.dumps(outcome._asdict()) + "\n")
            yield outcome


def main() -> int:
    """Run, tell how it goes, and how long it took; return 1 if a world failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=1_000_000)
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--log", type=Path)
    options: Any = parser.parse_args()
    began, steps, exchanges, failed = time.perf_counter(), 0, 0, 0
    for outcome in run(options.steps, first_seed=options.first_seed, jobs=options.jobs, log=options.log):
        steps, exchanges = steps + outcome.steps, exchanges + outcome.exchanges
        passed = time.perf_counter() - began
        print(f"seed {outcome.seed}: {steps:,} steps in {passed:,.0f} s, {exchanges:,} exchanges", flush=True)
        if outcome.error:
            failed += 1
            print(outcome.error, file=sys.stderr)
            again = f"--steps {STEPS_OF_A_WORLD} --first-seed {outcome.seed} --jobs 1"
            print(f"seed {outcome.seed} FAILED; again with: {sys.argv[0]} {again}", file=sys.stderr, flush=True)
    passed = time.perf_counter() - began
    print(f"{steps:,} steps, {exchanges:,} exchanges, {passed:,.0f} s, {steps / passed:,.0f} steps/s, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
