"""What assistive technology reads of the window, over AT-SPI: commands on the standard input, a line of JSON for each.

    on      says on the session bus that a screen reader runs, as one does when it starts
    tree    the tree of the document in the window: role, name, description, locale, states, level, children
    texts   the same, and what is written in each object and below it
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib

STATES = {
    name: getattr(Atspi.StateType, name.upper())
    for name in ("checked", "expanded", "focusable", "focused", "pressed", "selected", "showing", "sensitive")
}


def read_out():
    """Tells that a screen reader runs (`org.a11y.Status`)."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    value = GLib.Variant("b", True)
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        call = GLib.Variant("(ssv)", ("org.a11y.Status", name, value))
        bus.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set", call, None, 0, -1, None
        )
    return True


def document(of):
    """The document below an object."""
    if of is None:
        return None
    if of.get_role() == Atspi.Role.DOCUMENT_WEB:
        return of
    return next((found for at in range(of.get_child_count()) if (found := document(of.get_child_at_index(at)))), None)


def written(of):
    """The text of an object and of all that stands in it."""
    if "Text" not in of.get_interfaces():
        return ""
    return Atspi.Text.get_text(of, 0, Atspi.Text.get_character_count(of))


def told(of, texts):
    """An object and everything below it."""
    states = of.get_state_set()
    attributes = of.get_attributes() or {}
    return {
        "role": of.get_role_name(),
        "name": of.get_name(),
        "description": of.get_description(),
        "lang": of.get_object_locale(),
        "states": [name for name, state in STATES.items() if states.contains(state)],
        "level": attributes.get("level"),
        "tag": attributes.get("tag"),
        "text": written(of) if texts else "",
        "children": [told(child, texts) for at in range(of.get_child_count()) if (child := of.get_child_at_index(at))],
    }


def tree(texts):
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        if found := document(desktop.get_child_at_index(at)):
            # What changed since it was last asked for would still be remembered.
            Atspi.Accessible.clear_cache(found)
            return told(found, texts)
    return None


for line in sys.stdin:
    try:
        answer = read_out() if line.strip() == "on" else tree(line.strip() == "texts")
    except GLib.Error as error:
        # An object that goes while it is read: whoever asks, asks again.
        answer = {"error": str(error)}
    print(json.dumps(answer), flush=True)
