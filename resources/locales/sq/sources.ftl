sources = Burimet
sources-none = Nuk është shtuar asnjë burim. Shtoni kartën e zyrës suaj.
source-built-in = Erdhi me aplikacionin
source-signed = Nënshkrimi më i ri
source-verified = Nënshkrimi u kontrollua
source-unverified = Ende asgjë e kontrolluar
fingerprint = Çelësi; krahasojeni me kartën e zyrës suaj
