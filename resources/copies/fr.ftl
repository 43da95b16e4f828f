# What a saved page says about itself, above its text.
publisher = Éditeur
publication = Publication
revision = Révision
revision-of = { $revision }, publiée le { $issued }
status = État
status-in-force = en vigueur
status-scheduled = à venir
status-expired = échu – non confirmé
status-superseded = remplacé
status-cancelled = annulé
status-as-of = { $status }, à la date du { $date }, non confirmé depuis
effective = Prend effet
expires = Expire
expected-to-resume = Reprise prévue
audience = Pour
withdrawn = Retiré
withdrawn-by = par son éditeur
as-of = À la date du
as-of-copied = { $signed } ; copié le { $copied }
not-known = inconnue

# What marks say that are written to a file.
marks-title = Repères
marks-page = p. { $page }
marks-yellow = surligné en jaune
marks-green = surligné en vert
marks-blue = surligné en bleu
marks-pink = surligné en rose
marks-bookmark = signet
marks-orphaned = n’est plus dans le texte
marks-was = Tel qu’il a été marqué ; l’éditeur l’a modifié depuis :
