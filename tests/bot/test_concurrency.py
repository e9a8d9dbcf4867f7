import asyncio
import threading

from telegram import Chat, Message, Update

from bot.concurrency import InOrderByChat, off_the_loop


def update_of(chat_id):
    return Update(1, message=Message(1, None, Chat(chat_id, "private")))


async def test_blocking_work_is_done_in_another_thread():
    assert await off_the_loop(threading.get_ident) != threading.get_ident()


async def test_updates_of_one_chat_wait_for_each_other():
    handled, open_door = [], asyncio.Event()

    async def slow():
        await open_door.wait()
        handled.append("slow")

    async def quick():
        handled.append("quick")

    async with InOrderByChat(8) as processor:
        first = asyncio.create_task(processor.process_update(update_of(1), slow()))
        second = asyncio.create_task(processor.process_update(update_of(1), quick()))
        await processor.process_update(update_of(2), quick())
        assert handled == ["quick"]
        open_door.set()
        await asyncio.gather(first, second)
    assert handled == ["quick", "slow", "quick"]


async def test_a_chat_whose_turn_is_over_is_forgotten():
    async def nothing():
        pass

    processor = InOrderByChat(1)
    for chat_id in range(100):
        await processor.process_update(update_of(chat_id), nothing())
    assert len(processor._turns) == 0


async def test_what_belongs_to_no_chat_is_handled_too():
    handled = []

    async def note():
        handled.append(1)

    await InOrderByChat(1).process_update("not an update", note())
    await InOrderByChat(1).process_update(Update(1), note())
    assert handled == [1, 1]
