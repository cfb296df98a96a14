"""Chromium, through Playwright, as the other tests of this folder have it."""

from __future__ import annotations

from playwright.sync_api import Browser, Error

from browser.hands import A4, Hands, HandsError

OF_THE_ADDRESS_BAR = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
"""What Chromium draws below its address bar: a sixth of the work of loading a page, for what nobody sees."""
OF_PLAYWRIGHT = (
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "AimEnabled"),
    *("ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin"),
    *("OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch", "msForceBrowserSignIn"),
    "msEdgeUpdateLaunchServicesPreferredVersion",
)
"""What Playwright itself switches off by the same option; of two, Chromium hears the last."""
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
SWITCHES = "--disable-features="
SWITCHED_OFF = SWITCHES + ",".join((*OF_PLAYWRIGHT, *OF_THE_ADDRESS_BAR))


class Chromium(Hands):
    """A window of a running Chromium's; the one who made it closes the browser."""

    def __init__(self, site: str, browser: Browser) -> None:
        super().__init__(site)
        self._noted: list[str] = []
        self._page = browser.new_page(reduced_motion="reduce")
        self._page.on("console", lambda message: self._noted.append(message.text))
        self._page.on("pageerror", lambda error: self._noted.append(str(error)))

    def resize(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def visit(self, url: str) -> None:
        self._page.goto(url)

    def call(self, function: str, given: str) -> str:
        try:
            return self._page.evaluate(function, given)
        except Error as error:
            raise HandsError(str(error)) from error

    def click_at(self, x: int, y: int) -> None:
        self._page.mouse.click(x, y)

    def press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)

    def screenshot(self) -> bytes:
        return self._page.screenshot()

    def print_pdf(self, paper: tuple[float, float] = A4) -> bytes:
        width, height = (f"{side}mm" for side in paper)
        margin = dict.fromkeys(("top", "right", "bottom", "left"), "1cm")
        return self._page.pdf(
            width=width, height=height, margin=margin, prefer_css_page_size=True, print_background=False
        )

    def note(self) -> list[str]:
        return [*self._noted]

    def forget(self) -> None:
        self._noted.clear()
