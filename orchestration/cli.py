"""Turns words on a command line into one of the commands; each is a module of orchestration/commands."""

import atexit
import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from pkgutil import iter_modules
from typing import NoReturn

import click

from orchestration import commands

_OBJECTS = 1_000_000  # between two looks for garbage


class CommandFolder(click.Group):
    """A group whose commands are the modules of a package: module `x` holds `command`, called x."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of all commands."""
        return sorted(module.name for module in iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called `cmd_name`; what it needs beyond its options it imports when it runs."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = import_module(f"{commands.__name__}.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


@click.group(cls=CommandFolder)
@click.version_option(package_name="sourceline")
def main() -> None:
    """Figures from news articles, each proved against the bytes that it came from."""
    # A command imports and defines much and ends: looking for garbage after each 700 objects takes a tenth of its time.
    gc.set_threshold(_OBJECTS, 20, 20)


def start() -> None:
    """Runs the command of this process and ends it at once: to free each object before takes a tenth of a run."""
    try:
        main()
    except SystemExit as ended:
        if isinstance(ended.code, int):
            _end_process(ended.code)
        raise


def _end_process(code: int) -> NoReturn:
    atexit._run_exitfuncs()
    with suppress(BrokenPipeError):  # who read has gone
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)
