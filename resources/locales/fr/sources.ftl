sources = Sources
sources-none = Aucune source n’a été ajoutée. Ajoutez la carte de votre bureau.
source-built-in = Venue avec l’application
source-signed = Signature la plus récente
source-verified = Signature vérifiée
source-unverified = Rien de vérifié pour l’instant
fingerprint = Clé ; comparez-la avec la carte de votre bureau
