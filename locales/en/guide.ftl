# Guided telling. One message for each question: its sentence, `.name` for the summary, and its options.
# `.to-child` and `...-child`: the words for those under 18; `.to-self`: for whoever went through it.

question-who = Who went through it? Choose one; the two at the bottom can be added.
    .name = Who
    .me = 🙋 Me
    .child = 🧒 Me, under 18
    .family = 👪 My family
    .witness = 👀 Someone else
    .deaf = 🧏 I am Deaf
    .abroad = ✈️ I am abroad
question-when = When?
    .name = When
    .now = 🔴 Right now
    .days = 📅 Last three days
    .longer = 🗓 Before that
    .again = 🔁 It still goes on
question-address = Where? Write the address or a landmark here. It goes to our staff, with what you tell.
    .name = Address
question-what = What happened? More than one is fine; choose what comes closest.
    .to-child = What happened to you? More than one is fine; choose what comes closest.
    .name = What
    .physical = 🤕 Hit, hurt
    .emotional = 🗯 Insulted, threatened
    .sexual = 🚫 Touched, forced
    .sexual-child = 🚫 Touched, unwanted
    .picture = 📷 Threat with a photo
    .online = 📱 On the internet
    .trafficking = 🧳 False job, sold
    .exploitation = ⛓ Forced to work
    .neglect = 🍚 Left without care
    .neglect-child = 🍚 Not cared for
    .other = ✏️ Something else
question-online = On the internet, what happened? More than one is fine.
    .name = Internet
    .threat = 📷 Wants to post it
    .spread = 📤 Already posted
    .money = 💸 Asks for money
    .watched = 👁 Watched, hacked
    .slander = 🗯 Insulted, slandered
    .lured = 🎁 Lured, coaxed
question-job = About that job: which of these? More than one is fine.
    .name = The job
    .offer = 🤔 Only an offer
    .passport = 🛂 Passport held
    .debt = 💸 Fee, debt
    .contract = 📄 No contract
    .visa = 🧳 Tourist visa
    .changed = 🔀 Promise changed
question-age = How old? If there are several people, choose all.
    .to-child = How old are you?
    .to-self = How old are you?
    .name = Age
    .from-0 = 0–5
    .from-6 = 6–12
    .from-13 = 13–17
    .from-18 = 18–24
    .from-25 = 25–44
    .from-45 = 45–59
    .from-60 = 60 and over
question-sex = Female or male? If there are several people, both is fine.
    .to-self = Are you female or male?
    .name = Sex
    .female = 👩 Female
    .male = 👨 Male
question-disability = Is there something we should adapt to?
    .to-self = Is there something we should adapt to for you?
    .name = Adapt to
    .none = Nothing
    .body = ♿ Hard to move
    .senses = 👂 Seeing, hearing
    .learning = 🧩 Hard to understand
    .mind = 🌧 Mental health
question-place = In what kind of place?
    .name = Place
    .home = 🏠 Home
    .work = 🏢 Workplace
    .school = 🏫 School
    .public = 🛣 Public place
    .course = 🎓 Course, training
    .other = 📍 Another place
question-district = In which sub-district? If you do not know, type the name of the area.
    .name = Sub-district
    .outside = Outside { $city }
    .unsaid = Rather not say
question-did = Who did it? More than one is fine.
    .name = By whom
    .spouse = 💍 Spouse
    .partner = 💘 Partner, friend
    .parent = 👤 Parent
    .family = 👪 Family
    .neighbour = 🏘 Neighbour
    .teacher = 📚 Teacher
    .employer = 🏭 Employer
    .colleague = 🤝 Colleague
    .other = ❔ Someone else
question-need = What is needed now? More than one is fine.
    .to-child = What do you need now? More than one is fine.
    .to-self = What do you need now? More than one is fine.
    .name = Needs
    .doctor = 🩺 A doctor
    .shelter = 🏠 A safe place
    .lawyer = ⚖️ Legal help
    .talk = 💬 Someone to talk to
    .sign = 🤟 Sign interpreter
    .only = 👂 Only to be heard

aid-child =
    Thank you for daring to come here. It is not your fault.

    Who reads what you tell: one counsellor here. Your parents are not told automatically. If somebody has to be told so that you are safe, the counsellor talks with you first wherever we can.
aid-deaf =
    Everything here works in writing. A sign interpreter can be chosen later.

    If there is danger, those you can write to come first:
    .to-child =
    Everything here works in writing. You can choose a sign interpreter later.

    If there is danger, those you can write to come first:
aid-abroad =
    Abroad, Indonesian emergency numbers do not reach. If there is danger, turn here:
aid-there =
    If it is happening now: do not wait for us, and do not go in alone. Reach:
aid-here =
    What matters now: get safe first. If you can, move near other people, or to a place with a way out. Do not wait for us. Reach:
aid-picture =
    Nobody is angry with you, and this is not your fault.

    Do not pay, do not send more, do not delete the chat with the threat. You need not answer.

    Do not send the picture here: we may not keep it. We believe you without it.
    .to-child =
    Nobody is angry with you, and this is not your fault.

    Do not pay, do not send more, do not delete the chat with the threat. You need not answer.

    Do not send the picture here: we may not keep it. We believe you without it.
aid-online =
    What you can do first, if it is safe:

    • Keep proof: screenshots with the address and the date.
    • Do not delete the chat.
    • Once it is kept, flag the account in that app, then block it.
aid-medical =
    About health

    Go to a hospital as soon as possible, best within 72 hours, if somebody touched or forced the body. There is medicine to prevent pregnancy and HIV. After 72 hours, still go.

    If you can, do not wash yet, and keep the clothes. If you already have, that is all right.
aid-trafficking =
    Before leaving, check the company first: SIP3MI, BP3MI, or the labour office (Disnaker).

    Signs of a trick: high pay for little, leaving fast, no contract, a fee in advance, a tourist visa, passport held, changing promises. Cambodia is not an official destination for Indonesian workers.

    Keep the chats, the account names and proof of payment.
aid-trafficking-abroad =
    If it is safe: keep the chats, the account names and proof of payment. If your passport is held, say so to the Indonesian mission:
