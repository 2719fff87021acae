"""What a user feels: from the first command to the page, from an approval to an open embed, a busy desk."""
