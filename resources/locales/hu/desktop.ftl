# The app on the desktop: links from outside, notifications, the log.
sheet-same = A lap azt mondja, amit ez a közlemény.
sheet-older = A lap régebbi: ezt a közleményt a nyomtatás óta módosították.
sheet-unknown = A lapon olyan nyelv vagy változat van, amely nincs ezen a gépen. Egy frissítés elhozhatja.
sheet-other-publisher = A lap nem attól a kiadótól származik, akiben itt megbíznak. Ne hagyatkozzon rá.
settings-notify = Értesítsen a sürgős közleményekről az ablakon kívül is, mindegyikről egyszer
log-text = A napló azt mondja el, mit tettek a frissítések, és milyen hibák voltak, kiadó és azonosító szerint. Nincsenek benne címek, mappák, sem semmi abból, amit olvas.
log-save = Napló mentése…
toast-log-saved = Napló mentve
