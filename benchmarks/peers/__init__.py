"""What others would use for the same readings, over the same figures: asked beside the same yardsticks."""
