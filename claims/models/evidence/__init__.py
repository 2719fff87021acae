"""What was kept beside documents, and who was asked."""
