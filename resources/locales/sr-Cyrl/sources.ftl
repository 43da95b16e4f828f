sources = Извори
sources-none = Ниједан извор није додат. Додајте картицу своје канцеларије.
source-built-in = Стигао уз апликацију
source-signed = Најновији потпис
source-verified = Потпис проверен
source-unverified = Још ништа није проверено
fingerprint = Кључ; упоредите га с картицом своје канцеларије
