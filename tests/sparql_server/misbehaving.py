"""A peer that answers by HTTP whatever a test wants it to, as servers and what stands before them do."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread


class Peer:
    """What listens at ``uri``, and what it was sent."""

    def __init__(self, listening: socket.socket, answer: bytes, pause: float, *, hasty: bool) -> None:
        self.uri = f"http://127.0.0.1:{listening.getsockname()[1]}/sparql"
        self.heard: list[bytes] = []
        self._listening = listening
        self._answer = answer
        self._pause = pause
        self._hasty = hasty

    def serve(self) -> None:
        """Answer everybody alike until nobody listens any more."""
        with suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                with connection, suppress(OSError):
                    self._speak(connection)

    def _speak(self, connection: socket.socket) -> None:
        connection.settimeout(10)
        heard = b""
        while not _is_whole(heard) and not (self._hasty and b"\r\n\r\n" in heard):
            heard += connection.recv(1 << 16)
        self.heard.append(heard)
        if not self._pause:
            connection.sendall(self._answer)
            return
        for byte in self._answer:
            connection.sendall(bytes([byte]))
            # The other side says nothing more; it only closes.
            connection.settimeout(self._pause)
            with suppress(TimeoutError):
                if connection.recv(1) == b"":
                    return


@contextmanager
def peer(answer: bytes, pause: float = 0, *, hasty: bool = False) -> Iterator[Peer]:
    """Run a peer that gives this answer to every request, with a pause of so many seconds after every byte.

    One that is ``hasty`` answers when it knows what is wanted, and does not read what else it is sent.
    """
    with socket.create_server(("127.0.0.1", 0)) as listening:
        found = Peer(listening, answer, pause, hasty=hasty)
        thread = Thread(target=found.serve)
        thread.start()
        try:
            yield found
        finally:
            # Closing alone does not wake who waits for somebody to come.
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()


def reply(status: str, body: str = "", kind: str = "application/sparql-results+json", *headers: str) -> bytes:
    """Return a whole reply."""
    data = body.encode()
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(data)}", *headers]
    return "\r\n".join((*lines, "", "")).encode() + data


def _is_whole(heard: bytes) -> bool:
    """Whether a request has ended, by its Content-Length."""
    head, end, body = heard.partition(b"\r\n\r\n")
    lengths = [
        int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")
    ]
    return end != b"" and len(body) >= sum(lengths)
