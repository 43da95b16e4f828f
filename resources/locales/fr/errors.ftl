# Ce qui peut échouer : ce qui s’est passé, puis ce qui est à l’abri et ce qu’il faut faire.

start-failed = La bibliothèque ne peut pas être ouverte
error-details = Le détail complet, pour la personne qui vous aide

error-wrong-input = La bibliothèque ne comprend pas cette demande.
error-wrong-input-next = Rien n’a été modifié. Revenez en arrière et choisissez de nouveau.
error-not-found = Ceci n’est pas dans la bibliothèque.
error-not-found-next = Le document a peut-être été remplacé ou retiré. Cherchez-le dans la Bibliothèque ou par la Recherche.
error-not-here = Son fichier n’est pas sur cet ordinateur.
error-not-here-next = Il arrive avec une mise à jour. Ouvrez Mises à jour pour voir ce qui manque.
error-missing-there = Un de ses fichiers manque dans { $source }.
error-missing-there-next = Utilisez une autre source qui l’a, ou prévenez l’éditeur ; puis réessayez.
error-about-in = { $title } ({ $language })
error-unreachable = Une source est hors d’atteinte.
error-unreachable-next = Tout ce qui est sur cet ordinateur fonctionne. Vérifiez le dossier, la clé ou la connexion, puis réessayez.
error-unplugged = Aucune clé USB contenant du nouveau n’est branchée.
error-unplugged-next = Ce qui est sur cet ordinateur reste tel quel. Branchez une clé plus récente, puis vérifiez de nouveau.
error-refused = Ce qu’une source proposait a été refusé.
error-refused-next = Ses signatures ne tiennent pas, donc rien n’en a été pris. La bibliothèque est inchangée. Prévenez le bureau qui la publie.
error-held = Un autre programme écrit dans cette bibliothèque.
error-held-next = La lecture et la recherche fonctionnent. Réessayez quand il aura terminé.
error-newer-library = Cette bibliothèque a été écrite par une version plus récente.
error-newer-library-next = Rien n’a été modifié. Installez la version récente de Fieldshelf sur cet ordinateur.
error-disk-full = Le disque est plein.
error-disk-full-next = Ce qui était complet est gardé. Libérez de la place, puis réessayez.
error-read-only = On ne peut pas écrire dans ce dossier ou ce fichier.
error-read-only-next = Rien n’a été modifié. Choisissez un autre dossier, ou demandez le droit d’y écrire.
error-damaged = Quelque chose qui est enregistré sur cet ordinateur est abîmé.
error-damaged-next = Le reste fonctionne. La prochaine mise à jour le récupère.
error-failed = Cela n’a pas marché.
error-failed-next = Rien de ce qui était complet n’est perdu. Réessayez ; si cela persiste, montrez le détail complet à la personne qui vous aide.
error-over-limit = Cela dépasse la limite d’espace.
error-over-limit-next = Rien n’a été supprimé. Libérez de la place ou relevez la limite, l’un et l’autre dans Mises à jour.
error-not-taken = Les pages de ce document ne peuvent pas être reprises telles quelles.
error-not-taken-next = Rien n’a été modifié. Prenez plutôt son texte, ou enregistrez le fichier tel que publié.
