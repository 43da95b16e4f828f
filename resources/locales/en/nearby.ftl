# Computers nearby, under Updates.

nearby = Computers nearby
nearby-share = Share with computers nearby
nearby-note = Computers on this network fill themselves from this one, and this one from them, without the internet. Everything is checked against its publisher’s signature.
nearby-locked = This is set by your office.
nearby-serving = Others find this computer as
nearby-found = On this network
nearby-look = Look again
nearby-looking = Looking for computers nearby.
nearby-none = No computer nearby answers. Fieldshelf must be open there, with sharing on. Where the network keeps computers apart, add one by its address.
nearby-away = Does not answer now
nearby-holds-nothing = Holds nothing of your publishers
nearby-as-of = As of
nearby-older = Older than here
nearby-newer = Newer than here
nearby-address = Add a computer by its address
nearby-add = Add
nearby-wrong = This is not the address of a computer on this network. Nothing was added. Write a number such as 192.168.1.7, or a name.
nearby-forget = Forget { $name }
