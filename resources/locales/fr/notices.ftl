# Avis.

notice = Avis
notices-list = Liste des avis
notices-all =
    { $count ->
        [one] { $count } avis
        [many] Les { $count } d’avis
       *[other] Les { $count } avis
    }
notices-show = Afficher
notices-filter-all = Tous
notices-filter-unread = Non lus
notices-filter-to-acknowledge = À confirmer
notices-group-force = En vigueur
notices-group-check = À vérifier avant de s’y fier
notices-group-scheduled = À venir
notices-group-past = Plus en vigueur

status-in-force = En vigueur
status-in-force-as-of = En vigueur, à la date du { $date }, non confirmé depuis
status-in-force-unsure = En vigueur, non confirmé
status-scheduled = À venir
status-expired-not-confirmed = Échu – non confirmé
status-superseded = Remplacé
status-cancelled = Annulé

message-alert = Avis
message-update = Mise à jour d’un avis antérieur
message-cancel = Annulation
severity-unknown = non précisée
severity-minor = mineure
severity-moderate = modérée
severity-severe = grave
severity-extreme = extrême

unread-mark = Non lu
notice-issued-short = publié le { $date }
notice-ended = terminé le { $date }, rien ne l’a confirmé depuis
notice-begins = commence le { $date }
notice-was-replaced = publié le { $date }, remplacé
notice-as-of = à la date du { $date }, non confirmé depuis
notice-issued = { $kind } · publié le { $date } par { $publisher }
notice-languages = Langue de cet avis
notice-replaces = Remplace
notice-replaced-by = Remplacé par

as-of-fresh = <b>À la date : { $when }.</b> Signé alors par { $publisher } ; la signature est valable.
as-of-stale = <b>À la date : { $when }.</b> Non confirmé depuis. Cet avis a pu changer.
as-of-never = <b>Non signé.</b> Rien n’a confirmé cet avis.

timeline-today = Aujourd’hui, { $date }
timeline-begin = En vigueur depuis
timeline-will-begin = Commence
timeline-end-expires = Se termine
timeline-end-expected = Reprise prévue, non confirmée
timeline-end-open = Aucune fin indiquée
timeline-now-in-force = En vigueur maintenant
timeline-now-as-of = Non confirmé depuis le { $date }
timeline-now-scheduled = Pas encore en vigueur
timeline-now-expired-not-confirmed = Non confirmé
timeline-now-superseded = Remplacé
timeline-now-cancelled = Annulé
fact-for = Pour
fact-severity = Gravité
fact-revision = Révision

acknowledgement = Confirmation de lecture
acknowledge = Confirmer la lecture
acknowledge-question = Avez-vous lu cet avis ?
acknowledge-note = Gardé sur cet ordinateur. Vous pouvez l’annuler.
acknowledge-wanted = à confirmer
acknowledge-not-wanted = Cet avis ne demande pas de confirmation.
acknowledged-short = lecture confirmée
acknowledged-at = Lecture confirmée : { $when }
acknowledged-here = Reste sur cet ordinateur.

empty-notices-title = Aucun avis
empty-notices-text = Aucun avis n’est arrivé dans cette bibliothèque.
empty-notices-filter = Aucun de ceux-là
empty-notices-filter-text = Aucun avis ne répond à ce qui est choisi ci-dessus.
