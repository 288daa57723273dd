"""A small window that offers one file for dragging, as a file manager does.

Arguments: the file, and the window's place on the screen. Prints its middle
when it can be taken hold of, and ends when the receiver has the data, or with an
error when nobody wanted it there.
"""

import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

file, x, y = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
WIDTH, HEIGHT = 120, 80

refusals = []

# A popup: the window manager neither moves nor decorates it.
window = Gtk.Window(type=Gtk.WindowType.POPUP)
window.set_default_size(WIDTH, HEIGHT)
window.move(x - WIDTH // 2, y - HEIGHT // 2)
handle = Gtk.EventBox()
handle.add(Gtk.Label(label=file.name[:14]))
window.add(handle)

target = Gtk.TargetEntry.new("text/uri-list", 0, 0)
handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [target], Gdk.DragAction.COPY)
handle.connect("drag-data-get", lambda _w, _c, data, _i, _t: data.set_uris([file.as_uri()]))
handle.connect("drag-end", lambda *_: Gtk.main_quit())
# Without the animation that brings it back.
handle.connect("drag-failed", lambda *_: refusals.append(file) or True)
window.connect("map-event", lambda *_: print(x, y, flush=True))
window.show_all()
Gtk.main()
sys.exit(len(refusals))
