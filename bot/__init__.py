"""Verbatim on Telegram: updates become questions, answers become messages."""
