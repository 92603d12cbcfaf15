"""Phrases of several words found in one pass, the longest first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from balozi.extraction.mentions.tokens import Token, keys

T = TypeVar("T")


@dataclass(slots=True)
class Node(Generic[T]):
    """One step into a phrase: what may follow, and what the phrase so far stands for."""

    following: dict[str, "Node[T]"] = field(default_factory=dict)
    values: list[T] = field(default_factory=list)


@dataclass(slots=True)
class Trie(Generic[T]):
    """Phrases by their tokens."""

    root: Node[T] = field(default_factory=Node)

    def add(self, phrase: str, value: T) -> None:
        """Keep a value under a phrase."""
        node = self.root
        for key in keys(phrase):
            # `setdefault` alone would make a node for every word of every phrase, known or not.
            node = node.following.get(key) or node.following.setdefault(key, Node())
        if value not in node.values:
            node.values.append(value)

    def matches(self, words: Sequence[Token], first: int) -> list[tuple[int, list[T]]]:
        """Return what begins at one token, the longest phrase first: its last token, its values."""
        found: list[tuple[int, list[T]]] = []
        node = self.root.following.get(words[first].key)
        last, end = first, len(words)
        while node is not None:
            if node.values:
                found.append((last, node.values))
            last += 1
            if last == end or not node.following:
                break
            node = node.following.get(words[last].key)
        found.reverse()
        return found
