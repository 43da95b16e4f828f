"""A window into which files are dropped, as a file manager's is: prints `ready`, then what was dropped as a line of JSON."""

import json
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk


def dropped(_window, context, _x, _y, data, _info, time):
    print(json.dumps(data.get_uris()), flush=True)
    Gtk.drag_finish(context, True, False, time)


left, top, width, height = map(int, sys.argv[1:])
window = Gtk.Window(title="Drop here")
window.drag_dest_set(Gtk.DestDefaults.ALL, [], Gdk.DragAction.COPY)
window.drag_dest_add_uri_targets()
window.connect("drag-data-received", dropped)
window.connect("map-event", lambda *_: print("ready", flush=True))
window.set_default_size(width, height)
window.move(left, top)
window.show_all()
Gtk.main()
