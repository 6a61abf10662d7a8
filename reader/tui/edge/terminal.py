"""What Textual leaves to us at the edge of a real terminal.

`Terminal` is Textual's own driver for POSIX terminals with five habits fixed: it leaves cleanly
on a signal, stops and continues as a shell's job should, survives bytes that are not text, takes
a paste as text or not at all, and draws in UTF-8 whatever the locale says. Pass it to the app as
its `driver_class`. `refusal` tells beforehand whether there is a terminal for it.
"""

from __future__ import annotations

import io
import os
import signal
import socket
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress
from select import select
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from reader.tui.edge.input_parser import InputParser

if TYPE_CHECKING:
    from types import FrameType

    from _typeshed import ReadableBuffer
    from textual.app import App
    from textual.message import Message

LEAVE: Final = (
    *(signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGALRM),
    *(signal.SIGUSR1, signal.SIGUSR2, signal.SIGVTALRM, signal.SIGPROF, signal.SIGXCPU),
)
"""The signals on which the app saves its state and exits; they would kill it otherwise."""

MOST_COLUMNS, MOST_LINES = 1_000, 400
"""The most that is drawn of a window, however large it claims to be: each cell costs time and
memory."""

STANDARD_ERROR: Final = 2
"""The file descriptor that Textual draws on, so that standard output can be redirected."""


def refusal() -> str | None:
    """Return one sentence on why a full-screen app cannot start here, or ``None`` if it can."""
    streams = {"input": sys.__stdin__, "output": sys.__stdout__, "error": sys.__stderr__}
    for name, stream in streams.items():
        if stream is None or stream.closed or not stream.isatty():
            return f"The desk needs a terminal, and standard {name} is not one."
    match os.environ.get("TERM"):
        case None | "":
            return "The desk needs a terminal, and TERM, which names its kind, is not set."
        case "dumb":
            return "The desk needs a terminal that can move its cursor, and TERM says “dumb”."
        case _:
            return None


class TerminalFile(io.FileIO):
    """The terminal as a file that accepts every write, even when the terminal is gone.

    Textual writes in a thread. An error would end the thread, and the app would then wait forever
    for room in the thread's queue: closing the window would not close the app.
    """

    def write(self, data: ReadableBuffer, /) -> int:
        """Write the data, or discard it if there is nowhere to write to."""
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


class Terminal(LinuxDriver):
    """Textual's driver for a real terminal, with its habits fixed.

    Signal handlers only make requests, which the event loop carries out between two messages. The
    driver's locks and threads cannot be handled safely inside a signal handler.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        handled = (*LEAVE, signal.SIGTSTP, signal.SIGCONT)
        self._handlers_before = {signum: signal.getsignal(signum) for signum in handled}
        self._leaving = False
        self._resizing = False
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # Not sys.stderr, which has the encoding of the locale: box-drawing characters would be
        # written as escapes, and a stray surrogate would raise an error.
        raw = io.BufferedWriter(TerminalFile(STANDARD_ERROR, "w", closefd=False))
        self._file = io.TextIOWrapper(raw, encoding="utf-8", errors="replace")
        # The system may deliver a signal to any thread; this wakes the one that handles it.
        self._alarm, alarm = socket.socketpair()
        self._alarm.setblocking(False)
        alarm.setblocking(False)
        self._alarm_end = alarm
        self._loop.add_reader(self._alarm, self._silence_alarm)
        self._alarm_before = signal.set_wakeup_fd(alarm.fileno(), warn_on_full_buffer=False)
        for signum in LEAVE:
            # Whoever started us may want a signal ignored, as nohup does.
            if self._handlers_before[signum] is not signal.SIG_IGN:
                signal.signal(signum, self._on_leave_signal)

    @property
    def _awake(self) -> bool:
        """Whether the terminal is ours to draw on."""
        return self._writer_thread is not None and self._writer_thread.is_alive()

    @property
    def _in_background(self) -> bool:
        """Whether the shell has given the terminal to another job."""
        try:
            return os.tcgetpgrp(self.fileno) != os.getpgrp()
        except OSError:  # Not our controlling terminal, or gone: no shell shares it with us.
            return False

    def write(self, data: str) -> None:
        """Write to the terminal; while the app is stopped, discard the data."""
        if self._awake:
            super().write(data)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        if self._in_background:
            # `kill %1` ended the app while it was stopped. Modes may have to be undone, but the
            # line settings are by now those with which the shell edits its next line.
            self.attrs_before = None
        super().stop_application_mode()

    def disable_input(self) -> None:
        """Stop reading, and undo what the reading thread may have turned on at the last moment."""
        super().disable_input()
        self._disable_in_band_window_resize()
        self._disable_mouse_support()

    def _disable_mouse_support(self) -> None:
        super()._disable_mouse_support()
        if self._mouse_pixels:
            self.write("\x1b[?1016l")

    def close(self) -> None:
        """Finish writing and, if the app is ending, stop handling signals."""
        super().close()
        if not self._app.is_running:
            for signum, handler in self._handlers_before.items():
                signal.signal(signum, handler)
            signal.set_wakeup_fd(self._alarm_before)
            self._loop.remove_reader(self._alarm)
            self._alarm.close()
            self._alarm_end.close()

    def _silence_alarm(self) -> None:
        # The handlers have run by now; this only made the event loop wake up.
        with suppress(OSError):
            self._alarm.recv(4096)

    # -- the window ------------------------------------------------------------------

    def start_application_mode(self) -> None:
        """Take the terminal, and handle changes of its size ourselves."""
        start: Callable[[], None] = super().start_application_mode
        start()
        signal.signal(signal.SIGWINCH, self._on_window_change)

    def _on_window_change(self, *_: object) -> None:
        # Answer only one signal of a burst. A handler that did the work itself would be interrupted
        # by the next one, and that by the next, until the stack overflows.
        if not self._resizing and not self._in_band_window_resize:
            self._resizing = True
            self._loop.call_soon_threadsafe(self._tell_size)

    def _tell_size(self) -> None:
        self._resizing = False
        size = Size(*self._get_terminal_size())
        self._app.post_message(events.Resize(size, size))

    def _get_terminal_size(self) -> tuple[int, int]:
        columns, lines = super()._get_terminal_size()
        return min(columns, MOST_COLUMNS), min(lines, MOST_LINES)

    def process_message(self, message: Message) -> None:
        """Pass on what the terminal sent, unless it makes no sense."""
        if isinstance(message, events.Resize):
            width, height = message.size
            if width > MOST_COLUMNS or height > MOST_LINES:
                return
        elif isinstance(message, events.MouseEvent):
            if self._is_outside(message) and isinstance(message, events.MouseDown):
                # Textual would take the focus away from the panes and give it to nothing.
                return
            self._bring_inside(message)
        super().process_message(message)

    def _is_outside(self, event: events.MouseEvent) -> bool:
        return not self._app.size.region.contains(event.x, event.y)

    def _bring_inside(self, event: events.MouseEvent) -> None:
        """Move an event outside the window, such as a drag, to the window's edge."""
        width, height = self._app.size
        event._x = event._screen_x = max(0, min(event._x, width - 1))
        event._y = event._screen_y = max(0, min(event._y, height - 1))

    # -- leaving ---------------------------------------------------------------------

    def _on_leave_signal(self, signum: int, _frame: FrameType | None) -> None:
        # While an editor has the terminal (`lent`), ctrl+c and ctrl+\ are meant for the editor.
        if self._auto_restart or signum not in (signal.SIGINT, signal.SIGQUIT):
            self._leave(signum)

    def _leave(self, signum: int) -> None:
        """Let the app exit as on `q`, with the exit status that a shell gives for the signal."""
        if not self._leaving:
            self._leaving = True
            self._loop.call_soon_threadsafe(self._exit, 128 + signum)

    def _exit(self, status: int) -> None:
        # In the background, touching the terminal must not stop us half way.
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        self._app.exit(return_code=status)

    # -- sleeping and waking ---------------------------------------------------------

    def _sigtstp_application(self, *_: object) -> None:
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._sleep)
        else:
            # An editor has the terminal; the shell waits until the whole job has stopped.
            os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        # If the app was stopped by `_sleep`, that goes on by itself.
        if self._awake:
            self._loop.call_soon_threadsafe(self._wake)

    def _sleep(self) -> None:
        """Give the terminal back, stop, and take it again when continued."""
        self.suspend_application_mode()
        # Stop the whole job, as if the terminal had sent ctrl+z: otherwise the shell would keep
        # waiting for whatever started us, such as `uv run` or a pipeline. The default action
        # stops nothing if there is no shell to continue us.
        handler = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(0, signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, handler)
        self._wake()

    def _wake(self) -> None:
        """Take the terminal, which a shell may have used meanwhile, and redraw all of it."""
        while self._in_background and not self._leaving:
            os.kill(0, signal.SIGSTOP)  # Continued by `bg`: there is no terminal to draw on.
        if not self._leaving:
            if self._awake:
                # SIGSTOP left no time to give the terminal back, so do it now: taking it twice
                # would save our own line settings as the ones to restore at the end.
                self.suspend_application_mode()
            self._must_signal_resume = True
            self.resume_application_mode()
            self._app.call_later(self._app.refresh, layout=True)

    # -- reading ---------------------------------------------------------------------

    def run_input_thread(self) -> None:
        """Read from the terminal until the driver stops or the terminal is gone.

        Textual's own method ends the app at the first byte that is not UTF-8, and loops forever
        when the terminal is gone. The whole method has to be replaced, because the decoder and
        the parser are its local variables.
        """
        decoder = getincrementaldecoder("utf-8")(errors="replace")
        parser = InputParser(self._debug)
        while not self.exit_event.is_set():
            if select([self.fileno], [], [], parser.patience)[0]:
                if not (data := self._read()):
                    self._leave(signal.SIGHUP)
                    return
                for event in parser.feed(decoder.decode(data)):
                    self.process_message(event)
            for event in parser.tick():
                self.process_message(event)

    def _read(self) -> bytes:
        """Read what is there; no bytes mean that the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""
