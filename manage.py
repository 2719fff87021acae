#!/usr/bin/env python3
"""The command line of claimcheck in a clone; where the package is installed it is called `claimcheck`."""

from claimcheck.command_line import stopped_quietly

if __name__ == "__main__":
    stopped_quietly()
