# Safety plan: each item with the words of its key (.key) and a reason (.why). Its data is locales/lessons.toml.

plan-exit = I know the way out of each room, and where the keys are.
    .key = Ways out, keys
    .why = In panic it is hard to think. What you have looked at before comes back more easily.

plan-room = When trouble starts I go where there is a way out. Not the kitchen, not the bathroom.
    .key = A safer room
    .why = A room with a way out leaves you the chance to go.

plan-code-word = I have one code word. It means: please call for help now.
    .key = A code word
    .why = A plain word like ‘salt’ can be sent in front of anybody. Agree beforehand what the one who gets it will do.

plan-neighbour = One neighbour knows, and knows whom to call when there is noise.
    .key = One neighbour
    .why = A neighbour can give the address clearly. Choose one who is not close to them.

plan-bag = One bag is ready where they will not find it, with a spare key inside.
    .key = A bag ready
    .why = If it must be quick, you only take it. It may wait in the house of somebody you trust. No time? Leave it.

plan-papers = Papers or copies: ID card (KTP), family card (KK), birth, marriage and school certificates.
    .key = Papers
    .why = They help with many things. If they stay behind, that is all right: KTP and KK can follow later.

plan-money = Money put aside bit by bit, and the savings book, in a safe place.
    .key = Some money
    .why = For the fare and the food of the first days. Any amount is of use.

plan-medicine = Medicine that is taken every day, mine and the children's.
    .key = Medicine
    .why = So that nobody has to go back for it.

plan-children = The children know the code word, where to go, and that helping me is not their job.
    .key = The children
    .why = Keep it short, like a fire drill. Small children let things slip, so tell them only what they need.

plan-phone = I change passwords from a safe phone. This one may be read.
    .key = Phone passwords
    .why = Spyware sees everything. A sudden change can make them suspicious, so choose the moment with our staff.

plan-location = Location is off on my phone and the children's. I choose the moment with our staff.
    .key = Phone location
    .why = A phone can tell where you are. Switching it off too early can also raise questions.

plan-call = Numbers I know by heart: one person I trust, and one emergency number.
    .key = Numbers by heart
    .why = A phone can be lost or taken. Emergency numbers are behind 🆘, which also says who sees your number and place.

plan-go = I know where I will go, and who expects me there. They do not know.
    .key = Where to go
    .why = A place agreed beforehand makes the first step lighter. About a place to stay for a time, ask our staff.
