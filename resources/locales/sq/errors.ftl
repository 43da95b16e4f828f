# Çfarë mund të shkojë keq: çfarë ndodhi, pastaj çfarë është e sigurt dhe çfarë duhet bërë.

start-failed = Biblioteka nuk mund të hapet
error-details = Historia e plotë, për atë që ju ndihmon

error-wrong-input = Biblioteka nuk e kupton këtë kërkesë.
error-wrong-input-next = Asgjë nuk u ndryshua. Kthehuni dhe zgjidhni përsëri.
error-not-found = Kjo nuk është në bibliotekë.
error-not-found-next = Mund të jetë zëvendësuar ose tërhequr. Gjejeni te Biblioteka ose me Kërkim.
error-not-here = Skedari i saj nuk është në këtë kompjuter.
error-not-here-next = Vjen me një përditësim. Hapni Përditësimet për të parë çfarë mungon.
error-missing-there = Një skedar i tij mungon te { $source }.
error-missing-there-next = Përdorni një burim tjetër që e ka, ose njoftoni botuesin; pastaj provoni përsëri.
error-about-in = { $title } ({ $language })
error-unreachable = Një burim nuk arrihet.
error-unreachable-next = Gjithçka në këtë kompjuter funksionon. Kontrolloni dosjen, USB-në ose lidhjen dhe provoni përsëri.
error-unplugged = Nuk është futur asnjë USB me diçka më të re.
error-unplugged-next = Ajo që është në këtë kompjuter mbetet. Futni një USB më të re dhe kontrolloni përsëri.
error-refused = U refuzua ajo që ofroi një burim.
error-refused-next = Nënshkrimet e tij nuk qëndrojnë, prandaj nuk u mor asgjë. Biblioteka mbeti siç ishte. Njoftoni zyrën që e boton.
error-held = Një program tjetër po shkruan në këtë bibliotekë.
error-held-next = Leximi dhe kërkimi funksionojnë. Provoni përsëri kur të ketë mbaruar.
error-newer-library = Kjo bibliotekë është shkruar nga një version më i ri.
error-newer-library-next = Asgjë nuk u ndryshua. Instaloni versionin më të ri të Fieldshelf në këtë kompjuter.
error-disk-full = Disku është plot.
error-disk-full-next = Ajo që ishte e plotë ruhet. Lironi vend dhe provoni përsëri.
error-read-only = Në këtë dosje ose skedar nuk mund të shkruhet.
error-read-only-next = Asgjë nuk u ndryshua. Zgjidhni një dosje tjetër ose kërkoni të drejtën për të shkruar aty.
error-damaged = Diçka e ruajtur në këtë kompjuter është dëmtuar.
error-damaged-next = Pjesa tjetër funksionon. Përditësimi i ardhshëm e merr përsëri.
error-failed = Kjo nuk funksionoi.
error-failed-next = Asgjë që ishte e plotë nuk humbi. Provoni përsëri; nëse përsëritet, tregojani historinë e plotë atij që ju ndihmon.
error-over-limit = Nuk nxë nën kufirin e vendit.
error-over-limit-next = Asgjë nuk u hoq. Lironi vend ose ngrini kufirin, të dyja te Përditësimet.
error-not-taken = Faqet e këtij dokumenti nuk mund të merren siç janë.
error-not-taken-next = Asgjë nuk ndryshoi. Merrni tekstin e tij, ose ruani skedarin siç u botua.
