sources = Sources
sources-none = Aucune source n’a été ajoutée. Ajoutez la carte de votre bureau.
source-built-in = Venue avec l’application
source-signed = Signature la plus récente
source-verified = Signature vérifiée
source-unverified = Rien de vérifié pour l’instant
source-preview = Non signé : ceci est un aperçu
fingerprint = Clé ; comparez-la avec la carte de votre bureau

add = Ajouter…
remove = Retirer…
keep = Garder
set-by-office = Fixé par votre bureau

source-add = Ajouter une source
source-add-button = Ajouter une source…
source-add-text = Une source commence par une carte. Votre bureau l’a en fichier, en code, ou à l’adresse de ses mises à jour.
source-add-field = Carte, adresse ou dossier
source-add-hint = Collez la carte ou ce que dit un code, saisissez une adresse ou un dossier, ou déposez le fichier d’une carte sur la fenêtre.
source-added = { $publisher } a été ajouté
source-refused = Rien n’a été ajouté. Dites à votre bureau que la clé de { $publisher } diffère.
source-place = Recevoir ses mises à jour depuis
source-place-none = La carte n’indique aucune adresse. Choisissez le dossier ou la clé USB, ou saisissez l’adresse.
source-place-add = Ajouter ce lieu
source-place-remove = Retirer ce lieu seulement
source-place-remove-text = Ses mises à jour peuvent venir de plusieurs lieux. Ce qui en est venu reste quand l’un est retiré :
source-place-removed = Lieu retiré
source-remove-of = Retirer { $publisher }, { $location }
folder-choose = Choisir un dossier…

card-choose = Choisir le fichier d’une carte…
card-look = Regarder la carte
card-looking = Recherche de la carte.
card-compare = Est-ce la clé de votre carte ?
card-compare-text = Comparez-la avec ce que votre bureau vous donne par une autre voie : sur papier ou par téléphone. Si un seul caractère diffère, n’utilisez pas cette source.
card-differs = Elle diffère
card-same = C’est la même
card-known = Déjà de confiance
card-known-text = Cet ordinateur fait confiance à cet éditeur sous cette clé. Vous pouvez ajouter un autre lieu d’où recevoir ses mises à jour.
card-conflict = Cette carte est refusée
card-conflict-text = { $publisher } ({ $name }) a la confiance de cet ordinateur sous une autre clé. Rien n’a été modifié.
card-conflict-next = Demandez à votre bureau par une autre voie quelle clé est la bonne. Pour faire confiance à l’autre, retirez d’abord l’éditeur.
card-key-trusted = De confiance ici
card-key-offered = Sur cette carte
card-show = Carte de cet éditeur
card-show-short = Carte
card-show-of = Carte de { $publisher }
card-code = Code de { $publisher }
card-code-text = Lu par un téléphone, le code donne le nom de l’éditeur, cette clé et ses adresses. Collé dans « Ajouter une source », il va chercher la carte et ne la prend que sous cette clé.
card-copy = Copier la carte
card-copy-link = Copier ce que dit le code
card-save = Enregistrer le fichier de la carte…
card-copied = Copié
card-not-copied = Cet ordinateur n’a pas permis la copie. Enregistrez plutôt le fichier.
card-saved = Enregistré : { $path }

publisher-remove = Retirer l’éditeur
publisher-remove-question = Retirer { $publisher } ?
publisher-remove-text =
    { $count ->
        [one] { $count } publication quitte cet ordinateur, { $size }. Elle ne revient que si vous ajoutez de nouveau la source.
        [many] { $count } de publications quittent cet ordinateur, { $size }. Elles ne reviennent que si vous ajoutez de nouveau la source.
       *[other] { $count } publications quittent cet ordinateur, { $size }. Elles ne reviennent que si vous ajoutez de nouveau la source.
    }
publisher-remove-saved =
    { $count ->
        [one] Vous en avez enregistré { $count }, qui partirait aussi :
        [many] Vous en avez enregistré { $count }, qui partiraient aussi :
       *[other] Vous en avez enregistré { $count }, qui partiraient aussi :
    }
publisher-removed = { $publisher } a été retiré
