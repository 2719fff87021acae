"""What records and their fields are called on the pages of the desk."""
