"""python -m bot: Telegram with a token, the terminal without one."""

import io
import json
import os
import signal
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot import settings
from bot.__main__ import main

TOKEN = "123456789:AAmade-up_token_of_the_usual_length_0"
ME = {"id": 1, "is_bot": True, "first_name": "Verbatim", "username": "VerbatimBot"}
RESULTS = {
    "getMe": ME,
    "getUpdates": [],
    "getMyCommands": [],
    "getMyDescription": {"description": ""},
    "getMyShortDescription": {"short_description": ""},
}


class TinyServer(BaseHTTPRequestHandler):
    """A Bot API server that knows one token, has no updates, and interrupts who first asks for them."""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        _, token, method = self.path.partition("?")[0].split("/")
        if token != f"bot{TOKEN}":
            self.reply(401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
            return
        self.reply(200, {"ok": True, "result": RESULTS.get(method, True)})
        if method == "getUpdates" and not self.server.interrupted:
            self.server.interrupted = True
            os.kill(os.getpid(), signal.SIGINT)

    def reply(self, status, content):
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), TinyServer) as server:
        server.interrupted = False
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty folder with one article in corpus/, and an environment that sets nothing."""
    for name in settings.NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "ferry.txt").write_text(
        "The ferry stops\n\nThe ferry will stop. Its captain, Tom Brandt, retires after 41 years.\n"
    )
    return tmp_path


def test_without_a_token_the_terminal_chat_opens(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("Who retires after 41 years?\n"))
    assert main() == 0
    printed = capsys.readouterr()
    assert "Tom Brandt, retires after 41 years." in printed.out
    assert len(printed.err.splitlines()) == 1
    assert "TELEGRAM_BOT_TOKEN is not set" in printed.err


def test_a_chat_that_found_nothing_ends_well_all_the_same(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("What is the price of bitcoin?\n"))
    assert main() == 0
    assert "The articles do not say" in capsys.readouterr().out


def test_a_wrong_setting_ends_in_one_line(folder, capsys):
    (folder / ".env").write_text("LOG_LEVEL=loud\n")
    assert main() == 2
    assert capsys.readouterr().err == (
        "bot: LOG_LEVEL is 'loud': it must be one of DEBUG, INFO, WARNING, ERROR, CRITICAL\n"
    )


def test_a_folder_without_articles_ends_in_one_line(monkeypatch, log):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("QA_CORPUS_DIR", "nowhere")
    assert main() == 2
    [line] = log().splitlines()
    assert line.startswith("bot: ")
    assert "nowhere" in line


def test_a_token_that_telegram_refuses_ends_in_one_line(monkeypatch, server, log):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "987654321:" + "A" * 35)
    monkeypatch.setenv("TELEGRAM_API_URL", server)
    monkeypatch.setenv("LOG_LEVEL", "CRITICAL")
    assert main() == 2
    assert log() == f"bot: {server} refuses TELEGRAM_BOT_TOKEN: take it anew from @BotFather\n"


def test_with_a_token_telegram_is_served_until_interrupted(monkeypatch, server, log):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_URL", server)
    assert main() == 0
    logged = log()
    assert "serving Telegram as @VerbatimBot" in logged
    assert TOKEN not in logged
