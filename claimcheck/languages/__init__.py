"""The languages of the interface: which there are, their catalogues, and which one a reader gets."""

SOURCE = "en"
"""The language that the code is written in; it has no catalogue."""
LANGUAGES = {
    SOURCE: "English",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "ko": "한국어",
    "uk": "Українська",
}
"""Each by its code, with the name that its own readers know."""
TRANSLATED = tuple(code for code in LANGUAGES if code != SOURCE)
