"""The only writers of claims, conflicts, resolutions and verified figures."""
