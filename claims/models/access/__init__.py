"""Who may act: changes of accounts."""
