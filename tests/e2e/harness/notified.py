"""The desktop's notifications (`org.freedesktop.Notifications`, version 1.2 of the specification): prints `ready`, then each one
that is shown as a line of JSON. SIGUSR1 clicks on the newest."""

import json
import signal

import gi

from gi.repository import Gio, GLib

PATH = "/org/freedesktop/Notifications"
NAME = "org.freedesktop.Notifications"
KNOWN = """<node><interface name="org.freedesktop.Notifications">
  <method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
    <arg type="s" direction="out"/><arg type="s" direction="out"/></method>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
  <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface></node>"""

shown = 0
bus = Gio.bus_get_sync(Gio.BusType.SESSION)


def called(_bus, _sender, _path, _interface, method, arguments, invocation):
    global shown
    if method == "Notify":
        app, _, _, summary, body, actions, hints, _ = arguments.unpack()
        shown += 1
        print(json.dumps({"app": app, "summary": summary, "body": body, "actions": actions, "hints": hints}), flush=True)
        answer = GLib.Variant("(u)", (shown,))
    elif method == "GetCapabilities":
        answer = GLib.Variant("(as)", (["actions", "body"],))
    elif method == "GetServerInformation":
        answer = GLib.Variant("(ssss)", ("Notified", "Fieldshelf", "1", "1.2"))
    else:
        answer = None
    invocation.return_value(answer)


def click():
    bus.emit_signal(None, PATH, NAME, "ActionInvoked", GLib.Variant("(us)", (shown, "default")))
    bus.emit_signal(None, PATH, NAME, "NotificationClosed", GLib.Variant("(uu)", (shown, 2)))
    return GLib.SOURCE_CONTINUE


bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(KNOWN).interfaces[0], called, None, None)
GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGUSR1, click)
Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: print("ready", flush=True), None)
GLib.MainLoop().run()
