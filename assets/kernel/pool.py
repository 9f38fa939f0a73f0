"""Turns a list of work into work done: in this process, or in a pool of others on the cores of this machine.

A cluster engine takes this module's place. It imports nothing of the project, so that a worker can be set up before
the libraries that it loads.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

Item = TypeVar("Item")

_LIBRARY_THREADS = ("POLARS_MAX_THREADS", "RAYON_NUM_THREADS", "OMP_NUM_THREADS")


class LostWorkerError(RuntimeError):
    """A worker process died twice over the same item: the message names it."""


def count_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_each(items: Sequence[Item], work: Callable[[Item], None], workers: int) -> Iterator[Item]:
    """Runs `work` on each item and yields the item once it is done; the order is that of completion.

    With one worker, or one item, it runs here. Else `work` and the items are pickled. What a dying worker was at is
    run once more, alone; raises LostWorkerError where that kills a worker too. An error of `work` ends the rest.
    """
    if min(workers, len(items)) < 2:
        for item in items:
            work(item)
            yield item
        return
    waiting = deque(items)
    while waiting:
        suspects: list[Item] = []
        yield from _run_until_broken(waiting, work, workers, suspects)
        for item in suspects:
            _run_alone(item, work)
            yield item


def _run_until_broken(
    waiting: deque[Item], work: Callable[[Item], None], workers: int, suspects: list[Item]
) -> Iterator[Item]:
    """Takes items from `waiting`, no more at once than there are workers: one that dies leaves few `suspects`."""
    running: dict[Future[None], Item] = {}
    with _open_pool(min(workers, len(waiting))) as pool:
        try:
            while waiting or running:
                while waiting and len(running) < workers:
                    running[pool.submit(work, waiting[0])] = waiting[0]
                    waiting.popleft()
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    future.result()
                    yield running.pop(future)
        except BrokenProcessPool:
            suspects += running.values()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _run_alone(item: Item, work: Callable[[Item], None]) -> None:
    with _open_pool(1) as pool:
        try:
            pool.submit(work, item).result()
        except BrokenProcessPool:
            raise LostWorkerError(
                f"a worker process died twice at {item}: look for what it needs (memory?) or leave these articles out"
            ) from None


def _open_pool(workers: int) -> ProcessPoolExecutor:
    # A forked child would inherit the locks of the threads of polars and DuckDB.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_set_up_worker)


def _set_up_worker() -> None:
    """One thread a library, for there is a worker a core; the parent decides when to stop, and none outlives it."""
    os.environ.update(dict.fromkeys(_LIBRARY_THREADS, "1"))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
