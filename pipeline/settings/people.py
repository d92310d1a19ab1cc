"""The people a paper names most: who held which title when, and who is named before whom."""

import datetime
from dataclasses import dataclass

__all__ = ["People", "Person"]


@dataclass(frozen=True, slots=True)
class Person:
    """One entry of ``people.toml``: a name, and the titles held from ``since`` until ``until``, both days included.

    ``order`` is the place in a list of names, 1 being the first; ``aliases`` are other right forms of the name,
    ``wrong`` are forms that were seen and must not be printed.
    """

    name: str
    titles: tuple[str, ...] = ()
    order: int | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    aliases: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    def holds_on(self, date: datetime.date | None) -> bool:
        """Whether the entry holds on a day; every entry does where the day is not known."""
        if date is None:
            return True
        return (self.since is None or self.since <= date) and (self.until is None or date <= self.until)


@dataclass(frozen=True, slots=True)
class People:
    """``people.toml``.  A person who changed office has an entry for each; all entries count for names and titles.

    ``require_title``: a person is first mentioned with a title; ``group_titles`` are words that stand for the titles of
    a whole list of names (市领导…).
    """

    entries: tuple[Person, ...] = ()
    require_title: bool = False
    group_titles: tuple[str, ...] = ()

    def names(self) -> frozenset[str]:
        """Every right form of every name."""
        return frozenset(name for entry in self.entries for name in (entry.name, *entry.aliases))

    def titles(self) -> frozenset[str]:
        """Every title anybody ever held."""
        return frozenset(title for entry in self.entries for title in entry.titles)

    def held(self, name: str, date: datetime.date | None) -> frozenset[str]:
        """The titles a person holds on a day, by any right form of the name."""
        own = (entry for entry in self.entries if name in (entry.name, *entry.aliases) and entry.holds_on(date))
        return frozenset(title for entry in own for title in entry.titles)

    def order(self, name: str, date: datetime.date | None) -> int | None:
        """The place of a person in a list on a day, None where nobody said."""
        own = (entry for entry in self.entries if name in (entry.name, *entry.aliases) and entry.holds_on(date))
        return min((entry.order for entry in own if entry.order is not None), default=None)
