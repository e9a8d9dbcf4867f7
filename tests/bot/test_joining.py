"""The bot comes into a group: it says how to ask there, once, and nothing else."""

import logging

import pytest
from bot_api import profile
from bot_api.errors import bad_request, forbidden
from bot_api.faults import Fault

from bot.texts import texts_in

MEMBER = {"status": "member"}
LEFT = {"status": "left"}
KICKED = {"status": "kicked", "until_date": 0}
RIGHTS = (
    "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members "
    "can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories"
)
ADMINISTRATOR = {"status": "administrator", **dict.fromkeys(RIGHTS.split(), False)}
PERMISSIONS = (
    "can_send_messages can_send_audios can_send_documents can_send_photos can_send_videos can_send_video_notes "
    "can_send_voice_notes can_send_polls can_send_other_messages can_add_web_page_previews can_change_info "
    "can_invite_users can_pin_messages can_manage_topics can_edit_tag "
    "can_react_to_messages"
)
RESTRICTED = {"status": "restricted", "until_date": 0, **dict.fromkeys(PERMISSIONS.split(), False)}
INSIDE, OUTSIDE = {**RESTRICTED, "is_member": True}, {**RESTRICTED, "is_member": False}


@pytest.fixture
def private_mode(telegram, monkeypatch):
    """The bot's privacy is on, as it is unless its owner tells @BotFather otherwise."""

    def get_me(account, parameters):
        return profile.get_me(account, parameters) | {"can_read_all_group_messages": False}

    from bot_api import dispatch

    monkeypatch.setitem(dispatch.METHODS, "getme", get_me)
    return telegram


async def becomes(telegram, group, before, after, language="en"):
    """Somebody changes what the bot is in a group."""
    me = telegram.account.me.json()
    change = {"chat": group.chat.json(), "from": group.person("Timur", language=language).user.json()}
    members = {"old_chat_member": before | {"user": me}, "new_chat_member": after | {"user": me}}
    await telegram.brings("my_chat_member", change | members | {"date": 1_700_000_000})


@pytest.mark.parametrize("before", [LEFT, KICKED, OUTSIDE])
@pytest.mark.parametrize("after", [MEMBER, ADMINISTRATOR, INSIDE])
async def test_a_new_group_is_told_in_one_line_how_to_ask(telegram, group, before, after):
    await becomes(telegram, group, before, after)
    [said] = group.received
    assert said.text == texts_in("en").say("joined", name=telegram.account.me.username)
    assert "\n" not in said.text


async def test_an_old_kind_of_group_is_greeted_too(telegram):
    family = telegram.group("Family", kind="group")
    await becomes(telegram, family, LEFT, MEMBER)
    assert len(family.received) == 1


async def test_who_takes_the_bot_in_is_spoken_to_in_their_language(telegram, group):
    await becomes(telegram, group, LEFT, MEMBER, language="az")
    assert group.received[0].text == texts_in("az").say("joined", name=telegram.account.me.username)


async def test_where_mentions_are_hidden_the_group_is_told_what_works(private_mode, group):
    await becomes(private_mode, group, LEFT, MEMBER)
    [said] = group.received
    assert said.text == texts_in("en").say("joined-unseen")
    assert ("/ask" in said.text, "reply" in said.text, "@" in said.text) == (True, True, False)


async def test_an_administrator_sees_mentions_whatever_its_privacy(private_mode, group):
    await becomes(private_mode, group, LEFT, ADMINISTRATOR)
    assert group.received[0].text == texts_in("en").say("joined", name=private_mode.account.me.username)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (MEMBER, ADMINISTRATOR),
        (ADMINISTRATOR, MEMBER),
        (MEMBER, INSIDE),
        (MEMBER, LEFT),
        (ADMINISTRATOR, KICKED),
        (INSIDE, OUTSIDE),
        (KICKED, LEFT),
    ],
)
async def test_nothing_is_said_when_rights_change_or_the_bot_goes(telegram, group, caplog, before, after):
    await becomes(telegram, group, before, after)
    assert group.received == []
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.parametrize("after", [MEMBER, ADMINISTRATOR])
async def test_a_channel_is_told_nothing(telegram, after):
    channel = telegram.group("News", kind="channel")
    await becomes(telegram, channel, LEFT, after)
    assert channel.received == []


async def test_a_reader_who_unblocks_the_bot_is_told_nothing(reader, telegram):
    reader.blocks_bot()
    reader.unblocks_bot()
    await telegram.account.deliver()
    assert reader.received == []


@pytest.mark.parametrize(
    "refusal",
    [
        bad_request("not enough rights to send text messages to the chat"),
        forbidden("bot was kicked from the group chat"),
    ],
)
async def test_a_group_where_the_bot_may_not_write_is_joined_quietly(telegram, group, caplog, refusal):
    telegram.account.faults.add("sendMessage", Fault(refusal=refusal))
    await becomes(telegram, group, LEFT, INSIDE)
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_administrators_are_asked_for_anew_when_the_bots_rights_change(telegram, group):
    name = telegram.account.me.username
    timur = group.person("Timur", "administrator")
    await timur.says(f"/settings@{name}")
    await becomes(telegram, group, MEMBER, ADMINISTRATOR)
    await timur.says(f"/settings@{name}")
    assert [call.method for call in telegram.account.calls].count("getChatAdministrators") == 2
