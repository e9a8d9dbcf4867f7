import re
from datetime import time
from pathlib import Path

import pytest

from bot.channel_digests import ChannelDigest
from bot.errors import SettingsError
from bot.settings import LEVELS, NAMES, Settings, read_settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"
TOKEN = "123456789:AAmade-up_token_of_the_usual_length_0"


@pytest.fixture
def env_file(tmp_path):
    return tmp_path / ".env"


def test_nothing_set_means_the_defaults(env_file):
    assert read_settings({}, env_file) == Settings(
        "", "https://api.telegram.org", Path("corpus"), Path("data"), "INFO"
    )


def test_the_environment_sets_everything(env_file):
    environment = {
        "TELEGRAM_BOT_TOKEN": f" {TOKEN} ",
        "TELEGRAM_API_URL": "http://localhost:8081/",
        "QA_CORPUS_DIR": "/srv/articles",
        "QA_DATA_DIR": "/srv/data",
        "LOG_LEVEL": "debug",
        "QA_ADMINS": "1234567, 7654321,",
        "QA_KEEP_UNANSWERED": "True",
        "QA_CHANNELS": "@River_News, -1001234567890,",
        "QA_DIGEST_CHANNELS": "@River_News 8:05 Asia/Baku;-1001234567890  18:30 Europe/Istanbul Friday TR; ",
    }
    folders = Path("/srv/articles"), Path("/srv/data")
    admins = frozenset((1234567, 7654321))
    channels = frozenset(("@river_news", "-1001234567890"))
    told = (
        ChannelDigest("@river_news", time(8, 5), "Asia/Baku"),
        ChannelDigest("-1001234567890", time(18, 30), "Europe/Istanbul", 4, "tr"),
    )
    decided = (admins, True, channels, told)
    expected = Settings(TOKEN, "http://localhost:8081", *folders, "DEBUG", *decided)
    assert read_settings(environment, env_file) == expected


def test_a_file_sets_what_the_environment_does_not(env_file):
    env_file.write_text("# notes\nLOG_LEVEL=ERROR\nQA_CORPUS_DIR='my articles'\nTELEGRAM_BOT_TOKEN\n")
    settings = read_settings({"LOG_LEVEL": "WARNING"}, env_file)
    assert settings == Settings(corpus_dir=Path("my articles"), log_level="WARNING")


def test_an_empty_variable_of_the_environment_unsets_the_file(env_file):
    env_file.write_text(f"TELEGRAM_BOT_TOKEN={TOKEN}\n")
    assert read_settings({}, env_file).token == TOKEN
    assert read_settings({"TELEGRAM_BOT_TOKEN": ""}, env_file).token == ""


def test_a_file_saved_on_windows_is_read(env_file):
    env_file.write_bytes(b"\xef\xbb\xbfLOG_LEVEL=ERROR\r\nQA_CORPUS_DIR=$HOME\r\n")
    settings = read_settings({}, env_file)
    assert (settings.log_level, settings.corpus_dir) == ("ERROR", Path("$HOME"))


def test_a_file_that_is_no_text_is_named(env_file):
    env_file.write_bytes(b"LOG_LEVEL=\xff\xfe")
    with pytest.raises(SettingsError, match=r"\.env cannot be read .*: make it a text file in UTF-8"):
        read_settings({}, env_file)


def test_the_token_is_never_shown():
    assert TOKEN not in repr(Settings(TOKEN))


@pytest.mark.parametrize("token", ["hello", "123456789", "123:a b", "123:é", "bot123:abc"])
def test_what_is_no_token_is_refused_and_not_repeated(env_file, token):
    with pytest.raises(SettingsError, match=r"TELEGRAM_BOT_TOKEN is no token: .* @BotFather") as refused:
        read_settings({"TELEGRAM_BOT_TOKEN": token}, env_file)
    assert token not in str(refused.value)


@pytest.mark.parametrize(
    "address",
    [
        "api.telegram.org",
        "ftp://host",
        "https://",
        "http://[",
        "http://host:99999",
        "http://host/?a=1",
        "http://ho st",
    ],
)
def test_an_address_that_is_no_server_is_refused(env_file, address):
    with pytest.raises(SettingsError, match=re.escape(f"TELEGRAM_API_URL is {address!r}: it must be like")):
        read_settings({"TELEGRAM_API_URL": address}, env_file)


def test_an_unknown_level_is_refused_with_those_allowed(env_file):
    with pytest.raises(SettingsError, match="LOG_LEVEL is 'loud': it must be one of " + ", ".join(LEVELS)):
        read_settings({"LOG_LEVEL": "loud"}, env_file)


@pytest.mark.parametrize("ids", ["@aziza", "12 34", "-5", "1;2", ",", "٣"])
def test_what_are_no_ids_of_people_is_refused(env_file, ids):
    with pytest.raises(SettingsError, match=rf"QA_ADMINS is {ids!r}: it must be ids of Telegram's users"):
        read_settings({"QA_ADMINS": ids}, env_file)


@pytest.mark.parametrize("names", ["river_news", "@x", "1234567", "-42", "@news;@river", "t.me/river_news"])
def test_what_are_no_channels_is_refused(env_file, names):
    with pytest.raises(SettingsError, match=rf"QA_CHANNELS is {names!r}: it must be @names or ids"):
        read_settings({"QA_CHANNELS": names}, env_file)


def test_a_choice_that_is_neither_true_nor_false_is_refused(env_file):
    with pytest.raises(SettingsError, match="QA_KEEP_UNANSWERED is 'maybe': it must be true or false"):
        read_settings({"QA_KEEP_UNANSWERED": "maybe"}, env_file)


@pytest.mark.parametrize(
    "entry",
    [
        "@news",
        "@news 25:00 Asia/Baku",
        "@news 08:00 Mars/Olympus",
        "news 08:00 UTC",
        "@news 08:00 UTC someday",
    ],
)
def test_a_digest_of_a_channel_that_cannot_be_read_is_named(env_file, entry):
    with pytest.raises(SettingsError, match=rf"QA_DIGEST_CHANNELS has '{entry}': write a channel, a time"):
        read_settings({"QA_DIGEST_CHANNELS": f"@river 08:00 UTC; {entry}"}, env_file)


def test_the_example_lists_exactly_the_settings_with_their_defaults():
    lines = EXAMPLE.read_text().splitlines()
    assert [line.partition("=")[0] for line in lines if line and line[0] != "#"] == list(NAMES)
    assert read_settings({}, EXAMPLE) == Settings()


def test_the_example_says_what_each_setting_is_for():
    blocks = [block.splitlines() for block in EXAMPLE.read_text().strip().split("\n\n")[1:]]
    assert len(blocks) == len(NAMES)
    for *notes, setting in blocks:
        assert all(note.startswith("# ") for note in notes)
        default = setting.partition("=")[2] or "none"
        assert any(note.startswith(f"# Default: {default}") for note in notes)
