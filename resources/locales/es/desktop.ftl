# The app on the desktop: links from outside, notifications, the log.
sheet-same = La hoja dice lo mismo que este aviso.
sheet-older = La hoja es más antigua: este aviso se revisó después de imprimirla.
sheet-unknown = La hoja tiene un idioma o una revisión que no está en este equipo. Puede llegar con una actualización.
sheet-other-publisher = La hoja no es de la editorial en la que se confía aquí. No se fíe de ella.
settings-notify = Avisarme de los avisos urgentes fuera de la ventana, una vez cada uno
log-text = El registro dice qué hicieron las actualizaciones y qué clases de errores hubo, por editorial e identificador. No contiene títulos, carpetas ni nada de lo que lee.
log-save = Guardar el registro…
toast-log-saved = Registro guardado
