"""What readers send us."""
