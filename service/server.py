"""The web server around the application: uvicorn, told to be quick, quiet and orderly when stopped."""

from __future__ import annotations

import gc
import socket
import sys
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from service.logs import Log, forward
from service.refusal import Refusal

GRACE_SECONDS = 30
"""How long requests that are under way may take after a stop was asked for."""
_KEEP_ALIVE_SECONDS = 20


class Server(uvicorn.Server):
    """uvicorn that tells once it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts, then tells; what was loaded is taken out of the garbage collector's rounds."""
        await super().startup(sockets=sockets)
        if self.started:
            gc.collect()
            gc.freeze()
            gc.enable()
            self._ready()


def listen(
    app: Starlette,
    sock: socket.socket,
    log: Log,
    proxies: str,
    ready: Callable[[str], None],
    seconds: int = GRACE_SECONDS,
) -> int:
    """Serves `app` on a bound socket until SIGTERM or SIGINT; requests under way are finished within `seconds`.

    `ready` is told the address once it answers there.
    """
    host, port = sock.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    config = uvicorn.Config(
        app,
        loop="uvloop" if sys.platform != "win32" else "asyncio",
        http="httptools",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies or None,
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=seconds,
    )
    forward(log, "uvicorn.error", "asyncio")
    server = Server(config, lambda: ready(f"http://{shown}:{port}"))
    server.run(sockets=[sock])
    if not server.started:
        why = "its database could not be written" if app.state.not_started else "see the lines above"
        raise Refusal(f"the service could not start: {why}", code=1)
    return 0
