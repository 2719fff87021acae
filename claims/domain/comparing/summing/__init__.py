"""What parts, or periods, make together, held against their whole."""
