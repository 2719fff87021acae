"""What the wheel asks for is said once, in requirements.in; its extra `mcp` in requirements-mcp.in."""

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class Requirements(MetadataHookInterface):
    """Fills the two fields that pyproject.toml leaves open."""

    def update(self, metadata: dict[str, Any]) -> None:
        """`dependencies` and `optional-dependencies`."""
        metadata["dependencies"] = self._asked("requirements.in")
        metadata["optional-dependencies"] = {"mcp": self._asked("requirements-mcp.in")}

    def _asked(self, file: str) -> list[str]:
        lines = (Path(self.root) / file).read_text().splitlines()
        return [line for line in lines if line.strip() and not line.startswith(("#", "-"))]
