"""What the program's commands are called in this installation, which is said in messages."""

from pathlib import Path

CLONE = Path(__file__).resolve().parents[2]
"""Where `manage.py` lies beside the packages: in a clone, and in an image made of one."""
SCRIPT = "claimcheck"
"""The program that the installed package brings."""


def is_clone() -> bool:
    """Whether this is a clone of the repository, and not the installed package."""
    return (CLONE / "manage.py").is_file()


def command(words: str) -> str:
    """A command with its arguments, as it is called here: `claimcheck …`, in a clone `manage.py …`."""
    return f"{'manage.py' if is_clone() else SCRIPT} {words}"


def loading_the_demo(port: int | None = None) -> str:
    """How the example is loaded and served here: by the README's command in a clone."""
    if is_clone():
        return "make demo" if port is None else f"make demo PORT={port}"
    return command("demo" if port is None else f"demo --port {port}")


def installing() -> str:
    """What whoever misses a part of the program does, as the beginning of a sentence."""
    return "Run `make setup`" if is_clone() else "Install the package again with all that it asks for"
