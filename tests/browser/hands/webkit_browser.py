#!/usr/bin/python3
"""The least browser that WebKitWebDriver can drive, and that prints: WebKitGTK in a bare window.

Run by the driver with the system's Python, which has GTK, in a home of its own.
The driver cannot print, so a page's script asks `window.webkit.messageHandlers.print` for it: JSON with the
paper's `width` and `height` in millimetres and the `file` to write.
What is noted of a page is a line of JSON each in `noted` in the home.
"""

import json
import os
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, JavaScriptCore, WebKit2  # noqa: E402

NOTED = Path(os.environ["HOME"], "noted")
WORLD = "noted"
"""A world of its own sees what happens in the page, and the page does not see it."""
LISTEN = """
const note = words => webkit.messageHandlers.note.postMessage(String(words));
addEventListener('error', event => note(event.message || `${event.target.outerHTML} failed`), true);
addEventListener('unhandledrejection', event => note(event.reason));
addEventListener('securitypolicyviolation', event =>
    note(`Content-Security-Policy: ${event.effectiveDirective} refused ${event.blockedURI}`));
"""


def create_view(context: WebKit2.WebContext) -> WebKit2.WebView:
    """Make the one window, with nothing but the page in it, so that the driver's sizes are the viewport's."""
    manager = WebKit2.UserContentManager()
    view = WebKit2.WebView(
        web_context=context, is_controlled_by_automation=True, user_content_manager=manager
    )
    manager.connect("script-message-received::note", write_down)
    manager.register_script_message_handler_in_world("note", WORLD)
    manager.connect("script-message-with-reply-received::print", print_page, view)
    manager.register_script_message_handler_with_reply("print")
    everywhere = WebKit2.UserContentInjectedFrames.ALL_FRAMES
    start = WebKit2.UserScriptInjectionTime.START
    manager.add_script(WebKit2.UserScript.new_for_world(LISTEN, everywhere, start, WORLD, None, None))
    window = Gtk.Window(decorated=False)
    window.add(view)
    window.show_all()
    return view


def write_down(_manager: WebKit2.UserContentManager, message: WebKit2.JavascriptResult) -> None:
    """Keep what was noted where the tests read it."""
    with NOTED.open("a", encoding="utf-8") as file:
        file.write(json.dumps(message.get_js_value().to_string()) + "\n")


def print_page(
    _manager: WebKit2.UserContentManager,
    message: JavaScriptCore.Value,
    reply: WebKit2.ScriptMessageReply,
    view: WebKit2.WebView,
) -> bool:
    """Print to a file with the margins that GTK has for the paper, and answer when it is written."""
    job = json.loads(message.to_string())
    size = Gtk.PaperSize.new_custom("paper", "paper", job["width"], job["height"], Gtk.Unit.MM)
    setup = Gtk.PageSetup()
    setup.set_paper_size_and_default_margins(size)
    settings = Gtk.PrintSettings()
    settings.set_printer("Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, GLib.filename_to_uri(job["file"]))
    printing = WebKit2.PrintOperation.new(view)
    printing.set_page_setup(setup)
    printing.set_print_settings(settings)
    context = message.get_context()
    printing.connect("finished", lambda _: reply.return_value(JavaScriptCore.Value.new_null(context)))
    printing.connect("failed", lambda _, error: reply.return_error_message(error.message))
    printing.print_()
    return True


def main() -> None:
    """Wait for the driver to ask for a window; the window's screen ends the browser when it goes."""
    Gtk.init([])
    Gtk.Settings.get_default().set_property("gtk-enable-animations", False)  # as a reader who asks for calm
    context = WebKit2.WebContext.new_ephemeral()
    context.set_automation_allowed(True)

    def begin(_context: WebKit2.WebContext, session: WebKit2.AutomationSession) -> None:
        info = WebKit2.ApplicationInfo()
        info.set_name("WebKitGTK")
        session.set_application_info(info)
        session.connect("create-web-view", lambda _: create_view(context))

    context.connect("automation-started", begin)
    Gtk.main()


if __name__ == "__main__":
    main()
