"""Who may act, and what requests were answered: changes of accounts, answers kept."""
