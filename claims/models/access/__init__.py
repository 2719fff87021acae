"""What is of people and tools: changes of accounts, whom they follow, answers kept for repeated requests."""
