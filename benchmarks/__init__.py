"""Ratios, never absolute times: each thing beside its yardstick, in one run, by turns. `make bench`."""
