"""Devices edit the same library apart from one another, and their journals are carried between them
late, twice, in any order and in part: in the end all must hold the same.

    PYTHONPATH=. .venv/bin/python -P -m tests.stress.travelling [EDITS] [SEED] [DEVICES]

With clocks that agree, each change is told before the next one, and what all hold is the latest of
each field. With clocks that differ, some are told late.
"""

from __future__ import annotations

import logging
import os
import random
import shutil
import sys
import tempfile
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, Any
from unittest import mock

from library import journal
from library.article import Query, SavedSearch
from library.device import name_of_device
from library.mending import open_state

if TYPE_CHECKING:
    from library.state import State

ARTICLES = 40
SEARCHES = 6
START = 1_700_000_000


class Device:
    """A state and its copy of the library."""

    def __init__(self, folder: str, drift: int) -> None:
        self.data, self.library = os.path.join(folder, "data"), os.path.join(folder, "library")
        os.makedirs(self.library)
        self.drift = drift
        self.state = open_state(self.data)

    @property
    def journals(self) -> str:
        return os.path.join(self.library, journal.FOLDER)

    def held(self) -> tuple[Any, Any]:
        """All that it holds, in a form to compare."""
        articles = {
            path: status
            for path, status in self.state.statuses([name(at) for at in range(ARTICLES)]).items()
            if any(status)
        }
        return articles, [(one.id, one.name, one.query) for one in self.state.searches.all()]


def name(number: int) -> bytes:
    """The path of an article."""
    return f"news/{number}.md".encode()


class World:
    """Some devices, who carries files between them, and what each field was changed to last."""

    def __init__(self, folder: str, seed: int, devices: int, *, drift: bool) -> None:
        self.chance = random.Random(seed)
        self.now = START
        self.devices = [
            Device(os.path.join(folder, str(at)), self.chance.randrange(-(9**6), 9**6) * drift)
            for at in range(devices)
        ]
        self.latest: dict[tuple[bytes, str], Any] = {}
        self.under_way: list[tuple[str, bytes, Device]] = []
        self.clock = START

    def time(self) -> float:
        """What the clock of the device says that is acting."""
        return self.clock

    def edit(self, device: Device) -> None:
        """One change on a device."""
        self.now += 1
        self.clock = self.now + device.drift
        path, kind = name(self.chance.randrange(ARTICLES)), self.chance.randrange(8)
        state = device.state
        if kind < 3:
            value = not state.status(path).read
            state.mark([(path, b"text")], "read", value)
            self.latest[path, "read"] = value
        elif kind < 5:
            value = not state.status(path).favourite
            state.mark([(path, None)], "favourite", value)
            self.latest[path, "favourite"] = value
        elif kind < 7:
            others = [at / 100 for at in range(1, 100) if at / 100 != state.status(path).position]
            at = self.chance.choice(others)
            state.set_position(path, None, at)
            self.latest[path, "position"] = at
        else:
            self.search(state)

    def search(self, state: State) -> None:
        """A saved search is added, changed, moved or deleted."""
        searches = state.searches.all()
        one = self.chance.choice(searches) if searches else None
        if one is not None and self.chance.random() < 0.4:
            state.searches.delete(one.id)
        elif one is not None and self.chance.random() < 0.5:
            place, words = self.chance.randrange(len(searches)), f"w{self.now}"
            state.searches.save(SavedSearch(words, Query(words), place, one.id))
        elif len(searches) < SEARCHES:
            state.searches.save(SavedSearch(f"n{self.now}", Query(f"q{self.now}")))

    def exchange(self, device: Device) -> None:
        """A device tells and listens; each journal may set out for another device now."""
        self.clock = self.now + device.drift
        device.state.travel(device.library)
        for file in os.listdir(device.journals):
            with open(os.path.join(device.journals, file), "rb") as source:
                data = source.read()
            self.under_way.append((file, data, self.chance.choice(self.devices)))
        del self.under_way[:-60]

    def deliver(self) -> None:
        """Something arrives: maybe late, maybe again, maybe a part of it."""
        if not self.under_way:
            return
        file, data, device = self.chance.choice(self.under_way)
        if file == journal.name_of(name_of_device(device.state.identity(), device.state.path)):
            file = file.replace(".journal", ".sync-conflict.journal")  # nobody else writes that one
        if self.chance.random() < 0.2:
            data = data[: self.chance.randrange(len(data) + 1)]
        os.makedirs(device.journals, exist_ok=True)
        with open(os.path.join(device.journals, file), "wb") as target:
            target.write(data)

    def restart(self, device: Device) -> None:
        """The program is quit and started again."""
        device.state.close()
        device.state = open_state(device.data)

    def settle(self) -> None:
        """Everything is delivered at last."""
        for _ in range(3):
            for device in self.devices:
                self.clock = self.now + device.drift
                device.state.travel(device.library)
                own = journal.name_of(name_of_device(device.state.identity(), device.state.path))
                for other in self.devices:
                    if other is not device:
                        os.makedirs(other.journals, exist_ok=True)
                        shutil.copy(os.path.join(device.journals, own), other.journals)
        for device in self.devices:
            device.state.travel(device.library)


def run(edits: int, seed: int, devices: int, folder: str, *, drift: bool) -> int:
    """Lets devices edit and exchange; the lines of all journals. Raises AssertionError."""
    world = World(folder, seed, devices, drift=drift)
    with ExitStack() as stack:
        for module in ("state", "saved_searches", "travel"):
            stack.enter_context(mock.patch(f"library.{module}.time.time", world.time))
        for _ in range(edits):
            device = world.chance.choice(world.devices)
            world.edit(device)
            if not drift or world.chance.random() < 0.3:  # soon after a change, or late
                world.exchange(device)
            if world.chance.random() < 0.5:
                world.deliver()
            if world.chance.random() < 0.01:
                world.restart(device)
        world.settle()
        held = [device.held() for device in world.devices]
        assert all(one == held[0] for one in held), "the devices hold different things"
        if not drift:
            check_latest(world, held[0][0])
        lines = sum(_lines(device) for device in world.devices)
        for device in world.devices:
            with closing(device.state):
                assert not device.state.travel(device.library).told, "nothing was left to tell"
    return lines


def check_latest(world: World, held: dict[bytes, Any]) -> None:
    """Each field is as it was changed last."""
    for (path, field), value in world.latest.items():
        status = held.get(path)
        now = getattr(status, field) if status else type(value)()
        assert now == value, (path, field, value, now)


def _lines(device: Device) -> int:
    own = journal.name_of(name_of_device(device.state.identity(), device.state.path))
    with open(os.path.join(device.journals, own), "rb") as source:
        return len(source.readlines())


def main(arguments: list[str]) -> None:
    """Runs it and says what came out."""
    edits, seed, devices = [*map(int, arguments), *[10_000, 1, 2][len(arguments) :]]
    logging.disable(logging.CRITICAL)
    for drift in (False, True):
        with tempfile.TemporaryDirectory() as below:
            run(edits, seed, devices, below, drift=drift)
        clocks = "clocks that differ by up to six days" if drift else "clocks that agree"
        sys.stdout.write(f"{edits} edits on {devices} devices, {clocks}: all hold the same\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
