"""Comparing a quote with the other reports of its statement."""

from collections.abc import Callable, Mapping

from textual.screen import Screen

from reader.live_session import LiveSession
from reader.search.asked import FoundQuote
from reader.tui.messages import Going
from reader.tui.screens.command_screen import Action
from reader.tui.widgets.bars import Say, Tone
from reader.wording import date_or_none, joined


class Comparing:
    """The command that compares."""

    def __init__(
        self,
        session: LiveSession,
        screen: Screen[None],
        at: Callable[[], FoundQuote | None],
        go_to: Going,
        say: Say,
    ) -> None:
        """`at` gives the quote to compare."""
        self._session = session
        self._screen = screen
        self._at = at
        self._go_to = go_to
        self._say = say

    def actions(self) -> Mapping[str, Action]:
        """Return the function that runs the command, by its id."""
        return {"compare": self._compare}

    def _compare(self) -> None:
        from reader.across.reports import reports
        from reader.tui.screens.dialogs.choice import Choices

        quote = self._at()
        found = reports(self._session.library, quote.key) if quote else []
        if not found:
            self._say("There is no quote to compare here.", Tone.WARNING)
            return
        if len(found) == 1:
            self._say(f"Only {found[0].outlet} carries these words.")
            return
        by_name = {
            joined(
                report.outlet, date_or_none(report.cited.article.published), str(report.key)
            ): report
            for report in found
        }

        def shown(name: str) -> str:
            report = by_name[name]
            cited = report.cited
            lines = [f"{cited.words}{cited.caveats}", f"— {cited.attribution}", ""]
            return "\n".join([*lines, *report.differs])

        def chosen(name: str | None) -> None:
            if name:
                self._go_to(by_name[name].key)

        title = f"One statement in {len(found)} reports   enter reads in place   esc back"
        names = list(by_name)
        self._screen.app.push_screen(Choices(title, names, at=names[1], preview=shown), chosen)
