"""What may be known of claims, conflicts and figures, by whom and at what time: values, nothing written."""
