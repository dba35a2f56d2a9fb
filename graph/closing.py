"""What holds files or connections, and lets go of them at the end of a ``with`` block."""

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self


class Closing(ABC):
    """Something open: as a context manager it is closed with the block, whatever happens there."""

    def __enter__(self) -> Self:
        """Return it, open."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Let go of what it holds."""
