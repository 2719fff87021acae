"""The only writers of sources, documents, snapshots and statements."""
