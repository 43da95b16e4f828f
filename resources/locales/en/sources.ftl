# Sources, under Updates.

sources = Sources
sources-none = No source has been added. On the command line: shelf source add
source-built-in = Came with the app
source-signed = Newest signature
source-verified = Signature checked
source-unverified = Nothing checked yet
fingerprint = Key; compare it with the card from your office
