"""Nightly runs on a server: the run, its log, its health file, its schedule."""
