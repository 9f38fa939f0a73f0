"""Turns the assets that a run makes into a progress bar, or into plain lines where no terminal listens."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from orchestration.harmless import neutralise
from orchestration.terminal import console


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run is: assets `done` of `total`, and what happens, in words; `finished` at the end of an asset."""

    done: int
    total: int
    says: str
    finished: bool = False


@contextmanager
def shown_progress() -> Iterator[Callable[[Step], None]]:
    """Yields what to call at each of them; shows it on stderr, where the output of a script is not disturbed."""
    err = console(stderr=True)
    with _shown_warnings(err):
        if not err.is_terminal:
            yield lambda step: _print_line(err, step)
            return
        columns = (
            SpinnerColumn(),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.description}"),
        )
        with Progress(*columns, console=err, transient=True) as bar:
            task = bar.add_task("starting", total=None)
            yield lambda step: bar.update(
                task, completed=step.done, total=step.total, description=neutralise(step.says).replace("[", r"\[")
            )


def _print_line(err: Console, step: Step) -> None:
    if step.finished:
        err.print(f"{step.done}/{step.total} {neutralise(step.says)}", markup=False, soft_wrap=True)


@contextmanager
def _shown_warnings(err: Console) -> Iterator[None]:
    """Prints what the project's own logger warns of, such as a wait for another run."""
    log, handler = logging.getLogger("sourceline"), logging.Handler(logging.WARNING)
    handler.emit = lambda record: err.print(neutralise(record.getMessage()), markup=False, soft_wrap=True)  # type: ignore[method-assign]
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)
