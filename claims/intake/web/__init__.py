"""What stands at an address: its text, watched pages, feeds."""
