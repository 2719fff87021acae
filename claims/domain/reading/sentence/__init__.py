"""What a sentence says of its figures: denied, a rate, a change."""
