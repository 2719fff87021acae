"""What is of people and tools: changes of accounts, whom they follow, answers to requests that are sent again."""
