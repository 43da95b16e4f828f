sources = Források
sources-none = Még nincs forrás. Adja hozzá irodája kártyáját.
source-built-in = Az alkalmazással jött
source-signed = Legújabb aláírás
source-verified = Aláírás ellenőrizve
source-unverified = Még semmi sincs ellenőrizve
fingerprint = Kulcs; vesse össze az irodája kártyájával
