# The app on the desktop: links from outside, notifications, the log.
sheet-same = La feuille dit ce que dit cet avis.
sheet-older = La feuille est plus ancienne : cet avis a été révisé depuis son impression.
sheet-unknown = La feuille a une langue ou une révision absente de cet ordinateur. Une mise à jour peut l’apporter.
sheet-other-publisher = La feuille ne vient pas de l’éditeur approuvé ici. Ne vous y fiez pas.
settings-notify = Me signaler les avis urgents hors de la fenêtre, une fois chacun
log-text = Le journal dit ce qu’ont fait les mises à jour et quels types d’erreurs il y a eu, par éditeur et identifiant. Il ne contient ni titres, ni dossiers, ni rien de ce que vous lisez.
log-save = Enregistrer le journal…
toast-log-saved = Journal enregistré
