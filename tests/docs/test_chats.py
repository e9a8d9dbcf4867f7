"""The chats that README shows are what the bot says today."""

from contextlib import closing
from pathlib import Path

import pytest
import readme
from offline import OfflineTelegram
from transcripts import Stage

from bot.store import Store
from qa import Archive

CORPUS = Path(__file__).parents[2] / "corpus"
KINDS = ("private", "group", "comments")


@pytest.mark.parametrize("kind", KINDS)
async def test_a_chat_is_what_people_and_the_bot_say(kind):
    [transcript] = readme.blocks(kind)
    with closing(Store.in_memory()) as store:
        async with OfflineTelegram(Archive.from_folder(CORPUS), store) as telegram:
            assert await Stage(telegram, in_group=kind != "private").play(transcript) == transcript
            assert telegram.account.refused == []
