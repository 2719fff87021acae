"""What is of people and tools: changes of accounts, whom they follow, answers kept for requests sent again."""
