"""How often the explanations are right on real data: `python -m benchmarks.explanations`."""
