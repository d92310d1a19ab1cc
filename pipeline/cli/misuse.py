"""A misuse of the command's words, as Typer met it, said in both languages.

Typer's classes are told by what they carry, not by their sentences: those are English only and not ours.  Its own
English is kept; what the command line itself shows (a value behind ``=``, a word too many) is read off that.
"""

from collections.abc import Sequence
from difflib import get_close_matches

import typer

from pipeline.errors import Say
from pipeline.intake.names import printable

__all__ = ["misuse"]

WITH_VALUE = ("--lang",)


def misuse(error: typer.TyperException, arguments: Sequence[str]) -> Say:
    """What is wrong with the words of a command line.

    Args:
        error: what Typer made of it.
        arguments: the words after the command's own name.
    """
    command = getattr(getattr(error, "ctx", None), "command", None)
    commands = getattr(command, "commands", None)
    english = error.format_message()
    if commands is not None and _command_of(arguments) is None:
        english = f"No command was given. Commands: {', '.join(commands)}."
    return Say(zh=_chinese(error, arguments) or english, en=english)


def _chinese(error: typer.TyperException, arguments: Sequence[str]) -> str:
    """The sentence in Chinese; empty where the error is none that our commands can meet."""
    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    if option is not None and hasattr(error, "possibilities"):
        return f"没有选项 {printable(option)}。{_perhaps(error.possibilities or ())}"
    if option is not None:
        given = any(word.startswith(f"{option}=") for word in arguments)
        return f"选项 {option} 不带值。" if given else f"选项 {option} 后面要写值。"
    if parameter is not None:
        name = parameter.metavar or "、".join(parameter.opts)
        # A value that was given and refused is a number of ours that is none: nothing else is made of words.
        return f"缺少 {name}。" if isinstance(error, typer.BadParameter) and not error.message else f"{name} 要写整数。"
    command = getattr(getattr(error, "ctx", None), "command", None)
    if command is None:
        return ""
    commands = getattr(command, "commands", None)
    return _no_command(tuple(commands), arguments) if commands is not None else _too_many(command, arguments)


def _no_command(commands: Sequence[str], arguments: Sequence[str]) -> str:
    said = _command_of(arguments)
    known = f"可做：{'、'.join(commands)}。"
    if said is None:
        return f"没有说要做什么。{known}"
    return f"没有命令“{printable(said)}”。{_perhaps(get_close_matches(said, commands)) or known}"


def _too_many(command: object, arguments: Sequence[str]) -> str:
    """The words that no argument of a command takes: those after the last that one does."""
    known = list(getattr(command, "params", ()))
    flags = {name for own in known if getattr(own, "is_flag", False) for name in own.opts}
    places = sum(own.param_type_name == "argument" for own in known)
    plain: list[str] = []
    words = iter(arguments[list(arguments).index(str(getattr(command, "name", ""))) + 1 :])
    for word in words:
        if word == "--":
            plain += words
        elif word.startswith("-") and len(word) > 1:
            if "=" not in word and word not in flags:
                next(words, None)
        else:
            plain.append(word)
    return f"多了 {printable(' '.join(plain[places:]))}：没有地方放。"


def _command_of(arguments: Sequence[str]) -> str | None:
    """The first word that is neither an option nor its value."""
    words = iter(arguments)
    for word in words:
        if word in WITH_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            return word
    return None


def _perhaps(names: Sequence[str]) -> str:
    return f"是不是 {'、'.join(names)}？" if names else ""
