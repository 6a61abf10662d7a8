"""From the command table to Textual's bindings, each with its command's id for the keymap."""

from textual.binding import Binding, BindingType

from reader.commands import COMMANDS, Command, Scope, ScreenName


def _binding(command: Command, action: str) -> Binding:
    return Binding(
        ",".join("comma" if key == "," else key for key in command.keys),
        action,
        command.title,
        id=command.id,
        show=False,
    )


def pane_bindings() -> list[BindingType]:
    """The bindings of a pane: the moves, each an action of the pane's own."""
    return [
        _binding(command, command.action)
        for command in COMMANDS
        if command.scope is Scope.PANE and command.keys
    ]


def bindings_everywhere() -> list[BindingType]:
    """The bindings of what works anywhere, for a window that keeps keys from the app."""
    return [
        _binding(command, f"app.do('{command.id}')")
        for command in COMMANDS
        if command.scope is Scope.ANYWHERE and command.keys
    ]


def bindings_of(scope: Scope) -> list[BindingType]:
    """The bindings of a scope: all go to ``action_do``, with the command's id."""
    return [
        _binding(command, f"do('{command.id}')")
        for command in COMMANDS
        if command.scope is scope and command.keys
    ]


def bindings_on(screen: ScreenName) -> list[BindingType]:
    """The bindings of a screen, besides those of its panes and those that work anywhere."""
    scopes = [scope for scope in Scope if screen in scope.screens]
    return [
        binding
        for scope in scopes
        if scope not in (Scope.PANE, Scope.ANYWHERE)
        for binding in bindings_of(scope)
    ]
