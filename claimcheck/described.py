"""How the API is described as a whole: its title, its server, and how the document is made."""

from typing import Any

from claimcheck.enum_names import ENUM_NAMES

SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "claimcheck",
    "DESCRIPTION": "Contested figures: who said what, how the claims differ, and what was verified.",
    "VERSION": "1",
    "CONTACT": {"name": "The newsroom whose site it is"},
    "LICENSE": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
    "SERVERS": [
        {
            "url": "{site}",
            "description": "The newsroom's site.",
            "variables": {
                "site": {
                    "default": "http://127.0.0.1:8000",
                    "description": "Its address; this is the demo's.",
                }
            },
        }
    ],
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],  # how the API is asked is no secret
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "claimcheck.foundation.rest.schema.add_problems",
        "claimcheck.foundation.rest.schema.describe_tags",
    ],
    "ENUM_NAME_OVERRIDES": ENUM_NAMES,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}
