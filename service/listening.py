"""Where a server listens: a port as it is typed, and the socket that is bound to it."""

from __future__ import annotations

import errno
import socket

from service.refusal import Refusal


def port_of(text: str) -> int:
    """The number of a port as it is typed; 0 takes a free one. Raises Refusal."""
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) < 65536):
        raise Refusal(f"--port is {text!r}; it has to be a number from 0 to 65535")
    return int(text)


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens, or a `Refusal` that says why there is none."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=2048)
    except socket.gaierror as fault:
        raise Refusal(f"--host is {host!r}, which is no address of this machine") from fault
    except (OSError, UnicodeError) as fault:
        number = getattr(fault, "errno", None)
        if number == errno.EADDRINUSE:
            help = f"Stop the other program, or choose another port: --port {port + 1 if port < 65535 else 0}"
            raise Refusal(f"port {port} is in use already", help, code=1) from fault
        if number == errno.EACCES:
            raise Refusal(f"port {port} may not be used by you", "Choose one above 1023.", code=1) from fault
        raise Refusal(f"--host is {host!r}, which is no address of this machine") from fault
