sources = Fuentes
sources-none = No se ha añadido ninguna fuente. Añada la tarjeta de su oficina.
source-built-in = Vino con la aplicación
source-signed = Firma más reciente
source-verified = Firma comprobada
source-unverified = Nada comprobado todavía
fingerprint = Clave; compárela con la tarjeta de su oficina
