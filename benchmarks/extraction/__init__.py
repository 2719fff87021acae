"""How well the figures of a sentence are read: by our reader and by others, against sentences of our own."""
