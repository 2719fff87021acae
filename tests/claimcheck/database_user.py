"""A process that uses an embedded server and does what it is told, started by test_embedded_postgres.py.

Arguments: the folder for run-time files, the uid to become (0: stay), the folder that stands for the
system's. On its input, `join` asks for the socket's folder and is answered by it or by "Unusable: …"; `fork`
starts a child that joins and stays until its parent has been gone for a moment. The input's end is its end.
"""

import os
import sys
import time
from pathlib import Path

from claimcheck.database import places, server
from claimcheck.database.embedded import Unusable, join

server.PATIENCE = 20.0
var, uid, system = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
places.SYSTEM_STATE = system
if uid:
    os.setgroups([])
    os.setgid(uid)
    os.setuid(uid)

for line in sys.stdin:
    if line.strip() == "fork" and os.fork() == 0:
        print(join(var, "cluster", durable=False), flush=True)
        parent = os.getppid()
        while os.getppid() == parent:
            time.sleep(0.02)
        time.sleep(0.5)
        sys.exit()
    if line.strip() == "join":
        try:
            print(join(var, "cluster", durable=False), flush=True)
        except Unusable as reason:
            print(f"Unusable: {reason}".replace("\n", " "), flush=True)
