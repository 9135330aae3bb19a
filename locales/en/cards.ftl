# Information cards. DRAFT: not yet read by counsel, clinicians and survivors.
# The first 64 characters of every line are neutral (PROMISES.md 22). Phone numbers are from DOMAIN.md section 1 only.

## Leaving home

card-leaving-title = Leaving home more safely

card-leaving-what =
    If home is not safe, leaving needs a plan too.

    • Leaving is the most dangerous time. So prepare first, and quietly.
    • Making a plan does not mean going now. You choose when.
    • A good plan is made together with you. Our staff can help with it.
    • Others may open your phone. Think about where this plan is kept, too.

card-leaving-do =
    • Danger now: tap 🆘.
    • Tell them nothing about the plan.
    • Trouble starting? Go where there is a way out, not to the kitchen or bathroom.
    • Agree on a code word with a neighbour and the children.
    • Bag: ID card (KTP), family card (KK), certificates, savings book, medicine, money, keys.
    • Choose where you would go.
    • Change passwords and switch off location, from a safe phone.
    • No time for the bag? Leave it. KTP and KK can follow later.

card-leaving-say =
    To a neighbour:
    “If I text you the word ‘salt’, please call 110.”

    To a child:
    “When Mum says ‘get the umbrella’, go straight next door. Helping Mum is not your job.”

    To family:
    “If I have to, may I stay with you? Please tell nobody.”

    To our staff:
    “I want to leave and I am afraid. Help me make the plan.”

card-leaving-help =
    • { $centre }: you can ask to make the plan together. About a place to stay, ask our staff.
    • Police: 110. 24 hours, free.
    • Emergency 112. 24 hours, free. Not anonymous: the operator sees your number and place.
    • SAPA 129: call 129 or WA 08111-129-129. 24 hours.

card-leaving-source =
    Safety plan: suara.com, UPJ e-library, urbanwomen, endvawnow (undated).
    Phones: NNEDV techsafety.org (undated).
    KTP later: SIPPN, SK 301/2022.
    110: riauinfo.com, 26 Jan 2026. 112: jangkarnews, 14 Jan 2026; riau1.com, 24 Jan 2026. SAPA 129: antaranews, Sep 2023.

## After sexual violence

card-after-sexual-violence-title = After it happened: the first 72 hours

card-after-sexual-violence-what =
    This is not your fault. Whether you fought back or not, it is not.

    • There is medicine to prevent pregnancy and to prevent HIV. As soon as possible, best within 72 hours.
    • After 72 hours, come all the same.
    • Other infections can be checked too.
    • Each step needs your consent. You may ask. You may say no.
    • Visum: a doctor's findings, for evidence. Usually on a letter from the police. Some hospitals examine without it.

card-after-sexual-violence-do =
    • Still in danger, or hurt: tap 🆘. Ambulance 119.
    • Go to a hospital soon. Which one in { $city }: ask our staff.
    • If you can, do not bathe or wash before you are examined.
    • Clothes you had on: keep them, unwashed.
    • Washed already? That is all right. Still go.
    • Keep the chats. Photograph injuries. Take screenshots that show the date.
    • When you feel able, note what you remember.

card-after-sexual-violence-say =
    To a doctor:
    “I was forced and need help. Please tell me about medicine for the first 72 hours.”
    “Explain each step before you do it, please.”
    “May somebody stay with me?”
    “I am not able to talk about that yet.”

    To somebody close:
    “Something happened to me. I can't tell it all yet. Please take me to a hospital.”

card-after-sexual-violence-help =
    • { $centre }: you can ask for company, and about the visum. What it costs: ask our staff.
    • Ambulance: 119. 24 hours.
    • SAPA 129: call 129 or WA 08111-129-129. 24 hours.
    • Police: 110. 24 hours, free.
    • Emergency 112. 24 hours, free. Not anonymous: the operator sees your number and place.

card-after-sexual-violence-source =
    Medical: Kemenkes 2022; parapuan 2022; slidepub.com (undated).
    Evidence: sisternet, kompas (undated). Visum: PKT RSCM (undated).
    Ambulance: sibisnis.co.id, 18 Jan 2026. 110: riauinfo.com, 26 Jan 2026. 112: riau1.com, 24 Jan 2026. SAPA 129: antaranews, Sep 2023.

## Rights, and what happens after telling

card-rights-title = Your rights, and after you tell

card-rights-what =
    In law, somebody who was hurt has rights. Among them, where it was sexual violence (UU 12/2022):

    • Information, legal help, psychological help, health care.
    • Your identity is kept private.
    • Protection from officials who humiliate.
    • Sexual pictures or videos taken down.
    • Recovery and compensation (restitution).

    Asked to ‘make peace’? It may not be settled out of court, unless the one who did it is a child.

card-rights-do =
    After you tell us here:

    • One of our staff takes it and reads it. They do not see your account; Telegram knows that you write here.
    • You can stop at any time. You can take it back.
    • About sexual violence, the law may oblige us to tell the police within 3×24 hours. Wherever we can, we talk with you first.
    • The police will ask for an ID card. You may ask our staff to come along.
    • If you are a child: your parents are not told automatically.

card-rights-say =
    “Who reads what I write?”
    “Please say it in everyday words.”
    “Before I go on: what may reach the police?”
    “I want somebody beside me when I am questioned.”
    “I do not want to settle this quietly.”
    “I would like to stop for now.”

card-rights-help =
    • { $centre }: explanations, company, legal service.
    • LPSK (protects witnesses and those it happened to): 148, WA 0857-7001-0048. Office hours. Requests are reviewed in 7 days.
    • Komnas Perempuan: (021) 3903963. Mon–Fri 09–16 WIB.
    • For children: KPAI, WA 0811-1002-7727. Office hours.
    • LBH APIK: asosiasilbhapik@gmail.com. A branch in Riau: ask our staff.

card-rights-source =
    UU 12/2022 articles 23, 41, 66–70 (wikisource; peraturan.info).
    LPSK: tempo, antara 2020, taulebih.com. Komnas Perempuan: tempo, about 2024. KPAI: merdeka.com, 1 Aug 2024.
    This explains in general; it is not legal advice.

## Protection order

card-protection-order-title = An order that protects you

card-protection-order-what =
    When somebody at home hurts you, a court can give an order. In law: perintah perlindungan, a protection order.

    • It covers violence at home: physical, psychological, sexual, or neglect.
    • Meanwhile the police give protection: within 1×24 hours, for at most 7 days.
    • They also ask the court for the order, within 1×24 hours.
    • As far as we know, it is decided in 7 days and lasts up to a year. Check with our staff, also what it would say.

card-protection-order-do =
    • Danger now: tap 🆘.
    • You may ask for it by word of mouth or in writing.
    • Cannot face the police station yourself? You may authorise somebody else.
    • Injured? Ask for a visum on a police letter, or a doctor's medical statement. Both carry the same weight.
    • Keep photos of injuries, chats, and a note of dates.
    • Ask our staff to come with you.

card-protection-order-say =
    To a doctor:
    “Please record my injuries. I need a medical statement.”

    To the police:
    “I am not safe at home. I ask for temporary protection.”
    “Please ask the court for a protection order, under UU 23 of 2004.”
    “I am asking by word of mouth. Please write it down.”

    To family:
    “I authorise you to tell the police.”

card-protection-order-help =
    • { $centre }: you can ask for an explanation, help with writing, and company.
    • Police: 110. 24 hours, free.
    • Emergency 112. 24 hours, free. Not anonymous: the operator sees your number and place.
    • SAPA 129: call 129 or WA 08111-129-129. 24 hours.
    • LBH APIK: asosiasilbhapik@gmail.com. A branch in Riau: ask our staff.

card-protection-order-source =
    UU 23/2004 articles 5, 15, 16, 26, 30.
    Medical statement: 123dok, konsultanhukum.id (undated). How long it lasts: general knowledge, not yet checked.
    110: riauinfo.com, 26 Jan 2026. 112: riau1.com, 24 Jan 2026. SAPA 129: antaranews, Sep 2023. LBH APIK: taulebih.com (undated).
    This explains in general; it is not legal advice.

## Threatened with a picture

card-threatened-picture-title = A private photo, about to be shared

card-threatened-picture-what =
    Somebody says that they will share a private photo or video.

    • It is not the fault of the person in it, even if they once sent it themselves. The one who threatens is in the wrong.
    • Blackmail with pictures can move very fast, in minutes or hours. Panic is natural.
    • When people pay, the demands usually go on.
    • Do not send the picture here: we may not keep it. We believe you without it.

card-threatened-picture-do =
    • Do not pay. Do not send more.
    • Keep the chat with the threat. Screenshot the words, account, address, date; leave the picture out.
    • Stop answering. Once the evidence is safe, flag the account and block it.
    • Under 18: takeitdown.ncmec.org. 18 and over: stopncii.org. The picture is not sent; its fingerprint is made on your phone.
    • Neither reaches WhatsApp or altered copies.
    • Tell one person you trust.

card-threatened-picture-say =
    Child to parent:
    “Somebody is threatening me with a photo. I'm scared. Just be with me first.”

    Parent to child:
    “I am not angry. It's not your fault. We face this together.”

    To friends:
    “If anyone sends you a picture of me, please don't pass it on.”

    To our staff:
    “I am being threatened. I have kept the chat and the dates.”

card-threatened-picture-help =
    • { $centre }: listens first, then helps with the next step.
    • To have content removed: aduankonten.id (page address, screenshot, reason). This address is from pages of 2018.
    • Cyber police: patrolisiber.id.
    • SAPA 129: call 129 or WA 08111-129-129. 24 hours.
    • Police: 110. 24 hours, free.

card-threatened-picture-source =
    Steps: SAFEnet awaskbgo; digitalmama.id; herstory; bengkulunews (undated). NCMEC; stopncii.org; takeitdown.ncmec.org.
    Not to be kept: UU 44/2008 articles 4–6.
    aduankonten.id, patrolisiber.id: pages of 2018. SAPA 129: antaranews, Sep 2023. 110: riauinfo.com, 26 Jan 2026.

## Followed, accounts broken into

card-stalking-hacked-title = Followed, or somebody in your account

card-stalking-hacked-what =
    Somebody always knows where you are, reads your chats, or gets into your accounts.

    • Watching, invading privacy, ruining a name, threatening online: that is violence, though nobody touched you.
    • Feeling watched matters. Just tell us; you need no proof first.
    • Spyware can see everything on a phone, this chat too.

card-stalking-hacked-do =
    • Afraid they will come: tap 🆘.
    • Phone may be watched? Use another one, or come in person.
    • Note what, when, from which account. Screenshot with address and date.
    • Keep an eye on it: is it more often, is it closer?
    • Get help. Then flag the account and block it.
    • Change passwords and switch off location from a safe phone. A sudden change can make them suspicious: talk with our staff first.

card-stalking-hacked-say =
    To our staff:
    “They always know where I am. I don't know how.”
    “Do not contact me on this number. This phone may be read.”

    To friends:
    “If something odd comes from my account, don't trust it. Ask me in person.”

    To people at home or work:
    “Please tell nobody my schedule.”

card-stalking-hacked-help =
    • { $centre }: you can ask to work out safer steps together.
    • Cyber police: patrolisiber.id.
    • Police: 110. 24 hours, free.
    • SAPA 129: call 129 or WA 08111-129-129. 24 hours.
    • Komnas Perempuan: (021) 3903963. Mon–Fri 09–16 WIB.

card-stalking-hacked-source =
    Forms and steps: SAFEnet awaskbgo; Komnas Perempuan 2017; digitalmama.id; herstory; bengkulunews (undated).
    Phones and spyware: NNEDV techsafety.org (undated).
    110: riauinfo.com, 26 Jan 2026. SAPA 129: antaranews, Sep 2023. Komnas Perempuan: tempo, about 2024. patrolisiber.id: pages of 2018.

## Drawing a child in

card-grooming-title = Somebody who slowly draws a child in

card-grooming-what =
    Some people come close to a child little by little, nearby or online.

    It often goes like this:
    • they choose a child and win trust
    • they give what is missing: gifts, phone credit, attention
    • they draw the child away from others
    • they make improper things seem normal
    • they take control, by secrets or threats

    A child who went along did nothing wrong. The child was deceived. Keeping watch is for adults.

card-grooming-do =
    • Notice: a hidden phone, a new older friend, gifts, a change of mood.
    • One sign may mean nothing. Talk, without anger.
    • Listen first. Do not snatch the phone.
    • Do not go to that person or challenge them.
    • Keep the chats, delete nothing. Screenshot with address and date. Do not copy pictures of undressed bodies.
    • Talk with our staff soon. Danger now: 🆘.

card-grooming-say =
    “Who are you playing with these days? Tell me about them.”
    “A good grown-up does not ask a child to keep secrets.”
    “If anything feels bad, say so. You won't be in trouble.”
    “You did nothing wrong. They are the adult; they know it is not allowed.”
    “Thank you for telling me. Let's get help.”

card-grooming-help =
    • { $centre }: you may ask even if it is only a feeling.
    • SAPA 129: call 129 or WA 08111-129-129. 24 hours.
    • KPAI: WA 0811-1002-7727. Office hours.
    • Cyber police: patrolisiber.id.
    • Police: 110. 24 hours, free.

card-grooming-source =
    Steps and signs: NCMEC, and collected prevention pages (undated).
    How to listen: NSPCC, learning.nspcc.org.uk (undated).
    Evidence: sisternet, kompas (undated); UU 44/2008 articles 4–6.
    KPAI: merdeka.com, 1 Aug 2024. SAPA 129: antaranews, Sep 2023. 110: riauinfo.com, 26 Jan 2026. patrolisiber.id: pages of 2018.

## The body, 3 to 6

card-body-small-title = Knowing the body: ages 3–6

card-body-small-what =
    A short talk at bath time or while dressing is enough to begin.

    • Call each part of the body by its right name.
    • Private: lips, chest, genitals, bottom. Easy to remember: what swimwear covers, and the lips.
    • Touching them is only for care, by parents, or by a doctor with somebody there.
    • A child's body is the child's own. No means no.
    • Children may know all this; the guarding is still ours.

card-body-small-do =
    • Take one thing at a time. Come back to it another day.
    • Your child does not want a kiss or a hug? Let it be, even from family.
    • Tell them apart: a surprise comes out in the end. A secret that makes you sad may be opened.
    • Name together the grown-ups one can tell.
    • Your child says something strange? Listen, and keep your shock for later. See ‘When a child tells you’.

card-body-small-say =
    “This is a hand, this is a knee, these are genitals. Everything has a name.”
    “Your body is yours. You may say no.”
    “If you can't say no, that's all right. Tell Mum later.”
    “Somebody wants a secret and it makes you sad? You may open it.”
    “A hug, a handshake, or just a wave?”

card-body-small-help =
    • { $centre }: ask how to talk with a child, or about anything that worries you.
    • SAPA 129: call 129 or WA 08111-129-129. 24 hours.
    • KPAI: WA 0811-1002-7727. Office hours.

card-body-small-source =
    PANTS, NSPCC (undated). Four private parts: KemenPPPA, in Tempo (undated). ‘Swimwear’: Polda Bengkulu (undated). Right names: Kak Seto (undated).
    KPAI: merdeka.com, 1 Aug 2024. SAPA 129: antaranews, Sep 2023.

## The body, 7 to 12

card-body-school-title = Staying safe: ages 7–12

card-body-school-what =
    At school age, children have a world of their own: friends, teachers, lessons, games, a phone.

    • The rules stay: my body is mine, no means no, a secret that troubles me may be opened, somebody can help.
    • Whoever comes too close may be somebody known, or come through the phone.
    • Under 13: only low-risk online services made for children, with a parent's consent (PP 17/2025).
    • An alert child is good. The duty is ours.

card-body-school-do =
    • Talk while walking or eating: briefly, but often.
    • Ask about friends in games and chats as you would about friends at school.
    • Agree: no pictures of the body, no moving to a secret chat.
    • If it happened anyway, your child can still come to you, and is not scolded.
    • Have a family code word for ‘come and get me’.
    • Notice: a hidden phone, gifts, older friends, a child turned gloomy.

card-body-school-say =
    “Did anything feel bad today? At school or on the phone?”
    “Whoever it is, even a teacher or family, you can tell me.”
    “If you were scared and kept quiet or went along, that is not your fault.”
    “Text me ‘durian’ and I'll fetch you. No questions first.”
    “Not ready to tell? That's fine. Any time.”

card-body-school-help =
    • { $centre }: ask how to talk with a child, or about anything that worries you.
    • SAPA 129: call 129 or WA 08111-129-129. 24 hours.
    • KPAI: WA 0811-1002-7727. Office hours.

card-body-school-source =
    PANTS, NSPCC (undated). Signs: NCMEC, and collected prevention pages (undated).
    Ages online: PP 17/2025, in nativzen and idntimes (undated).
    KPAI: merdeka.com, 1 Aug 2024. SAPA 129: antaranews, Sep 2023.

## Talking with a teenager

card-teenager-title = Talking with a teenager

card-teenager-what =
    A quiet child is not always a child who is fine. Start talking.

    • Until 18, the law calls them a child. The duty to protect lies with adults.
    • Worth noticing: a hidden phone, a new older friend, gifts, a change of mood.
    • Online (PP 17/2025): at 13–15, services of low to medium risk. At 16–17 also high-risk ones, with a parent alongside.

card-teenager-do =
    • Pick an easy moment. Sit beside them rather than across.
    • Listen more than you speak. Say it back in their own words.
    • Not ready? Do not press. Say that the door is open.
    • Do not promise to keep it secret. Promise to stay.
    • Ask what help they want.
    • They speak of wanting to die? Stay, put away what could hurt. 119, press 8. No answer: 112 or the nearest emergency room. 112 sees number and place.

card-teenager-say =
    “You seem to have a lot on your mind. I'm here if you want to talk.”
    “It needn't be now. A text is fine too.”
    “Whatever happened, you are still my child.”
    “If a boyfriend, girlfriend or friend forces you, that's not your fault.”
    “I can't promise silence. I can promise to stay with you.”
    “How would you like me to help?”

card-teenager-help =
    • { $centre }: for parents, and for teenagers themselves.
    • SAPA 129: call 129 or WA 08111-129-129. 24 hours.
    • 119, press 8, or Healing119.id. Said to be 24 hours, but often hard to reach.
    • KPAI: WA 0811-1002-7727. Office hours.

card-teenager-source =
    ‘A quiet child is not always fine’: the Minister (PPPA), 31 Jan 2026. How to listen: NSPCC; WHO 2013. Age 18: UU 23/2002 with 35/2014.
    PP 17/2025, in nativzen and idntimes (undated).
    119 press 8: Kemenkes, 7 Aug 2025; hard to reach: detik, 28 Oct 2024, murianetwork, 20 Dec 2025.
    KPAI: merdeka.com, 1 Aug 2024. SAPA 129: antaranews, Sep 2023.

## When a child tells you

card-child-tells-title = When a child tells you

card-child-tells-what =
    A child has chosen you to tell. That is great trust.

    • What they need most: to be heard and believed.
    • It may come in pieces, or stop halfway. That is all right.
    • Staying silent, going along, or telling only now is no failing of the child. The one who hurt them is responsible.
    • Shock and anger are natural. Keep them for later, away from the child.

card-child-tells-do =
    • Take time. Listen, and use the child's words.
    • Say: telling was right, and it is not their fault.
    • Do not dig. Do not have it repeated.
    • Do not promise secrecy. Explain what you will do.
    • Do not go to the person who was named.
    • Tell our staff soon. Note the child's words as they were.
    • Just happened? No bath yet. Open ‘The first 72 hours’.
    • Not safe: tap 🆘.

card-child-tells-say =
    “Thank you for telling me. You did right.”
    “I believe you.”
    “It is not your fault.”
    “Take your time. You can stop.”
    “I am not angry with you.”
    “I need to ask people whose work is to help children. I'll tell you each step.”
    “Who would you like near you tonight?”

card-child-tells-help =
    • { $centre }: just write, even if you are not sure. The child and you can both ask for company.
    • SAPA 129: call 129 or WA 08111-129-129. 24 hours.
    • Police: 110. 24 hours, free.
    • KPAI: WA 0811-1002-7727. Office hours.
    • About sexual violence, the law may oblige us to tell the police. Wherever we can, we talk with you first.

card-child-tells-source =
    NSPCC, learning.nspcc.org.uk, childchapter.org (undated). WHO 2013.
    Evidence: sisternet, kompas (undated). Duty to tell: UU 12/2022 article 41.
    KPAI: merdeka.com, 1 Aug 2024. SAPA 129: antaranews, Sep 2023. 110: riauinfo.com, 26 Jan 2026.

## Seeing or hearing it

card-witness-title = When you see or hear it

card-witness-what =
    Noise next door, a child who cries and cries, somebody bothered in the street: you may care.

    • Violence at home is not only their own business. Who hears or sees it must help within their ability: prevent, protect, give emergency help (UU 23/2004).
    • About sexual violence, anybody who knows or sees it may come forward (UU 12/2022).
    • Within your ability: nobody asks you to risk yourself.

card-witness-do =
    • Danger now: call 110, or 112 (112 sees your number and place). Abroad: the embassy.
    • Say the address first. It helps most.
    • Do not go in alone.
    • Note day, hour, and what you heard.
    • Later, when they are alone and safe, ask how they are. Send nothing that others at home can read.
    • Do not upload photos or videos, least of all with a child in them.

card-witness-say =
    To the operator:
    “The address is … street, number …, near … . Somebody is being beaten now. A child is crying.”

    To them, when it is safe:
    “I heard it last night. I am worried about you. Do you need anything?”
    “It's not your fault.”
    “Knock on my door if you need to. We can have a code word.”

    To another neighbour:
    “Come to their gate with me. Let's not go alone.”

card-witness-help =
    • { $centre }: just write what you saw and the address. No name needed.
    • Police: 110. 24 hours, free.
    • Emergency 112. 24 hours, free. Not anonymous: the operator sees your number and place.
    • SAPA 129: call 129 or WA 08111-129-129. 24 hours. They pass it on to the local centre.

card-witness-source =
    UU 23/2004 article 15. UU 12/2022 article 39. A child's identity: UU 11/2012 article 19.
    Reaching somebody safely: NNEDV techsafety.org (undated).
    110: riauinfo.com, 26 Jan 2026. 112: jangkarnews, 14 Jan 2026; riau1.com, 24 Jan 2026. SAPA 129: antaranews, Sep 2023; portalbontang.com (undated).
    This explains in general; it is not legal advice.

## Helping a friend

card-friend-title = Helping a friend

card-friend-what =
    A friend has a hard time at home or with a partner? A friend who listens counts.

    • Look at how things are, listen, link to somebody who can help.
    • Many stay silent out of fear, shame, self-blame, or not knowing how.
    • They know their life best. They choose the steps.
    • Urging them to go at once can put them in danger: leaving is the most dangerous time.

card-friend-do =
    • Ask where nobody else can hear.
    • Listen. Believe. Do not press for the story.
    • Ask: what do you need right now?
    • Ask how it is safe to reach them. Ask again each time.
    • Do not confront whoever hurts them.
    • Do not pass the story around.
    • If they are a child, tell a safe adult or our staff, and let them know you will.
    • Danger now: 🆘.

card-friend-say =
    “I believe you.”
    “It's not your fault.”
    “Thank you for telling me.”
    “What do you need today?”
    “Is it safe if I text? At what time?”
    “Whatever you choose, I'm still your friend.”
    “There is a place to ask without a name. Shall I sit with you while you write?”

card-friend-help =
    • { $centre }: you may ask too, without naming your friend.
    • SAPA 129: call 129 or WA 08111-129-129. 24 hours.
    • Police: 110. 24 hours, free.
    • For how you feel, too: just write to our staff.

card-friend-source =
    WHO LIVES (genderhealthhub.org) and WHO 2013. PFA: look, listen, link. NNEDV techsafety.org (undated).
    What keeps people silent: IJRS, 2,210 people asked (undated).
    SAPA 129: antaranews, Sep 2023. 110: riauinfo.com, 26 Jan 2026.

## False job offers

card-job-offers-title = Job offers that are a trap

card-job-offers-what =
    A job abroad that looks good may be a trap.

    The signs:
    • high pay, easy terms, leaving soon
    • through WA, FB, DM or a broker
    • no contract, or promises that change
    • Rp5–10 million up front, which becomes debt
    • a tourist visa; somebody holds your passport

    Cambodia is not an official destination for our migrant workers (KP2MI, Oct 2025). Whoever was deceived did no wrong; the deceiver did.

card-job-offers-do =
    Not left yet:
    • Check the company (P3MI) at SIP3MI, BP3MI or Disnaker.
    • Ask for the contract. Pay nothing up front. Hold your own passport.
    • Keep the chats and names.
    • Tell family where, and with whom.

    Already there:
    • Reach the embassy, not 110. peduliwni.kemlu.go.id, the Safe Travel app.
    • Let family know where you are.

    Lost touch with somebody? Keep the chats and write to our staff.

card-job-offers-say =
    “What is the company called? I'll check it at SIP3MI first.”
    “I'll read the contract at home first.”
    “I keep my passport myself.”
    “I won't travel on a tourist visa.”
    “Let me ask Disnaker first.”

    To the embassy:
    “I am an Indonesian citizen. My passport was taken. I am at … Please help.”

card-job-offers-help =
    • KemenP2MI: 0-800-1000 (free, within Indonesia), +62-21-29244800 (from abroad), WA 0811-8080-141.
    • Abroad: the embassy; peduliwni.kemlu.go.id; the Safe Travel app.
    • Locally: BP3MI/P4MI, Disnaker.
    • { $centre }: also for those who are back. First help at most 7 days after it is asked for (UU 21/2007).

card-job-offers-source =
    Signs and checks: migranhub; rmolsumsel; nalacitra, Feb 2026; kabarin. Cambodia: KP2MI, Oct 2025.
    Numbers: mediamasakini.id, 10 Apr 2025.
    UU 21/2007, in dntlawyers.com and hariane.com (undated).
    This explains in general; it is not legal advice.

## A child to be married

card-child-marriage-title = A child who is to be married

card-child-marriage-what =
    Anybody not yet 18 is a child.

    • Forcing somebody to marry counts as sexual violence (UU 12/2022 article 4).
    • Sometimes a child is pressed to marry the one who hurt them, to have it ‘settled’. In law, sexual violence may not be settled out of court, unless the one who did it is a child.
    • Families are often caught in shame, debt or fear. There are other ways; you may ask.
    • The lowest age to marry: ask our staff.

card-child-marriage-do =
    If it is you:
    • You may say no. If you don't dare, that is not your fault either.
    • Tell one safe grown-up, or write here. Parents are not told automatically.
    • In danger, locked in, or about to be taken away: 🆘.

    If you know of it:
    • Listen to the child, alone and where it is safe.
    • Ask our staff before you speak to the family.
    • Note the planned date.

card-child-marriage-say =
    A child:
    “I don't want to marry yet. I want to go to school.”
    “Miss, they want me to marry next month. Please help me.”

    To the family:
    “I see that this is hard. Let's ask first; there are other ways.”
    “A wedding does not undo what was done to her.”

    To the child:
    “I hear you. You bring shame on nobody.”

card-child-marriage-help =
    • { $centre }: you can ask about other ways, and for company.
    • KPAI: WA 0811-1002-7727. Office hours.
    • SAPA 129: call 129 or WA 08111-129-129. 24 hours.
    • Komnas Perempuan: (021) 3903963. Mon–Fri 09–16 WIB.
    • Police: 110. 24 hours, free.

card-child-marriage-source =
    UU 23/2002 with 35/2014 (who is a child). UU 12/2022 articles 4 and 23 (wikisource).
    Pressed to marry: Lentera/Magdalene 2016.
    KPAI: merdeka.com, 1 Aug 2024. Komnas Perempuan: tempo, about 2024. SAPA 129: antaranews, Sep 2023. 110: riauinfo.com, 26 Jan 2026.
    This explains in general; it is not legal advice.

## Bullying

card-bullying-title = Teased, shut out, bullied

card-bullying-what =
    Teased, pushed, shut out, shamed in a group chat. That is no joke.

    • Bullying is a kind of violence against children.
    • By phone it can be insults, threats, false accounts, spreading photos or personal data.
    • The child it happens to did nothing wrong, also when they keep quiet and do not hit back. Stopping it is for adults.
    • A child who bullies is a child too, who needs to be stopped and helped.

card-bullying-do =
    • Hear them out. Ask what help they want.
    • Note what, when, where. Screenshot with address and date.
    • Tell your child, then talk with the school, notes in hand.
    • Do not go to that child or the parents in anger.
    • By phone: keep the evidence, then flag and block.
    • The child speaks of wanting to die? Stay, put away what could hurt. 119, press 8. No answer: 112 (sees number, place) or an emergency room.

card-bullying-say =
    Child to teacher:
    “I'm teased all the time. I'm scared to come to class. Please help me.”

    To the child:
    “Thank you for telling me. It's not your fault.”
    “You don't have to face this alone.”

    A friend who sees it:
    “Come, sit with me.”

    To the school:
    “Here are the dates. What will be done, and when do we meet again?”

card-bullying-help =
    • { $centre }: for children, parents and teachers.
    • KPAI: WA 0811-1002-7727. Office hours.
    • SAPA 129: call 129 or WA 08111-129-129. 24 hours.
    • 119, press 8, or Healing119.id. Said to be 24 hours, but often hard to reach.

card-bullying-source =
    Kinds: the child helpline list of Aselo; SAFEnet awaskbgo (undated).
    How to listen: NSPCC (undated). Evidence: sisternet, kompas (undated).
    119 press 8: Kemenkes, 7 Aug 2025; hard to reach: detik, 28 Oct 2024, murianetwork, 20 Dec 2025.
    KPAI: merdeka.com, 1 Aug 2024. SAPA 129: antaranews, Sep 2023.

## Men and boys

card-men-boys-title = Men and boys can tell, too

card-men-boys-what =
    Men and boys get hurt too: at home, at school, anywhere.

    • In the national figures for 2024, 6,895 of 34,561 people, about one in five, were male.
    • Not fighting, freezing or going along does not mean wanting it. It is not your fault.
    • Telling makes nobody less of a man.
    • A boy is a child. Protecting him is for adults.

card-men-boys-do =
    • Danger now: tap 🆘.
    • Write just a little to begin. No name needed.
    • Forced into something sexual? Go to a hospital soon, best within 72 hours: there is medicine to prevent HIV. After 72 hours, go all the same.
    • Keep chats and a note of dates.
    • What there is for grown men in { $city }: ask our staff. Asking is always fine.

card-men-boys-say =
    “Something happened when I was small. I have never told anyone.”
    “My wife often hits me. I am ashamed, but I need help.”
    “I don't want pity. I want to be heard.”

    To a boy:
    “You may cry. I believe you. You did nothing wrong.”

card-men-boys-help =
    • { $centre }: for boys, yes. For grown men, ask our staff.
    • SAPA 129: call 129 or WA 08111-129-129. 24 hours.
    • Police: 110. 24 hours, free.
    • 119, press 8, or Healing119.id. Said to be 24 hours, but often hard to reach.
    • LPSK: 148, WA 0857-7001-0048. Office hours.

card-men-boys-source =
    Medical: Kemenkes 2022; parapuan 2022.
    Figures: mediapribumi.id, 11 Jan 2025, from kekerasan.kemenpppa.go.id.
    119 press 8: Kemenkes, 7 Aug 2025; hard to reach: detik, 28 Oct 2024. LPSK: tempo, antara 2020. SAPA 129: antaranews, Sep 2023. 110: riauinfo.com, 26 Jan 2026.

## Disability

card-disability-title = With a disability, heard as well

card-disability-what =
    This service is for people with disabilities too.

    • Meeting your needs is one of the centre's tasks (UU 12/2022 article 76): a sign language interpreter, for example.
    • You may write, speak, or send a single word.
    • You know best what you need.
    • If the one who hurts you is the one who cares for you, you can still tell. It is not your fault.

card-disability-do =
    • Danger now: tap 🆘. Calling is hard? Use the WA of SAPA 129: 08111-129-129.
    • Say what you need before you meet, so that it can be prepared: an interpreter, a companion, a way in.
    • KTP and KK can follow later.
    • You may ask to talk without the person who usually comes with you.
    • Ask for it slowly, again, or in writing.

card-disability-say =
    “I am deaf. In writing, please, and with a sign language interpreter.”
    “I use a wheelchair. Can I get into the building?”
    “Short sentences, please.”
    “I want to talk on my own first.”
    “Ask me, not the person beside me.”

card-disability-help =
    • { $centre }: by this chat. Sign language interpreter: ask for one here.
    • SAPA 129: WA 08111-129-129. 24 hours.
    • KPAI, for children: WA 0811-1002-7727. Office hours.
    • LPSK: WA 0857-7001-0048. Office hours.
    • Police 110 and Emergency 112 are phone lines. 112 is not anonymous: the operator sees number and place.

card-disability-source =
    UU 12/2022 article 76; Perpres 55/2024 article 5(2). Needs known first, KTP later: SIPPN, SK 301/2022.
    SAPA 129: antaranews, Sep 2023. KPAI: merdeka.com, 1 Aug 2024. LPSK: antara 2020. 110: riauinfo.com, 26 Jan 2026. 112: riau1.com, 24 Jan 2026.
    This explains in general; it is not legal advice.

## Coming in person

card-at-centre-title = When you come to us

card-at-centre-what =
    Coming in person is a choice. Asking by chat first is fine.

    • What is done there: listening, going to people, following a matter through, a place to stay for a time, company on the way.
    • It can link you to health, psychological, legal and social services.
    • There, staff meet you, so you are no longer without a face. Staff must record it in a government system (Simfoni PPA). You may ask what is written.

card-at-centre-do =
    • Ask our staff here for address, opening hours and cost.
    • Say what you need: an interpreter, a companion, children coming along.
    • KTP and KK: bring them if you can. They can follow later.
    • Evidence if there is any: photos, chats, a doctor's paper.
    • You may bring somebody you trust.
    • Not safe to go out? Say so. Going to people is among the staff's tasks.
    • Grave danger: emergency help first, tap 🆘.

card-at-centre-say =
    “I am the one who wrote by chat. I don't want to give a name yet.”
    “What will be written down, and who reads it?”
    “A woman counsellor, if possible.”
    “Please do not contact me at home.”
    “I want to hear the choices first, not decide yet.”
    “May we take a break?”

card-at-centre-help =
    • { $centre }: address and opening hours, ask in this chat.
    • SAPA 129: call 129 or WA 08111-129-129. 24 hours. They find your region and pass it on to the local centre.
    • Danger now: tap 🆘.

card-at-centre-source =
    The centre's work: Permen PPPA 4/2018 and 2/2022 (ainamulyana.xyz; pasal.id). Eleven tasks: UU 12/2022 article 76; Perpres 55/2024 article 5(2).
    Emergency first, KTP later: SIPPN, SK 301/2022.
    SAPA 129: antaranews, Sep 2023; portalbontang.com (undated).
