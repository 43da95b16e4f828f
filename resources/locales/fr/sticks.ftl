sticks = Clés USB
sticks-none = Aucune clé n’est branchée.
stick-empty = Ne porte aucune bibliothèque.
stick-title = Sur cette clé
stick-offer-title = Une clé est là
stick-offer = <b>Une clé avec la bibliothèque de { $name } est là</b>, à la date : { $when }.
stick-look = La regarder
stick-look-at = Regarder { $name }
stick-later = Pas maintenant
stick-as-of = À la date
stick-where = Où
stick-news-new = Rien de cet éditeur n’est encore sur cet ordinateur.
stick-news-newer = Plus récent que sur cet ordinateur : { $when }.
stick-news-same = Comme sur cet ordinateur.
stick-news-older = Plus ancien que sur cet ordinateur. Rien n’en est nécessaire.
stick-news-refused = Les signatures de ce que porte cette clé ne tiennent pas.
stick-key = Clé de cet éditeur
stick-trust-unknown = Comparez-la avec ce que l’éditeur vous dit par une autre voie, comme le téléphone. Qui a votre confiance peut publier sur cet ordinateur.
stick-trust-other = Un autre éditeur de ce nom a la confiance de cet ordinateur, sous une autre clé. Demandez laquelle est la bonne. Rien n’est pris sur cette clé USB.
stick-trust = Faire confiance à cette clé et recevoir
stick-no-trust = Ne pas lui faire confiance
stick-take = Recevoir
stick-gone = Cette clé USB n’est plus branchée.
source-stick-here = Clé USB branchée :
source-stick-away = Clé USB non branchée. Elle est retrouvée où qu’on la branche.

copy-open = Copier sur une clé USB…
copy-title = Copier sur une clé USB
copy-text = Qui reçoit la clé peut y lire ou en recevoir le contenu. Tout est vérifié avec la signature de l’éditeur.
copy-where = Où
copy-no-stick = Aucune clé n’est branchée. Branchez-en une, ou choisissez un dossier.
copy-browse = Autre dossier…
copy-free = { $size } libres
copy-looking = Examen en cours.
copy-what = Quoi
copy-there = déjà dessus
copy-older = un état plus ancien est dessus
copy-goes = disparaît de la clé
copy-nothing = Rien à copier n’est encore sur cet ordinateur. Cela vient avec une mise à jour.
copy-room = Prend { $needed } ; { $free } sont libres.
copy-no-room = Prend { $needed }, mais seuls { $free } sont libres. Choisissez moins, ou libérez de la place.
copy-begin = Copier, { $size }
copy-running = Copie en cours
copy-leave-in = Laissez la clé branchée. Vous pouvez fermer ceci et continuer à lire.
copy-goes-on = Ce qui est écrit reste, et une copie plus ancienne reste lisible. Copiez de nouveau pour continuer.
copy-again = Copier de nouveau…
copy-stopped = Arrêté. Copiez de nouveau pour continuer.
copy-done = Tout est écrit. Éjectez la clé, puis retirez-la.
copy-written =
    { $count ->
        [0] rien de nouveau
        [one] { $count } fichier écrit, { $size }
        [many] { $count } de fichiers écrits, { $size }
       *[other] { $count } fichiers écrits, { $size }
    }
copy-absent =
    { $count ->
        [one] { $count } fichier n’est pas sur cet ordinateur : la clé ne l’a pas.
        [many] { $count } de fichiers ne sont pas sur cet ordinateur : la clé ne les a pas.
       *[other] { $count } fichiers ne sont pas sur cet ordinateur : la clé ne les a pas.
    }
copy-too-large = Trop grands pour la plupart des clés, 4 Gio ou plus, et laissés de côté :
copy-damaged = Abîmés sur cet ordinateur et laissés de côté ; une mise à jour les récupère :
