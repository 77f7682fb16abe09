"""Calls off the UI thread: newest answer only, errors in words, order kept, nothing left behind."""

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from library import LibraryError
from reader.worker import Worker
from tests.conftest import PATIENCE, ROOT


@pytest.fixture
def worker(qapp: object) -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()


def test_the_answer_comes_back_on_the_ui_thread(worker: Worker, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    worker.run("a", threading.current_thread, lambda ran: threads.extend(
        (ran, threading.current_thread())))  # fmt: skip
    assert not worker.idle
    qtbot.waitUntil(lambda: worker.idle)
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_only_the_newest_answer_of_a_topic_is_delivered(worker: Worker, qtbot: QtBot) -> None:
    gate, answers = threading.Event(), list[int]()

    def slow() -> int:
        gate.wait(5)
        return 1

    worker.run("topic", slow, answers.append)
    worker.run("topic", lambda: 2, answers.append)
    worker.run("other", lambda: 3, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    gate.set()
    qtbot.waitUntil(lambda: worker.idle)
    assert sorted(answers) == [2, 3]


def test_cancel_drops_the_answer(worker: Worker, qtbot: QtBot) -> None:
    answers: list[int] = []
    worker.run("topic", lambda: 1, answers.append)
    worker.cancel("topic")
    qtbot.waitUntil(lambda: worker.idle)
    assert answers == []


def test_errors_come_in_words(
    worker: Worker, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    errors: list[Exception] = []

    def told() -> None:
        raise LibraryError("The disk is full.")

    def unforeseen() -> None:
        raise ZeroDivisionError

    worker.run("a", told, lambda _: None, errors.append)
    worker.run("b", unforeseen, lambda _: None, errors.append)
    worker.run("c", unforeseen, lambda _: None)
    qtbot.waitUntil(lambda: worker.idle)
    assert {str(error)[:20] for error in errors} == {"The disk is full.", "Something went wrong"}
    assert all(isinstance(error, LibraryError) for error in errors)
    assert "ZeroDivisionError" in caplog.text


def test_order_is_kept_and_close_finishes_it(qtbot: QtBot) -> None:
    worker, written = Worker(), list[int]()
    for number in range(50):
        worker.run_in_order(lambda number=number: written.append(number), lambda _: None)
    closed = threading.Event()
    worker.close(closed.set)
    assert closed.wait(PATIENCE / 1000)
    assert written == list(range(50))


def test_close_waits_for_nobody_and_the_last_to_leave_closes_the_door(qtbot: QtBot) -> None:
    worker, left = Worker(), list[str]()
    entered, gate, closed = threading.Event(), threading.Event(), threading.Event()

    def read() -> None:
        entered.set()
        gate.wait(PATIENCE / 1000)
        left.append("reader")

    def close() -> None:
        left.append("last")
        closed.set()

    worker.run("a", read, lambda _: left.append("answer"))
    assert entered.wait(PATIENCE / 1000)
    worker.run_in_order(lambda: left.append("writer"), lambda _: None)
    worker.close(close)
    worker.close(close)
    assert "last" not in left
    gate.set()
    assert closed.wait(PATIENCE / 1000)
    assert sorted(left[:-1]) == ["reader", "writer"]
    assert left[-1] == "last"


def test_a_thread_may_speak_to_a_worker_that_is_no_more(qtbot: QtBot) -> None:
    window, worker, heard = QObject(), Worker(), list[int]()
    worker.setParent(window)
    worker.post(lambda: heard.append(1))
    qtbot.waitUntil(lambda: heard == [1])
    worker.close()
    delete(window)
    worker.post(lambda: heard.append(2))
    assert heard == [1]


def test_topics_that_were_answered_are_forgotten(worker: Worker, qtbot: QtBot) -> None:
    for number in range(20):
        worker.run(f"page {number}", lambda: None, lambda _: None)
    qtbot.waitUntil(lambda: worker.idle)
    assert worker._tickets == {}


def test_nothing_is_delivered_after_close(qtbot: QtBot, qapp: object) -> None:
    worker, answers = Worker(), list[int]()
    worker.run("a", lambda: 1, answers.append)
    worker.close()
    worker.run("b", lambda: 2, answers.append)
    qtbot.wait(20)
    assert answers == []


def test_what_is_asked_while_python_ends_is_dropped(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("concurrent.futures.thread._shutdown", True)
    worker.run_in_order(lambda: None, lambda _: None)
    assert worker.idle


def test_a_thread_may_post_after_the_program_ended_around_an_open_window() -> None:
    script = """
from PySide6.QtCore import QCoreApplication, QTimer
from reader.worker import Worker
app = QCoreApplication([])
worker = Worker()
QTimer.singleShot(0, app.quit)
app.exec()
from shiboken6 import delete
delete(worker)
worker.post(print)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stderr, done.returncode) == ("", 0)
