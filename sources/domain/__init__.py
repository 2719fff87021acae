"""Pure rules about sources: who they are and who repeats whom."""
