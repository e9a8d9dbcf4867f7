"""What can go wrong in the Telegram front, under one base.

    BotError
    ├── SettingsError         a setting has a value that cannot be used
    └── StoreError            what the bot remembers cannot be read or written

What Telegram itself refuses arrives as ``telegram.error.TelegramError``.
"""


class BotError(Exception):
    """Base of every error that the Telegram front raises on purpose."""


class SettingsError(BotError):
    """A setting has a value that cannot be used; the message names it and says what is allowed."""


class StoreError(BotError):
    """What the bot remembers cannot be read or written; the message names the file and what to do."""
