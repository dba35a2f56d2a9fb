"""One exchange by HTTP with a server that the user named: where it is, who asks, and what its errors mean.

The standard library is enough: each exchange has a connection of its own, follows no redirection, uses no proxy, asks
for no compression, and ends at its limit of time, however slowly the server sends.
"""

import socket
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from threading import Timer
from typing import TYPE_CHECKING, Protocol
from urllib.parse import parse_qsl, urlencode, urlsplit

from ontology import __version__
from ontology.errors import GraphError, QueryError

if TYPE_CHECKING:
    import http.client

SCHEMES = ("http", "https")
USER = "SPARQL_USER"
PASSWORD = "SPARQL_PASSWORD"  # noqa: S105 (the name of the variable)
"""The environment variables that error messages name."""

_RESERVED = {"graph", "default", "query", "update", "default-graph-uri", "named-graph-uri"}
"""Parameters of the two protocols, which only the program sets."""
_TO_CONNECT = 15.0
"""Seconds in which a server must accept a connection."""
_LONGEST = 24 * 3600.0
"""Seconds that anything may take: systems cannot wait for ever."""
_BLOCK = 1 << 16
_SAID = 200
"""Characters that are told of what a server says about an error, out of at most a block."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address that speaks a protocol of SPARQL 1.1, and who asks; without ``password``, nobody in particular.

    It may have parameters of its own (``?timeout=60``), which are sent with every request.
    """

    uri: str
    user: str = ""
    password: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Refuse what is no address, or would give the password away.

        Raises:
            GraphError: it is no address by HTTP, holds a password or what the program sets itself, or the
                password would travel unencrypted.
        """
        try:
            parts = urlsplit(self.uri)
            host, port = parts.hostname, parts.port
        except ValueError:
            host, port = None, None
        wellformed = self.uri.isascii() and self.uri.isprintable() and " " not in self.uri
        if not host or port == 0 or parts.scheme not in SCHEMES or not wellformed:
            raise GraphError(
                f"{self.uri!r} is no address of a SPARQL endpoint; these begin with http:// or https://"
            )
        if parts.username is not None or parts.password is not None:
            raise GraphError(
                f"{parts.scheme}://{host}: an address may hold no user or password; set {USER} and {PASSWORD}"
            )
        names = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
        if parts.fragment or names & _RESERVED:
            wrong = ", ".join(sorted(names & _RESERVED)) or "#"
            raise GraphError(
                f"{self.uri}: leave out {wrong}; which graph is meant, and what is asked, is added to it"
            )
        if self.password and parts.scheme == "http" and not _is_loopback(host):
            raise GraphError(
                f"{self.uri}: the password would travel unencrypted; use https://, or unset {PASSWORD}"
            )

    def __str__(self) -> str:
        """Return the address itself."""
        return self.uri

    def target(self, parameters: Mapping[str, str]) -> str:
        """Return path and parameters of a request."""
        parts = urlsplit(self.uri)
        query = "&".join(filter(None, (parts.query, urlencode(parameters))))
        return f"{parts.path or '/'}?{query}" if query else parts.path or "/"


class Source(Protocol):
    """Gives the bytes of a request, as a binary file does."""

    def read(self, size: int = ..., /) -> bytes:
        """Return up to ``size`` bytes, and none at the end."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent; ``body`` has ``length`` bytes, none without a body."""

    method: str
    headers: Mapping[str, str]
    parameters: Mapping[str, str] = field(default_factory=dict)
    body: bytes | Source | None = None
    length: int = 0


class Reply:
    """What a server answers, read while it comes."""

    def __init__(self, address: Address, response: "http.client.HTTPResponse", clock: "_Clock") -> None:
        """Take over a response of which only the head was read."""
        self._address = address
        self._response = response
        self._clock = clock
        self.status = response.status
        self.media_type = (response.getheader("Content-Type") or "").partition(";")[0].strip().lower()

    def header(self, name: str) -> str | None:
        """Return the value of a header, if it is there."""
        return self._response.getheader(name)

    def read(self, size: int = _BLOCK) -> bytes:
        """Return the next bytes, up to ``size``; none at the end.

        Raises:
            QueryError: the time is over.
            GraphError: the connection broke off.
        """
        with _told(self._address, self._clock):
            return self._response.read(size)

    def said(self) -> str:
        """Return what the server says about an error, in one line that a terminal can bear."""
        words = ""
        if self.media_type in ("text/plain", "application/json", "application/problem+json"):
            with suppress(GraphError, QueryError):
                words = " ".join(self.read().decode("utf-8", "replace").split())
        words = "".join(filter(str.isprintable, words or self._response.reason))
        return f"{self.status} {words[:_SAID]}{'…' if len(words) > _SAID else ''}".strip()

    def refused(self, wanted: str) -> GraphError:
        """Return the error that the status means, whatever was asked; ``wanted`` is what should be at the address."""
        match self.status:
            case 301 | 302 | 303 | 307 | 308:
                moved = "".join(filter(str.isprintable, self.header("Location") or "another address"))
                reason = f"it sends to {moved[:_SAID]}; if you trust that, use its address"
            case 401:
                who = f"the user {self._address.user} or the password" if self._address.password else "you"
                reason = f"it refuses {who}; set {USER} and {PASSWORD}"
            case 403:
                reason = f"you may not do this ({self.said()}); get the rights, or set {USER} to another"
            case 413:
                reason = f"the server takes no more at once ({self.said()}); raise its limit"
            case 503:
                reason = f"it cannot answer now, or not in the time it allows ({self.said()}); ask for less, or later"
            case status if status >= 500 and status != 501:
                reason = f"the server cannot go on ({self.said()}); its log says more, its disk may be full"
            case _:
                reason = f"that is not {wanted} ({self.said()}); check the address"
        return GraphError(f"{self._address}: {reason}")


@contextmanager
def exchange(address: Address, request: Request, seconds: float) -> Iterator[Reply]:
    """Send a request and yield the reply, whatever its status; it can be read as long as the block lasts.

    Raises:
        GraphError: no server answers there, or the connection breaks off.
        QueryError: it takes longer than ``seconds``.
    """
    connection = _connected(address)
    clock = _Clock(connection.sock, seconds)
    try:
        with _told(address, clock):
            response = _sent(connection, address, request)
        with response:
            yield Reply(address, response, clock)
    finally:
        clock.stop()
        connection.close()


def _connected(address: Address) -> "http.client.HTTPConnection":
    import http.client
    import ssl

    parts = urlsplit(address.uri)
    host = str(parts.hostname)
    try:
        connection: http.client.HTTPConnection
        if parts.scheme == "https":
            context = ssl.create_default_context()
            connection = http.client.HTTPSConnection(
                host, parts.port, timeout=_TO_CONNECT, blocksize=_BLOCK, context=context
            )
        else:
            connection = http.client.HTTPConnection(host, parts.port, timeout=_TO_CONNECT, blocksize=_BLOCK)
        connection.connect()
    except ssl.SSLCertVerificationError as error:
        raise GraphError(
            f"{address}: its certificate is not trusted ({_reason(error)}); set SSL_CERT_FILE to the authority that is"
        ) from error
    except (OSError, UnicodeError) as error:
        raise GraphError(
            f"{address}: no server answers there ({_reason(error)}); start it, or check the address"
        ) from error
    return connection


def _sent(
    connection: "http.client.HTTPConnection", address: Address, request: Request
) -> "http.client.HTTPResponse":
    headers = {"User-Agent": f"zhengtu/{__version__}", "Connection": "close", **request.headers}
    if address.password:
        word = b64encode(f"{address.user}:{address.password}".encode())
        headers["Authorization"] = f"Basic {word.decode()}"
    if request.body is not None:
        headers["Content-Length"] = str(request.length)
    # A server that refuses need not read everything: the connection breaks, but its reply may be there.
    with suppress(BrokenPipeError, ConnectionResetError):
        connection.request(request.method, address.target(request.parameters), request.body, headers)
    return connection.getresponse()


class _Clock:
    """Breaks a connection off when the time is over, so that whatever waits for it goes on."""

    def __init__(self, connection: socket.socket, seconds: float) -> None:
        self.seconds = seconds if 0 < seconds < _LONGEST else _LONGEST
        self.is_over = False
        self._connection = connection
        connection.settimeout(self.seconds)
        self._timer = Timer(self.seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        self._timer.cancel()

    def _end(self) -> None:
        self.is_over = True
        # That of TLS would take away what another thread is reading with.
        with suppress(OSError):
            socket.socket.shutdown(self._connection, socket.SHUT_RDWR)


@contextmanager
def _told(address: Address, clock: _Clock) -> Iterator[None]:
    """Let errors of the connection come out as ours."""
    import http.client

    cause: Exception | None = None
    try:
        yield
    except (OSError, http.client.HTTPException) as error:
        cause = error
    if clock.is_over or isinstance(cause, TimeoutError):
        raise QueryError(f"no answer within {clock.seconds:g} s; ask for less, or raise the limit") from cause
    if isinstance(cause, http.client.BadStatusLine) and not isinstance(cause, ConnectionError):
        raise GraphError(f"{address}: what answers there does not speak HTTP; check the address") from cause
    if cause is not None:
        raise GraphError(f"{address}: the connection broke off ({_reason(cause)}); try again") from cause


def _reason(error: Exception) -> str:
    """What went wrong, in a few words."""
    words = getattr(error, "verify_message", "") or getattr(error, "strerror", "") or str(error)
    return "".join(filter(str.isprintable, " ".join(words.split())))[:_SAID] or type(error).__name__


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
