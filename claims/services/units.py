"""The register of units: codes, names and dimensions as the database holds claims to them."""

from django.db import transaction

from claims.domain.figures.units import UNITS
from claims.models import Unit


@transaction.atomic
def sync_units() -> list[str]:
    """Add the units that the domain knows and the register lacks, and rename what is named otherwise.

    A unit that claims may use is never removed, and its dimension never changes. Returns the codes added.
    """
    known = {unit.pk: unit for unit in Unit.objects.all()}
    added = [unit for code, unit in UNITS.items() if code not in known]
    Unit.objects.bulk_create(Unit(code=unit.code, name=unit.name, dimension=unit.dimension) for unit in added)
    renamed = [row for code, row in known.items() if code in UNITS and row.name != UNITS[code].name]
    for row in renamed:
        row.name = UNITS[row.pk].name
    Unit.objects.bulk_update(renamed, ["name"])
    return [unit.code for unit in added]
