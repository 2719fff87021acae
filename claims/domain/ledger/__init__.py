"""What lets a stranger check the ledger: a tree of hashes over it, and a signed note of its root."""
