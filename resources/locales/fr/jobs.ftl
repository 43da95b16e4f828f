jobs = Historique
jobs-running = Réception
jobs-none = Rien n’a encore été fait.
jobs-done-of = { $done } sur { $total } terminés
jobs-more =
    { $count ->
        [one] et { $count } autre
        [many] et { $count } autres
       *[other] et { $count } autres
    }
job-sync = Mise à jour
job-index = Nouvel index de recherche
job-verify = Vérification de ce qui est enregistré
job-copy = Copie sur une clé USB
job-move = Déplacement de la bibliothèque
job-phase-queued = attend son tour
job-phase-running = en cours
job-phase-paused = en pause
job-phase-interrupted = interrompu
job-phase-done = Terminé
job-phase-failed = Arrêté par une erreur
job-phase-cancelled = Abandonné
job-asked-pause = mise en pause
job-asked-cancel = fin en cours
job-asking = Question aux sources
nothing-lost = Rien de ce qui est reçu n’est perdu.
pause = Pause
resume = Reprendre
cancel = Abandonner
retry-all = Réessayer

item-waiting = En attente
item-running = Réception
item-paused = En pause
item-done = Reçu et vérifié
item-mended = Échoué ici, reçu plus tard
part-withdrawal = retrait
part-notice = avis
part-correction = correction
part-text = texte
part-files = fichiers

rate = { $size }/s
rate-left = { $rate } · encore { $left } environ
span-seconds = { $count } s
span-minutes = { $count } min
span-hours = { $count } h

history-when = Quand
history-what = Quoi
history-result = Résultat
history-size = Taille
history-sync-person = Mise à jour
history-sync-schedule = Mise à jour automatique
history-sync-app = Ce que l’application a apporté
history-nothing-new = Rien de nouveau
history-interrupted = Interrompu
history-offline = Aucune source à portée
