"""The colour of buttons and links: a newsroom blue, in the steps that the admin's theme asks for."""

PRIMARY = {
    "50": "oklch(97% .012 262)",
    "100": "oklch(93.5% .03 262)",
    "200": "oklch(88% .058 262)",
    "300": "oklch(81% .098 262)",
    "400": "oklch(75% .13 262)",
    "500": "oklch(66% .155 262)",
    "600": "oklch(45% .15 262)",
    "700": "oklch(40% .14 262)",
    "800": "oklch(35% .12 262)",
    "900": "oklch(31% .1 262)",
    "950": "oklch(23% .08 262)",
}
