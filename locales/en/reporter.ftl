# For whoever tells. It does not blame, does not ask "why", and promises nothing that cannot be kept.

tell-invite = Go ahead and write, there is no hurry. One word or many, one message or several.

limits =
    Before you go on: the staff do not see your account; Telegram knows that you write here. Who reads it: your counsellor. About sexual violence, the law may oblige us to tell the police; wherever we can, we talk with you first. You can stop at any time.

kept = { $count ->
    [1] Saved. Thank you for writing. Is there more? Just write.
   *[other] Saved, { $count } messages. Is there more? Just write.
}

sends-at = When you are done, tap Send. If no more comes, we send it to the staff by ourselves at { $at }.

sends-not = Not sent yet. Tap Send when you are ready. Unsent, we keep it for two days after your last message, then we delete it.

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

withdraw-sure = If you take it back, what you told and all answers are deleted and cannot come back; the conversation ends. What the counsellor has read cannot be unread. Take it back?
key-withdraw-sure = Yes, take it back
withdrawn = Taken back and deleted. This door stays open; write whenever you want.

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
key-receipt = Receipt
receipt =
    Receipt

    Received: { $at-date }/{ $at-year }, { $at }
    Place: { $centre }
    Name: { $name }

    Give this name when you ask at another service, such as SAPA 129. Nothing of what was told stands here.

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
originals-about = { $keeps ->
    [yes] Keep originals as evidence: yes
   *[no] Keep originals as evidence: no
}

    An original holds place, time and device: it can show who made it. It serves a legal matter later, and nothing else. It is kept locked; counsellors do not see it. { $keeps ->
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
