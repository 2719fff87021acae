"""The site with the guard off: the replica is read whatever it has replayed. For a control alone."""

from claimcheck.foundation.records import replica
from claimcheck.wsgi import application

__all__ = ["application"]
replica.has_replayed = lambda position: True
