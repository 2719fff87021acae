"""Telling people and programs what happened: at the desk, by mail, by webhook; each try is kept."""
