"""The language of a quote."""


def detect(text: str) -> str | None:
    return "en"
