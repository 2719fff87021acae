"""The running example: real sources, dates and figures of autumn 2024, told in our own words.

The documents and quotes are retold and the press outlets are invented; the figures, who gave them and when
are on public record. It is recorded through the services, as a newsroom would have done it between 4 and
8 November 2024.
"""
