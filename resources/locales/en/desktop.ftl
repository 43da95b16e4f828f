# The app on the desktop: links from outside, notifications, the log.
sheet-same = The sheet says what this notice says.
sheet-older = The sheet is older: this notice was revised since it was printed.
sheet-unknown = The sheet has a language or revision that is not on this computer. An update may bring it.
sheet-other-publisher = The sheet is not from the publisher that is trusted here. Do not rely on it.
settings-notify = Tell me of urgent notices outside the window, once each
log-text = The log says what updates did and which kinds of errors there were, by publisher and id. It holds no titles, no folders and nothing of what you read.
log-save = Save the log…
toast-log-saved = Log saved
