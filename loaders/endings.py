"""Words recognised by where they end: what stands right before a number or a date."""

from collections.abc import Iterable, Mapping


class Endings:
    """Words with their meanings, to be found right before a place in the text, the longest first."""

    def __init__(self, meanings: Mapping[str, str]):
        self.meanings = meanings
        self._by_last: dict[str, list[str]] = {}
        for word in sorted(meanings, key=len, reverse=True):
            self._by_last.setdefault(word[-1], []).append(word)

    @classmethod
    def of(cls, words: Iterable[str]) -> "Endings":
        """Return the words, each its own meaning."""
        return cls({word: word for word in words})

    @classmethod
    def classes(cls, **words: str) -> "Endings":
        """Return the blank-separated words of every class, the name of the class being their meaning."""
        return cls({word: meaning for meaning, listed in words.items() for word in listed.split()})

    def before(self, text: str, start: int, end: int) -> str | None:
        """Return the longest word that ends at ``end`` and does not begin before ``start``."""
        if end <= start:
            return None
        for word in self._by_last.get(text[end - 1], ()):
            if text.endswith(word, start, end):
                return word
        return None
