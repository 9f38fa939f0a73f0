"""Turns a home into pages on a port of this machine, until it is interrupted."""

import socket
from pathlib import Path

import uvicorn

from explorer.app import make_app
from explorer.warehouse import ExplorerError


def serve(home: Path, host: str, port: int) -> None:
    """Serves until Ctrl-C. Raises ExplorerError where there is no warehouse to show, or the port cannot be had."""
    app = make_app(home, host)
    bound = _bind(host, port)
    with bound:
        settings = uvicorn.Config(app, log_level="warning", server_header=False, access_log=False)
        uvicorn.Server(settings).run(sockets=[bound])


def _bind(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as error:
        raise ExplorerError(
            f"cannot listen on {host} port {port} ({error.strerror}): choose another with --port or --host"
        ) from None
    return bound
