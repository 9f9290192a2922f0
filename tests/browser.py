"""A headless Chromium spoken to in the DevTools protocol over a web socket."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
import websocket

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SECONDS = 300  # after which it has failed, however busy the machine
_FLAGS = (
    "--headless=new",
    "--remote-debugging-port=0",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--font-render-hinting=none",
    "--hide-scrollbars",
    "--metrics-recording-only",
    "--mute-audio",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
    "--password-store=basic",
)


def chromium_program() -> str:
    """The Chromium of this machine; a test is skipped where there is none, and fails on CI."""
    given = os.environ.get("RASAD_CHROMIUM")
    for name in (given,) if given else NAMES:
        if found := shutil.which(name):
            return found
    reason = f"no Chromium: looked for {given or ', '.join(NAMES)}; RASAD_CHROMIUM can name one"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


class Chromium:
    """One Chromium and its one tab, whose pages are opened one after the other.

    Parameters
    ----------
    folder : Path
        An empty folder for its profile.

    Attributes
    ----------
    said : list of str
        What the page that is open wrote on the console and threw, warnings and errors only.
    requests : list of str
        Every address that it asked for, itself among them.
    """

    def __init__(self, folder: Path) -> None:
        self.said: list[str] = []
        self.requests: list[str] = []
        self._happened: set[str] = set()
        self._number = 0
        self._tab = ""
        flags = [*_FLAGS, f"--user-data-dir={folder}"]
        # Chromium refuses to run in its sandbox as root, who is the user of most containers.
        flags += ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        self._process = subprocess.Popen(
            [chromium_program(), *flags, "about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            # With an Origin header Chromium would refuse the connection.
            self._socket = websocket.create_connection(self._address(folder), timeout=SECONDS, suppress_origin=True)
            self._open_tab()
        except BaseException:
            self._process.kill()
            raise

    def close(self) -> None:
        try:
            self._send("Browser.close")
            self._process.wait(10)
        except (OSError, websocket.WebSocketException, subprocess.TimeoutExpired):
            self._process.kill()
        self._process.wait()
        self._socket.close()

    def open(self, url: str) -> None:
        """Open a page and wait until it and its pictures have loaded."""
        self.said, self.requests = [], []
        self._happened.discard("Page.loadEventFired")
        answer = self._send("Page.navigate", url=url)
        if "errorText" in answer:
            raise RuntimeError(f"{url}: {answer['errorText']}")
        self._wait_for("Page.loadEventFired")

    def evaluate(self, script: str) -> Any:
        """The value of a JavaScript expression, awaited; it must be one that JSON can hold."""
        answer = self._send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(_thrown(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def look(self, *, width: int = 1280, dark: bool = False, paper: bool = False) -> None:
        """Show the page in a window of this width, or in the dark, or as it is printed."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        self._send("Emulation.setDeviceMetricsOverride", **size)
        features = {"prefers-color-scheme": "dark" if dark else "light", "prefers-reduced-motion": "reduce"}
        wanted = [{"name": name, "value": value} for name, value in features.items()]
        self._send("Emulation.setEmulatedMedia", media="print" if paper else "screen", features=wanted)

    def scripts(self, allowed: bool) -> None:
        """Whether the pages that are opened from now on may run scripts; `evaluate` always may."""
        self._send("Emulation.setScriptExecutionDisabled", value=not allowed)

    def screenshot(self, path: Path, height: int = 12_000) -> None:
        """Write a picture of the page, whole or down to this height."""
        size = self._send("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], height), "scale": 1}
        answer = self._send(
            "Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True, optimizeForSpeed=True
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(answer["data"]))

    def _address(self, folder: Path) -> str:
        """Where it listens: it writes the port and the path into its profile once it does."""
        port, until = folder / "DevToolsActivePort", time.monotonic() + SECONDS
        while time.monotonic() < until and self._process.poll() is None:
            if port.is_file() and len(lines := port.read_text(encoding="utf-8").split()) == 2:
                return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
            time.sleep(0.02)
        raise RuntimeError(f"Chromium did not start: exit code {self._process.poll()}")

    def _open_tab(self) -> None:
        target = self._send("Target.createTarget", url="about:blank")["targetId"]
        self._tab = self._send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._send(f"{domain}.enable")

    def _send(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        # What belongs to the whole Chromium is asked without a tab.
        whole = not self._tab or method.startswith("Browser.")
        self._socket.send(json.dumps(message if whole else {**message, "sessionId": self._tab}))
        while True:
            answer = self._receive()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return dict(answer["result"])

    def _wait_for(self, event: str) -> None:
        while event not in self._happened:
            self._receive()

    def _receive(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self._socket.recv())
        if method := message.get("method"):
            self._happened.add(method)
            self._note(method, message["params"])
        return message

    def _note(self, event: str, about: dict[str, Any]) -> None:
        if event == "Network.requestWillBeSent":
            self.requests.append(about["request"]["url"])
        elif event == "Runtime.exceptionThrown":
            self.said.append(_thrown(about["exceptionDetails"]))
        elif event == "Runtime.consoleAPICalled" and about["type"] in ("error", "warning", "assert"):
            self.said.append(" ".join(str(arg.get("value", arg.get("description"))) for arg in about["args"]))
        elif event == "Log.entryAdded" and about["entry"]["level"] in ("error", "warning"):
            self.said.append(about["entry"]["text"])


def _thrown(details: dict[str, Any]) -> str:
    return str(details.get("exception", {}).get("description") or details["text"])
