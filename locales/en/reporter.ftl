# For whoever tells. It does not blame, does not ask "why", and promises nothing that cannot be kept.

tell-invite = Go ahead and write, there is no hurry. One word or many, one message or several.

limits =
    Before you go on: the staff do not see your account; Telegram knows that you write here. Who reads it: your counsellor. About sexual violence, the law may oblige us to tell the police; wherever we can, we talk with you first. You can stop at any time.

kept = { $count ->
    [1] Saved. Thank you for writing. Is there more? Just write.
   *[other] Saved, { $count } messages. Is there more? Just write.
}

sends-at = When you are done, tap Send. If no more comes, we send it to the staff by ourselves at { $at }.

sends-not = Not sent yet. Tap Send when you are ready. Unsent, we keep it for two days after you last added to it, then we delete it.

sends-soon = If nothing is added, we send it by ourselves at { $at }.

key-write = ✍️ Write myself
key-guided = 🔘 By questions
guide-begin =
    One at a time. You can skip, go back, and finish at any moment; you can also write. Answers are sent only when you tap Send. Unsent, we keep them for two days, then we delete them.
asked = { $number }/{ $of } · { $label }
key-option = { $chosen ->
    [yes] ✓ { $label }
   *[no] { $label }
}
aid = { $label }
embassy = • The nearest Indonesian mission: embassy or consulate.
key-previous = ‹ Back
key-finish = Finish
place-noted = Noted: only the sub-district.
which-place = That name now belongs to more than one sub-district. Which one?
answers-kept = { $count ->
    [1] One answer is saved.
   *[other] { $count } answers are saved.
}
review = This is what was chosen. Tap ✏️ to change one.
answered = { $name }: { $label }
key-change = ✏️ { $label }
key-review = 👁 See my answers
key-add-words = ✍️ Add words
nothing-to-send = There is nothing to send yet. Choose one answer, or write one word.

key-send = ✅ Send to the staff
key-not-yet = Not yet
key-discard = Delete what I wrote

discard-sure = What you wrote will be deleted and cannot come back. Delete it?
key-discard-sure = Yes, delete
discarded = Deleted. Nothing is kept. Whenever you want to tell, just write.

sent = It is sent. Thank you for telling. That is not easy, and it is not your fault.

wait-on-duty = Somebody is on duty now. How long until it is read, we cannot say for sure.
wait-open = These are service hours, until { $until }, but nobody has come in yet. If it is urgent, do not wait: tap 🆘.
wait-closed = Nobody is here now. Our staff starts { $at-day ->
        [today] today
        [tomorrow] tomorrow
        [mon] on Monday
        [tue] on Tuesday
        [wed] on Wednesday
        [thu] on Thursday
        [fri] on Friday
        [sat] on Saturday
       *[sun] on Sunday
    } at { $at }. If it is urgent, do not wait: tap 🆘.
wait-unplanned = We do not know yet when it will be read. If it is urgent, do not wait: tap 🆘.

ask-safe = Right now, are you safe where you are?
ask-phone = Can somebody else open this phone?
ask-preference =
    If there is an answer, may we write here first? Without a sound, one plain sentence only. If not, the answer waits until you open this chat.{ $phone ->
        [shared] { " " }Others can open this phone: it is safest that you look by yourself.
       *[other] { "" }
    }
key-preference = { $answer ->
    [never] No, I look by myself
    [always] Yes, at any time
    [morning] Only 6–10 am
    [noon] Only 10 am–3 pm
    [afternoon] Only 3–7 pm
   *[evening] Only 7–10 pm
}
ask-notice = Which sentence shall we use? The answer itself shows only after you tap Open.
notice = { $which ->
    [1] Information service: 1 update.
    [2] There is an update in the menu.
    [3] Public service info has been updated.
    [5] Service update. Open the menu to read it.
   *[4] The information page has been updated.
}
preference-now = { $answer ->
    [never] We do not write first: you can read answers here when you are back.
    [always] If there is an answer, we write one plain sentence, at any time.
    [morning] If there is an answer, we write one plain sentence, only 6 to 10 am.
    [noon] If there is an answer, we write one plain sentence, only 10 am to 3 pm.
    [afternoon] If there is an answer, we write one plain sentence, only 3 to 7 pm.
   *[evening] If there is an answer, we write one plain sentence, only 7 to 10 pm.
}
key-ask-preference = May we write first?
ask-whom = Who is it about?
ask-kind = What is it about, roughly? Choose what comes closest.

key-safe = { $answer ->
    [yes] Safe
    [no] No
   *[unsure] I don't know
}
key-phone = { $answer ->
    [shared] Yes
   *[own] No
}
key-whom = { $answer ->
    [me] Me
    [child] A child
   *[other] Someone else
}
key-kind = { $answer ->
    [physical] Hit, hurt
    [emotional] Insulted, threatened
    [sexual] Sexual
    [exploitation] Used, forced to work
    [trafficking] Sold, tricked into work
    [neglect] Neglected
   *[something] Something else
}
key-skip = Skip

kept-short = Saved.
noticed = { $kind ->
    [suicide] Thank you for saying it. It sounds very heavy. Are you thinking of ending your life now?
    [self_harm] Thank you for saying it. It sounds as if it hurts a lot. Do you feel like hurting yourself now?
    [violence_now] Thank you for writing. From what is written it sounds as if there is danger now. Is that so?
    [child_at_risk] Thank you for writing. From what is written it sounds as if a child is not safe. Is that so?
    [trafficked] Thank you for writing. From what is written it sounds as if somebody is held or forced to work. Is that so?
   *[sextortion] Thank you for writing. From what is written it sounds as if somebody threatens with a picture. Is that so? It is not your fault.
}
noticed-contacts = Who can be reached right now, without waiting for us:
noticed-yes = { $kind ->
    [suicide] Thank you for being honest. You need not go through this alone. Put away what can hurt you. Ask one person you trust to be with you now. No answer on the phone? Do not wait: the nearest emergency room.
    [self_harm] Thank you for being honest. Put away what can hurt you. Ask one person you trust to be with you. A deep wound, or one that keeps bleeding: the nearest emergency room, now.
    [violence_now] What matters now: get safe first. If you can, move to a place with a way out, or near other people. Do not go in alone where it happens.
    [child_at_risk] If you can, bring the child to a safe place, with somebody trusted. There is no need to ask them much. Enough: thank you for telling, it is not your fault.
    [trafficked] It is not your fault. Do not pay or sign anything more. If it is safe, keep the address in mind. Abroad: the Indonesian embassy or consulate.
   *[sextortion] Do not pay, do not send more, do not delete the chat with the threat. It is not your fault.
}
noticed-not = All right, thank you for setting that straight. Just go on writing.
key-noticed-yes = { $kind ->
    [suicide] Yes, I am
    [self_harm] Yes, I do
   *[other] Yes, it is
}
key-noticed-not = That is not what I meant
key-human = 💬 Talk with our staff

not-safe =
    What matters now: get safe first. If you can, move to a room with a way out, or near other people. These can be reached right now:

staff-told = We tell whoever is on duty that this is urgent. Do not wait for our answer first.
nobody-now = Nobody is on duty now, so do not wait for us. We put what you told in front of the others.

phone-shared = All right. We clear your messages from this chat. The next ones vanish from this chat as soon as they are saved; our staff still has them. If an empty chat would raise questions: tap Leave my messages.

all-asked = Thank you. That is all we ask for now.

status-waiting = What you told is waiting for our staff.
status-claimed = What you told is with one of our staff now.
status-closed = Thank you for trusting us. Our staff has closed this conversation. What was agreed is in the last answer: tap Read answers. If there is more, just write, at any time: that becomes a new one.
ask-rating =
    { $question ->
        [1] Three taps, if you like? They are only counted; nobody knows from whom.

        Did you feel heard?
        [2] Do you know better now what you can do?
       *[other] If you need it, would you write here again?
    }
key-rating = { $answer ->
    [yes] 🙂 Yes
    [partly] 😐 Partly
   *[no] 🙁 No
}
key-no-rating = No, thanks
rating-thanks = Thank you. That helps us.

unread = { $count ->
    [one] One answer is unread. Tap Read answers.
   *[other] { $count } answers are unread. Tap Read answers.
}

message-kept = Saved. Our staff will see it with what you told.
edit-kept = The change is saved.
write-here = Anything to add? Just write here.

key-read = Read answers
key-status = How is it now?
key-clear = Clear messages
cleared-but = The messages in this chat are cleared, except what is not saved yet: that goes when it is. To empty all of it now, tap Exit.
cleared = The messages in this chat are cleared. What you told stays with the staff.
key-withdraw = Take it back

withdraw-sure =
    If you take it back: from now on nobody here sees it, and the conversation stops. Two days later all of it is deleted for good.

    Until then only the code to come back can undo this, or delete it sooner.

    What a counsellor has read cannot be unread; where the law has already obliged them to tell the police, we cannot take that back. Take it back?
withdraw-closed-sure =
    This conversation is closed, so there is no code to come back: if you take it back, all of it is deleted now and cannot come back.

    What a counsellor has read cannot be unread; where the law has already obliged them to tell the police, we cannot take that back. Take it back?
withdraw-no-code = The code was not made, or not typed back here yet. Without it nobody can undo this: not you, and not us. If you may need it, get the code first.
key-withdraw-sure = Yes, take it back
withdrawn = Taken back and deleted. This door stays open; write whenever you want.
withdrawn-until = Taken back: nobody here sees it any more. On { $at-date }/{ $at-year }, { $at }, all of it is deleted for good. Until then only the code to come back can undo this: type it here, or in another chat with us. This door stays open; write whenever you want.
restore-offer = The code is right. This was taken back: nobody here sees it, and on { $at-date }/{ $at-year }, { $at }, it is deleted for good. What shall we do?
key-restore = Undo taking it back
restored = It is back, in the place in the queue that it had. That code is used up; a new one is under Code to come back.
restore-late = That is not possible any more: it was brought back already, or is deleted.
key-erase-now = Delete it now
erase-now-sure = All of it is deleted now and cannot come back, not with the code either. Delete it?
key-erase-now-sure = Yes, delete now

forgotten = What was written here before and not sent is deleted: nothing was added for two days, as we said then. If you still want to, just write again.

only-talk = 💬 Just talk first: somebody on the staff listens. This is not filed as a complaint and not classified, until you say that it may be. Duties under the law still apply.
key-only-talk = 💬 Just talk first
key-not-only-talk = Rather not: file it right away
key-may-file = ✅ It may be filed
may-file-about =
    If it may be filed

    • Help from other services can be offered.
    • This becomes a complaint at { $centre }, and is classified.
    • What stays: the counsellor does not see your account, and you can take all of it back at any time.

    It is fine not to be sure yet. The talk goes on.
key-may-file-sure = Yes, it may be filed
key-not-now = Not yet
agreed-now = Good, it may be filed now. Whoever has it from us sees that.

key-code = Code to come back
code-offer = If you use another phone or account later: there is a code to come back here. Tap Code to come back.
code-about =
    Code to come back

    • For going on from another phone, from another Telegram account, or if this chat is deleted. There, type nothing but the code.
    • Whoever has this code can go on in your place, and read the answers.
    • Once you have typed it back here, we cannot give it again: we do not keep it.
    • Write it on paper, among other numbers. Take no screenshot on a phone that others can open.
code-shared = Others can open this phone. If one of them finds the code, it opens everything. It is safer to remember it, or to leave it with somebody you trust.
code-to-type = The code appears above the chat until you close it, and is not written here. Note it down, then type it here once: so we both know that your note is right. Until then it can be shown again.
code-kept = You have typed the code back, so only you have it. If it is lost, make a new one.
key-show-code = Show the code
key-new-code = Make a new code
new-code-sure = The old code will not work any more. Make a new one?
key-new-code-sure = Yes, make a new one
code =
    { $code }

    Note it down, then type it here once.
code-sure = The code is right, and now only you have it.
code-wrong = That does not match yet, or there have been too many tries. Please check the digits; if they are right, try again later. What was typed is not kept.
code-elsewhere = This chat still holds what was told here. Finish it or take it back first, then type the code again.
code-moved = Welcome back. Go on from here. The chat before is cut off, and that code is used up; a new one is under Code to come back.
# Who reads it.
key-who = Who reads it?
who-reads = { $reader ->
    [woman] Who may read it: women on the staff only.
    [man] Who may read it: men on the staff only.
   *[anyone] Who may read it: anyone on the staff.
}
reader-wait = { $duty ->
    [on] { $reader ->
        [woman] A woman is on duty now. It can take longer than with anyone.
       *[man] A man is on duty now. It can take longer than with anyone.
    }
    [off] { $reader ->
        [woman] No woman is on duty now, so the wait is longer.
       *[man] No man is on duty now, so the wait is longer.
    }
   *[none] { $reader ->
        [woman] Nobody on the staff is recorded as a woman. While that is so, nobody reads it.
       *[man] Nobody on the staff is recorded as a man. While that is so, nobody reads it.
    }
}
key-reads = { $reader ->
    [woman] A woman
    [man] A man
   *[anyone] Anyone
}
about-hold = Is there somebody at { $centre } who must not know? Tap one of these. From that moment it is held back from all staff, until one supervisor has decided who may read it.
key-hold = { $about ->
    [supervisor] A certain supervisor (describe them)
   *[staff] Somebody on the staff (describe them)
}
no-supervisor = Holding it back from somebody is not possible now: there is no supervisor who could decide.
outside = Outside of { $centre }, at any time:
held =
    What you told is held back. While it is, nobody on the staff can open it. One supervisor reads your description, not what you told, and decides who may read it. It takes longer than usual; if it is not decided within 24 hours, we tell the next supervisor.{ $about ->
        [supervisor] { " " }The first supervisor who sees the description judges whether it is about them, and passes it to another. Do not write there what they must not read.
       *[staff] { "" }
    }
held-draft =
    What you write will be held back: once it is sent, nobody on the staff can open it until one supervisor has decided who may.{ $about ->
        [supervisor] { " " }The first supervisor who sees the description judges whether it is about them, and passes it to another.
       *[staff] { "" }
    }
held-by-nobody = What you told is held back, and there is no supervisor who could decide now. Nobody reads it. Do not wait for us.
held-late = More than a day has passed and it is not decided. We have reminded them; it stays held back.
held-urgent = The supervisor who decides has been told that it is urgent. Do not wait for our answer first.
some-excluded = Somebody on the staff cannot open this.
ask-description =
    Describe them: what they do there, or what they are to you. A name only if you like. What you write here is no part of what you told; only the supervisor who decides reads it{ $about ->
        [supervisor] , and the first to read it can be that person
       *[staff] { "" }
    }. Words only, no photos. Tap Done when you are.
description-kept = The description is saved.
description-over = The description is not needed any more, so what was just written is not saved, and is no part of what you told.
key-describe = Describe them
key-described = Done
key-unhold = Stop holding it back
unhold-sure = If you stop, all staff can read it again, also the person you mean. We delete the description. Stop holding it back?
key-unhold-sure = Yes, stop
unheld = It is not held back any more. The description is deleted.
key-openers = Who opened it
openers-title = Who opened it, the latest first:
openers-none = Nobody has opened it yet.
opener = • { $at-date }/{ $at-year }, { $at }, { $role ->
    [supervisor] supervisor
   *[counsellor] member of staff
} { $number }: { $what ->
    [story] what you told
   *[words] the description of who must not read it
}
key-receipt = Receipt
receipt =
    Receipt

    Received: { $at-date }/{ $at-year }, { $at }
    Place: { $centre }
    Name: { $name }

    Give this name when you ask at another service, such as SAPA 129. Nothing of what was told stands here.

pin-offer = Others can open this phone. If you like, this chat can be locked with a PIN. Press PIN. You do not have to.
pin-about =
    A PIN for this chat

    • After 10 minutes without use, after Exit, or when you press Lock chat: the messages here are cleared, and only the information menu can be seen.
    • To open it again, type the PIN and nothing else. If it is wrong, nothing shows that: the digits count as words like any others.
    • Five wrong ones in a row: no PIN is checked any more. Then only the code to come back opens it.
    • Whoever knows it can read and write as you.
    • If you forget it, we cannot give it back. Just write anew, or type the code to come back.
    • The chat itself can still be seen in the list.
ask-pin = { $what ->
    [first] Type a PIN: 4 to 8 digits that nobody who knows you would guess. The message goes at once, and no counsellor reads it.
    [again] Type the same PIN once more.
    [alarm] Type an alarm number: 4 to 8 digits, not your PIN. The message goes at once, and no counsellor reads it.
   *[alarm-again] Type the same alarm number once more.
}
pin-not-digits = That is no PIN, so it is not kept, and nobody reads it. A PIN is 4 to 8 digits and nothing else. To write to the counsellor, press Back first.
pin-weak = Digits like these are what people try first. Please choose others.
pin-differs = Not the same as the first. Let us start again, no harm done.
pin-twice = The PIN and the alarm number must not be the same. Please choose other digits.
pin-set = The PIN is set.
pin-gone = The PIN is removed. This chat is not locked any more.
alarm-about = Alarm number: for when somebody makes you open this chat. Typed while it is locked, it leaves the chat locked and no different from usual; we mark your story as urgent, and tell the counsellors on duty. We cannot promise that somebody sees it at once.
alarm-set = The alarm number is set.
alarm-gone = The alarm number is removed.
unlocked = The chat is open.
other-begun = While it was locked, something else was written from this chat. It is a story of its own: it is sent as was said then, and appears here once this story is over.
other-story = There is one more story in this chat. Here it is.
key-lock = Lock chat
key-pin = PIN
key-set-pin = Set a PIN
key-change-pin = Change the PIN
key-pin-off = Remove the PIN
key-set-alarm = Set an alarm number
key-alarm-off = Remove the alarm number

update = The information page has been updated.

answer = Counsellor, { $at }{ $edited ->
    [yes] { " " }(changed)
   *[no] { "" }
}:
    { $text }

other-home = { $kind ->
    [gesture] Hello. If it is hard to speak, one word is enough.
    [media] We cannot open that kind of message, so it is not saved. A photo, a video or a voice message can be taken; words too.
    [place] We did not keep that place. If somebody there is in danger, reach 🆘. You may write the address.
    [phone-number] We did not keep that number. You need not give a number here.
   *[other] We cannot take that kind of message yet, so it is not saved. Please write it in words.
}

other-telling = { $kind ->
    [gesture] If it is hard to write, one word is enough.
    [media] We cannot open that kind of message, so it is not saved. A photo, a video or a voice message can be taken; words too.
    [place] That place is not saved. If it matters, write the address.
    [phone-number] That number is not saved. You need not give a number here.
   *[other] We cannot take that kind of message yet, so it is not saved. Please write it in words.
}

partly-kept = The words are saved. The rest of that message we cannot take yet, so it is not saved.

ask-bare =
    { $count ->
        [1] Before we take what you sent:
       *[other] Before we take the { $count } things you sent:
    } is anybody undressed in it, a child or an adult?

    We may not keep such pictures. Not answered for an hour, or Exit: we do not take it.
ask-original = { $keeps ->
    [yes] The original is kept too, as you chose under What I sent.
   *[no] An original holds place, time and device: it can show who made it. Keep it only for a legal matter later; counsellors do not see it.
}
key-dressed = Nobody
key-dressed-with-original = Nobody, and keep the original
key-undressed = Yes, or not sure

bare-told =
    Nobody is angry with you, and this is not your fault.

    We may not keep such a picture, so we remove it from here. We believe you without it.

    Do not pay, do not send more, do not delete the chat with the threat.
bare-unanswered = We did not take what you sent, because the question was not answered, and removed it from this chat. That is all right. If you need to, send it again.
key-stop = Keep it from spreading

stop-spreading =
    To keep a picture from spreading

    • Under 18: takeitdown.ncmec.org
    • 18 and over: stopncii.org
    Both make a digital fingerprint on your own phone. The picture is not sent anywhere.
    • They do not reach WhatsApp, and do not know altered copies.

    Do not pay: the demands usually go on. Keep the chat with the threat as evidence. You need not answer any more.

ask-purpose = { $kind ->
    [place] What is this place for? We keep it only for one of these. Your counsellor sees it.
   *[number] What is this number for? We keep it only for one of these. Your counsellor sees it.
}
key-purpose = { $purpose ->
    [danger] 🆘 There is danger there now
    [reach] You may reach me there
   *[story] { $kind ->
        [place] It belongs to my story
       *[number] Somebody in my story
    }
}
key-not-given = Do not keep it
given = Saved, only for that.
not-kept = Not kept, and removed from this chat.
danger-there = If somebody there is in danger now, do not wait for us, and do not go in alone. Reach:

files-coming = { $count ->
    [1] We are fetching one thing you sent; it is not saved yet.
   *[other] We are fetching { $count } things you sent; they are not saved yet.
}
files-here = { $count ->
    [1] One thing you sent is saved.
   *[other] { $count } things you sent are saved.
}
files-not = { $count ->
    [1] One thing you sent is not saved.
   *[other] { $count } things you sent are not saved.
}
files-left = { $count ->
    [1] One more picture or voice message can be taken; words always can.
   *[other] { $count } more pictures or voice messages can be taken; words always can.
}
files-full = { $why ->
    [story] This story holds many pictures and voice messages; we do not keep more. Words are always taken.
    [hour] That was many pictures and voice messages for one hour; we do not keep more for now. Words are always taken.
   *[disk] For the moment we cannot keep pictures or voice messages. Words are always taken.
}
file-not-taken = { $why ->
    [withheld] We do not keep that kind of file: we cannot clean it of what it tells about its maker. Send it as a photo (not as a file), as a video or as a voice message.
    [too-big] That is too large (over 20 MB), so it is not saved. Send a shorter part, or tell it in words.
   *[lost] We could not fetch what you sent, so it is not saved. If you can, send it again.
}
said-file = { $kind ->
    [photo] 🖼 Photo
    [video] 🎞 Video
    [animation] 🎞 Video
    [video_note] 🎞 Video
    [voice] 🎤 Voice
    [audio] 🎤 Voice
    [place] 📍 Place
    [number] ☎ Number
   *[document] 📄 File
} { $number }{ $stage ->
    [kept] { "" }
    [original] { " " }· original only, kept as evidence
    [held] { " " }· the sender has been asked
    [due] { " " }· being fetched
    [refused] { " " }· not taken
    [withheld] { " " }· not taken: this kind cannot be cleaned
    [too-big] { " " }· not taken: too large
   *[lost] { " " }· could not be fetched
}
original-only = That cannot be cleaned. As you chose, only the original is kept; counsellors do not see it.
key-handed = What I sent
handed-title = { $count ->
    [0] Nothing was sent yet.
   *[other] What I sent ({ $count }). What is in it is not shown here.
}
handed-one = { $kind ->
    [photo] 🖼 Photo
    [video] 🎞 Video
    [animation] 🎞 Video
    [video_note] 🎞 Video
    [voice] 🎤 Voice
    [audio] 🎤 Voice
    [place] 📍 Place
    [number] ☎ Number
   *[document] 📄 File
} { $number } · { $at-date }, { $at }{ $stage ->
    [kept] { " " }· saved
    [original] { " " }· saved, the original only
    [held] { " " }· waits for your answer
    [due] { " " }· being fetched
    [refused] { " " }· not taken
    [withheld] { " " }· not taken: this kind cannot be cleaned
    [too-big] { " " }· not taken: too large
   *[lost] { " " }· could not be fetched
}{ $original ->
    [kept] { " " }· original kept
    [wanted] { " " }· original will be kept
   *[none] { "" }
}
handed-retrieved = { "  " }↳ the original was retrieved by a supervisor, { $at-date }/{ $at-year }, { $at }{ $count ->
    [1] { "" }
   *[other] { " " }({ $count } times)
}
originals-about = { $keeps ->
    [yes] Keep originals as evidence: yes
   *[no] Keep originals as evidence: no
}

    An original holds place, time and device: it can show who made it. It serves a legal matter later, and nothing else. It is kept locked; counsellors do not see it. If a supervisor retrieves it, that is written here. { $keeps ->
        [yes] This goes for what you send from now on, also for kinds that we cannot clean.
       *[no] If yes, it goes for what you send from now on.
    } Pictures of anybody undressed we may not take all the same.
key-originals-on = Yes, keep originals
key-originals-off = Keep no more originals
said-given = { $kind ->
    [place] 📍
   *[number] ☎
} { $purpose ->
    [danger] DANGER THERE
    [reach] may be reached there
   *[story] part of the story
}: { $text }
key-file = { $kind ->
    [photo] 🖼
    [voice] 🎤
    [audio] 🎤
    [document] 📄
   *[video] 🎞
} { $number }
file-not-shown = That file cannot be shown now.

invitation-refused = That link has been used or has expired.
invitation-later = That link is for staff, and this chat still holds what was told. Please use another account.

# Short lessons and the safety plan: their words are in lessons.ftl and plan.ftl.
key-lessons = 📘 Short lessons
lessons = Short stories with a choice, a few taps each. Whatever you choose is fine, and nothing is noted.
lesson-about = • { $label }: { $audience ->
    [child] for children
    [teen] for teenagers
    [adult] for adults
    [parent] for parents
   *[bystander] for whoever sees it
}
lessons-unreviewed = The texts are drafts: experts have not read them yet.
key-lesson = { $label }
lesson-story =
    { $name } · { $step }/{ $of }

    { $label }
key-choice = { $label }
lesson-after =
    { $name } · { $step }/{ $of }

    { $label }
lesson-only-here = That tap is not kept and has reached nobody. To be heard by our staff: tap 💬, then write. One word is enough.
lesson-end =
    { $name }

    { $label }
lesson-reviewed = Read by a { $role }, { $date }.
key-lesson-again = 🔁 Once more
key-other-lessons = 📘 Other lessons

key-plan = 🧭 Safety plan
plan-intro =
    This plan is yours. Take what fits, leave what does not.

    • Leaving is the most dangerous time. Prepare quietly, and choose the moment yourself.
    • It is better made together with our staff: tap 💬 Tell us.
    • What you tick is not kept, and leaves this screen within an hour. Until then, whoever opens this phone can read it.
    • Danger now: tap 🆘.
key-plan-begin = ✏️ Make my plan
plan-pick = My plan · { $page }/{ $of }. Tap what fits; tap again to take it off.
plan-item = { $ticked ->
    [yes] ✓ { $label }
   *[no] ○ { $label }
}
key-plan-item = { $ticked ->
    [yes] ✓ { $label }
   *[no] { $label }
}
key-my-plan = 📄 Show my plan
plan-empty = Nothing is ticked yet. A single one is a good beginning.
my-plan = My plan. You can copy it onto paper, in words of your own.
plan-advice =
    ✓ { $label }
    { $why }
plan-leaving = Leaving is the most dangerous time. Prepare quietly and choose the moment yourself; better together with our staff.
plan-paper =
    Paper can be found: use words that only you understand, and leave it with somebody you trust, not in a bag or a purse. Take no photo of it: a gallery can be looked at.

    Nothing is kept here; this list leaves the screen within an hour. Copied it? Tap Exit.
key-plan-change = ✏️ Change
