"""What holds for an answer wherever one is kept, and which version of a figure is the current one."""
