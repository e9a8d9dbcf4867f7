"""Indexes: which terms stand where."""
