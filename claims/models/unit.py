"""Unit: the register of units, a reference table filled from the domain."""

from django.db import models


class Unit(models.Model):
    """A unit and its dimension, so that the database itself refuses a length for a head-count."""

    code = models.CharField(max_length=30, primary_key=True)
    name = models.CharField(max_length=60)
    dimension = models.CharField(max_length=60)

    class Meta:
        ordering = ["dimension", "code"]
        constraints = [
            models.UniqueConstraint(name="claims_unit_code_dimension", fields=["code", "dimension"]),
        ]

    def __str__(self) -> str:
        return self.name
