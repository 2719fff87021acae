"""Numbers of things, as commands report them."""


def counted(number: int, thing: str) -> str:
    """ "1 claim", "20,000 claims"; `thing` in the singular, its plural by an s."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
