"""A page of a longer list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some of the items of a list, and how many there are.

    Attributes:
        items: of this page.
        total: of the whole list.
        number: of this page, counted from 1.
        size: most items on a page.
    """

    items: Sequence[Item]
    total: int
    number: int = 1
    size: int = PAGE_SIZE

    @property
    def last(self) -> int:
        """Return the number of the last page.

        Examples:
            >>> Page([], 101, 1, 50).last
            3
        """
        return max(1, -(-self.total // self.size))

    @property
    def first_item(self) -> int:
        """Return the position of the first item of this page, counted from 1; 0 when the list is empty."""
        return (self.number - 1) * self.size + 1 if self.total else 0

    @property
    def last_item(self) -> int:
        """Return the position of the last item of this page."""
        return min(self.number * self.size, self.total)
