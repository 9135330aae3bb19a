# Short lessons: a story, a choice, a gentle explanation. Each key is met gently, none is "wrong".
# Their data is locales/lessons.toml. The people in them are invented. Numbers are configuration, and not here.

# Body and secrets: a child, with a grown-up they trust

lesson-body = My body is mine
    .end = Well done, that was the last one. If there is something to tell, a human is one tap away: 💬 Tell us.

lesson-body-1 =
    Read this together.

    Every part of the body has a name: hand, knee, chest, bottom, genitals. What swimwear covers is private. Lips too.

    Rara hurts in a private place and is shy to say its name. What may Rara do?
    .a = Say its name
    .b = Just point
    .c = Say nothing yet
    .after-a = Yes. Names of the body are not rude words. When Rara says the name, a grown-up understands quickly.
    .after-b = Pointing is fine. Then try whispering the name. Names of the body are not rude words.
    .after-c = Feeling shy is all right. When Rara is ready, a whisper or a drawing will do. A grown-up she trusts will be glad she told.

lesson-body-2 =
    Rara has a cough. The doctor would like to check her chest. Mum sits beside Rara.

    What may Rara say?
    .a = Yes, Mum is with me
    .b = What will you do?
    .c = I'm not ready
    .after-a = Yes. The doctor looks so that Rara gets well, and somebody is there. Nothing about it is secret.
    .after-b = Good. Asking is always fine. A good doctor explains first, and somebody stays with Rara.
    .after-c = Rara may say so. She can have a hug from Mum first, or ask the doctor to explain slowly.

lesson-body-3 =
    Uncle is tickling Rara. It was funny before. Now she does not like it any more.

    What can Rara do?
    .a = Say: stop!
    .b = Run to Mum
    .c = Keep quiet
    .after-a = Yes! Rara's body is hers. No means no, also to people we love. It is Uncle who has to stop.
    .after-b = Yes. Going away is a way to say no. Rara can tell Mum what she did not like.
    .after-c = Sometimes the voice will not come out. That is not Rara's fault. The grown-up is the one who has to stop. She may tell later.

lesson-body-4 =
    Somebody says to Rara: “This is our secret. Don't tell anyone.” Rara gets a funny feeling in her tummy.

    What can Rara do?
    .a = Tell a grown-up
    .b = Keep the secret
    .c = Ask: is it a surprise?
    .after-a = Yes. A secret that makes you sad or scared may be opened, even after a promise. Rara did nothing wrong.
    .after-b = Keeping a promise is mostly good. But a secret that hurts the tummy may be opened. Rara did nothing wrong, whenever she tells.
    .after-c = Clever. A surprise, like a present, comes out and makes people happy. If it must stay hidden and feels scary, tell.

lesson-body-5 =
    Rara tells Grandma. Grandma is busy and does not hear.

    What now?
    .a = Tell her again later
    .b = Find another grown-up
    .c = Give up telling
    .after-a = Yes, she can try again: “Grandma, this is important.” Listening to children is what grown-ups are for.
    .after-b = Yes. Mum, Dad, a teacher, anyone Rara trusts. Keep looking until somebody helps. Who are yours? Name three.
    .after-c = Rara must be disappointed. It is not her fault. Tomorrow she may try again, or tell somebody else. Name together: who could it be?

# A stranger online: a child

lesson-stranger = A new friend in the game
    .end = You have learned a lot. If you meet somebody like Bintang99, or only want to ask, a human is one tap away: 💬 Tell us.

lesson-stranger-1 =
    You are playing. “Bintang99” gives you lots of free diamonds and writes: “You're the best player here. I'm in grade 5, too!”

    What do you do?
    .a = Take them and play on
    .b = Tell somebody at home
    .c = Ask who they are
    .after-a = Presents are fun, of course. Some people give them to be trusted. So tell a grown-up you trust about the present.
    .after-b = Good. It may be nothing, but when a grown-up knows, you are not alone with it.
    .after-c = Asking is good. Online, though, an age, a photo and a name can all be made up. So tell a grown-up you trust as well.

lesson-stranger-2 =
    The next day Bintang99 writes: “It's so noisy here. Let's chat just the two of us. What's your number?”

    What do you do?
    .a = Let's stay here
    .b = Give the number
    .c = Ask a grown-up first
    .after-a = That's fine. You need no reason. A good friend does not push.
    .after-b = You wanted to be kind, and that is good. In a chat for two nobody else can see. If the number is already sent, it's all right: just tell somebody.
    .after-c = Good. You can decide together. Looking after you is the grown-ups' job.

lesson-stranger-3 =
    Bintang99: “Don't tell your mum or we can't play any more. I'm the only one who gets you.”

    What do you do?
    .a = Tell a grown-up
    .b = Keep it secret
    .c = Don't answer
    .after-a = Good. When somebody wants a secret from those who look after you, it is a sign to tell. You are betraying nobody.
    .after-b = You don't want to lose a friend to play with. Of course. But a secret that bothers you may be opened any time, later too, and after a promise too.
    .after-c = That's fine. You owe nobody an answer. Tell somebody as well, so you need not carry it alone.

lesson-stranger-4 =
    Bintang99: “Send me your photo. I gave you diamonds. Don't be mean.”

    What do you do?
    .a = Don't send it
    .b = Send only my face
    .c = Screenshot, then block
    .after-a = That's fine. A present is not paid for with a photo. No means no.
    .after-b = You wanted to be fair after a present. But you owe nothing. If it is sent already, that is not your fault. Send no more, and tell.
    .after-c = Good: the chat is kept first, then blocked. Now show it to a grown-up you trust.

lesson-stranger-5 =
    Bintang99 is angry: “Send it or I take your account!”

    You are scared. What do you do?
    .a = Find a grown-up
    .b = Do what they say
    .c = Delete every chat
    .after-a = Yes. Just say: “Please help, somebody is scaring me.” You did nothing wrong. Stopping that person is a grown-up's job.
    .after-b = Many children go along because they are scared. That is not your fault. Such people usually ask again. You can stop at any point. Please tell.
    .after-c = You want it all gone, of course. If you can, keep the chat as evidence. If it is gone already, tell all the same: we still listen.

# Asked for a picture: a teenager

lesson-picture = When somebody asks for a photo
    .end = Whatever has happened, you need not be alone with it. A human is one tap away: 💬 Tell us. No picture, no name.

lesson-picture-1 =
    You and Raka have been together for three months. Late one night: “Send me something special. Just for me. If you love me, you will.”

    It feels uncomfortable. And then?
    .a = “I don't want to.”
    .b = Change the subject
    .c = Send it to keep peace
    .after-a = Clear, and enough; no reason needed. Love needs no photo as proof. If he gets angry, that is his to handle, not your fault.
    .after-b = Fine, not everything needs an answer. If he keeps on asking, you can say no, or talk to somebody you trust.
    .after-c = Wanting him not to be angry is human. But a photo that has gone is hard to get back. If it was sent and is used to press you, the one who presses is at fault, not you.

lesson-picture-2 =
    Out of nowhere Raka sends a photo of himself that you did not ask for. “Your turn now. It can't be just me.”

    And then?
    .a = “I didn't ask for this.”
    .b = Don't answer
    .c = Feel I have to
    .after-a = Right. You owe nothing. Please pass it on to nobody: such pictures may not be kept or spread.
    .after-b = Fine. Silence is an answer. Tell a grown-up you trust; the words are enough, no need to show the picture.
    .after-c = Pressure like that is confusing. But this is no game of turns. Your body is yours, and you can stop at any point.

lesson-picture-3 =
    You break up. Raka writes: “Pay, or your photo goes out tonight.”

    Your heart is pounding. And then?
    .a = Keep chat, don't pay
    .b = Pay, to end it
    .c = Delete everything
    .after-a = A strong step. Screenshot the words, the account and the date. No need to answer. Then find one person you trust.
    .after-b = You want it over; anyone would. After a payment the demands usually go on. If you already paid, you can still stop now. Keep what shows it.
    .after-c = Wanting it gone is natural. If you can, keep the chat with the threat first: it is evidence. If it is deleted, you are still heard.

lesson-picture-4 =
    You are afraid the photo will spread. It feels as if everybody knows already.

    Where do you begin?
    .a = Keep it from spreading
    .b = Tell one person
    .c = I want to disappear
    .after-a = Under 18: takeitdown.ncmec.org. Its fingerprint is made on your phone; the photo is not sent. It does not reach WhatsApp or altered copies. 18 and over: stopncii.org.
    .after-b = Good. Try: “Somebody is threatening me with a photo. Just be with me first.” If the first person does not listen, find another.
    .after-c = Thank you for putting that right. When it feels as if everybody is looking, wanting to be out of sight is natural. You are far more than one photo. If it gets too heavy later, don't wait: tap 🆘 or 💬 Tell us.

lesson-picture-5 =
    In the class group somebody posts a private photo of your friend Dila. “Share it!”

    What do you do?
    .a = Don't pass it on
    .b = Be there for Dila
    .c = Have a quick look
    .after-a = Good. The chain ends with you. The law forbids keeping and spreading such pictures. Let a teacher or another safe adult know.
    .after-b = That means a lot. “It's not your fault. I'm here.” Ask what she wants, and help her find a safe adult.
    .after-c = Being curious is human. What counts comes after: don't keep it, don't pass it on. Think of Dila; she needs a friend.

# The job in Cambodia, six taps: an adult

lesson-job = Six taps before you go
    .end = Being deceived is no fault; deceiving is. Unsure about an offer? A human is one tap away: 💬 Tell us.

lesson-job-1 =
    Tap 1: the country.

    A DM arrives: “Admin job in Cambodia. High pay, no experience, free ticket and room. Leave this week!”

    What do you do?
    .a = Ask a few questions
    .b = Wonder: it's too easy
    .c = Sign up quickly
    .after-a = Asking is good. Mark these first: high pay on easy terms, leaving soon, and Cambodia is not an official destination for our migrant workers (KP2MI, Oct 2025).
    .after-b = That feeling is useful. High pay, easy terms, leaving soon: those are warning signs. Nor is Cambodia an official destination for our migrant workers (KP2MI, Oct 2025).
    .after-c = The need for work is real, and such offers are made to get a quick yes. Slow down: Cambodia is not an official destination (KP2MI, Oct 2025). Signing up does not mean you must go.

lesson-job-2 =
    Tap 2: the company.

    “We are a registered company, don't worry,” they write on WA. You have never met them.

    Where do you check?
    .a = SIP3MI
    .b = Disnaker or BP3MI
    .c = I trust them, they're nice
    .after-a = Good. SIP3MI is where you check whether a placement company (P3MI) is listed. Not found? Ask BP3MI or Disnaker.
    .after-b = Good. Bring the company's name and the country. You can ask KemenP2MI as well, free of charge.
    .after-c = Friendly people are easy to trust, neighbours and relatives too. Checking accuses nobody. All you need is the company's name and SIP3MI.

lesson-job-3 =
    Tap 3: the contract.

    “You get the contract over there,” they say. “First you go.”

    Your answer?
    .a = “Contract first.”
    .b = “May I see a sample?”
    .c = “All right, later then.”
    .after-a = Exactly. Without a contract, promises change easily. Take it home, read it slowly, show it to somebody you trust or to Disnaker.
    .after-b = A good start. A sample is no contract, so ask for one in your name, with the work, the pay and the place made clear.
    .after-c = It is hard to say no to people. But leaving without a contract is one of the signs of a trap. You may change your mind, even at the airport.

lesson-job-4 =
    Tap 4: the money.

    “It costs seven million. No money yet? We lend it, you pay from your wages.”

    And now?
    .a = Pay nothing for now
    .b = Borrow from family
    .c = Agree to the deduction
    .after-a = Good. Five to ten million up front often becomes a debt that ties people down. Ask BP3MI or Disnaker first.
    .after-b = Family wants to help, but the debt is real while the job may not be. Wait until the company has been checked.
    .after-c = It sounds light, with nothing to pay today. Such a debt can be used to hold people. Not signed yet? You can step back. Signed? Ask our staff.

lesson-job-5 =
    Tap 5: visa and passport.

    “Enter as a tourist, it's simple. We keep your passport, for safety.”

    And now?
    .a = I hold my passport
    .b = Ask about the visa
    .c = Everybody does it
    .after-a = Yes. Your passport with you, and a visa that fits the job. A tourist visa for work is a sign of a trap.
    .after-b = Good. Ask BP3MI or Disnaker, not the recruiter alone. A tourist visa and a passport held by others are two signs of a trap.
    .after-c = When many go like that, it seems normal. Many were trapped too, and it was not their fault. Check first; it costs nothing.

lesson-job-6 =
    Tap 6: the way home.

    A friend is there already and writes: “The work is something else. They have my passport. I can't go out.”

    What comes first?
    .a = Reach the embassy
    .b = Call an emergency number here
    .c = Send the agent money
    .after-a = Exactly. The Indonesian embassy or consulate there, or one of those below. Answer your friend only if that is safe for them.
    .after-b = Well meant. For somebody abroad, the way is the embassy; an emergency number here does not reach that far. Tell our staff as well.
    .after-c = You want your friend free soon. Before you send money, reach the embassy or one of those below. Keep the chat and the place.

# On the bus: a bystander

lesson-bus = On the bus
    .end = One person who cares makes a difference. Have you seen something like it? A human is one tap away: 💬 Tell us.

lesson-bus-1 =
    Late afternoon, a full bus. A man keeps pressing up to a schoolgirl. She moves aside, holds her bag tight, looks down.

    You see it. What feels possible?
    .a = Watch, then come near
    .b = Look away
    .c = Shout at the man
    .after-a = Seeing is the first step. Standing near her means she is not alone. Mind your own safety, too.
    .after-b = Many people freeze from shock or fear. That is human. It need not be something big: a step closer, or a word to the driver.
    .after-c = You want it to stop, and that is good. If shouting could heat things up, begin with the girl. Bring other passengers, don't go alone.

lesson-bus-2 =
    Now you are next to her. She glances up, tense.

    What do you say or do?
    .a = “Would you like my seat?”
    .b = “Are you all right?”
    .c = Pull her by the hand
    .after-a = Simple, and it shames nobody. She can move without having to explain.
    .after-b = Good, keep it soft. If she does not answer, that is fine. Stay near; she need not tell it in front of people.
    .after-c = You mean to protect her. After an unwanted touch, another one can frighten. Ask first, and let her choose.

lesson-bus-3 =
    The man stares at you. “None of your business!”

    What now?
    .a = Ask the driver for help
    .b = Bring in passengers
    .c = Take him on alone
    .after-a = Good. You need not face him alone. If there is danger, tap 🆘.
    .after-b = Good. “Could you stand here with us, please?” Together is safer.
    .after-c = That is brave. But your safety matters as well. It is enough to stay near her and have the driver and others help. Danger: tap 🆘.

lesson-bus-4 =
    A passenger is filming. “Let's make it go viral!”

    What do you think?
    .a = Ask the girl first
    .b = Just upload it
    .c = Keep it, don't upload
    .after-a = Right. It is her story, and she chooses. A recording can be evidence, so offer it to her, not to the internet.
    .after-b = The anger is easy to understand. But if her face goes round she is hurt again, and the law protects a child's identity. Offer the recording to her alone.
    .after-c = That is careful. A recording can be evidence. Ask whether she wants it, and keep it out of group chats.

lesson-bus-5 =
    At the stop the girl is shaking. “I just stood there,” she says.

    What do you say?
    .a = “It's not your fault.”
    .b = “Who shall we call?”
    .c = “To the police, now.”
    .after-a = She may remember that for a long time. She had no duty to fight. The one who bothered her is in the wrong.
    .after-b = Good: she chooses somebody she trusts. Stay until they come, if she would like that.
    .after-c = You can offer it, gently, and leave the choice to her. What happened has a name in law, sexual harassment, and whoever saw it may come forward too (UU 12/2022 articles 4 and 39).

# When your child tells you: a parent

lesson-tells = When your child begins to tell
    .end = You are learning to listen, and to a child that is a great deal. A human is one tap away: 💬 Tell us.

lesson-tells-1 =
    On the motorbike, Sari (8) says quietly: “I don't want to go to lessons any more. The man there is strange.”

    You are shocked. What are your first words?
    .a = “I'm listening. Tell me.”
    .b = “Oh, he's a nice man.”
    .c = None, I'm too shocked
    .after-a = The door is open. Stop somewhere quiet, give it time, and use Sari's own words.
    .after-b = Sometimes we soothe ourselves. You can still come back to it: “You said he is strange. I want to hear.” Being heard now still counts.
    .after-c = A moment of silence is human. Breathe, then: “Thank you for telling me. I'm listening.” Children often look for a sign that they may go on.

lesson-tells-2 =
    Sari tells a part of it. Then she stops and looks down. “Are you angry?”

    What do you answer?
    .a = “I believe you, Sari.”
    .b = “Are you sure?”
    .c = “I'm angry with him!”
    .after-a = It is what she needs most. Add: “It's not your fault. Thank you for telling me.”
    .after-b = We want it not to be true; that is natural. To a child it can sound like doubt. Try: “I believe you. Take your time.”
    .after-c = The anger is natural. Children sometimes think it is meant for them. Say: “I'm not angry with you. You did right to tell me.”

lesson-tells-3 =
    “But promise not to tell anyone,” Sari whispers.

    What do you answer?
    .a = “I need to get us help.”
    .b = “I promise.”
    .c = “What are you afraid of?”
    .after-a = Honesty keeps trust. “I'll tell people whose work is to help children. Before each step, I'll tell you.”
    .after-b = You want her calm. That promise is hard to keep. You can still put it right: “I can't keep this alone. I do promise to stay with you.”
    .after-c = A gentle question. Hear what she fears. Then be honest: you need other people's help, and you will stay with her.

lesson-tells-4 =
    Sari is asleep. You want to know everything. You also want to go to that man tonight.

    What do you choose?
    .a = Note down Sari's words
    .b = Wake her, ask it all
    .c = Go to that man
    .after-a = Good. Write them as they were, with the date. She need not repeat them. Leave further questions to trained people.
    .after-b = Wanting to know comes from love. But repeating it wears a child out. What she has said is enough to ask for help.
    .after-c = Anybody would be furious. Going there can put you and Sari in danger. Save your strength for her, and reach our staff first.

lesson-tells-5 =
    What now? From Sari's words, something happened today.

    Your next step?
    .a = Reach our staff
    .b = Bathe her, wash clothes
    .c = Wait until next week
    .after-a = Yes. If needed, to a hospital soon, best within 72 hours. If possible, Sari is not bathed yet and her clothes are kept. Not safe? Tap 🆘.
    .after-b = Wanting to wash it all away is instinct. If you can, wait until she is examined, and keep the clothes. If she has bathed, that is all right. Still go.
    .after-c = Needing time to think is natural. But medical help is best within 72 hours. After that, go all the same. You need not decide alone.
