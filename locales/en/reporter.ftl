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

phone-shared = All right. We clear your messages from this chat. The next ones vanish from this chat as soon as they are saved; our staff still has them.

all-asked = Thank you. That is all we ask for now.

status-waiting = What you told is waiting for our staff.
status-claimed = What you told is with one of our staff now.
status-closed = Our staff has closed this conversation. If there is more, just write: that becomes a new one.

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
cleared = The messages in this chat are cleared. What you told stays with the staff.
key-withdraw = Take it back

withdraw-sure = If you take it back, what you told and all answers are deleted and cannot come back; the conversation ends. What the counsellor has read cannot be unread. Take it back?
key-withdraw-sure = Yes, take it back
withdrawn = Taken back and deleted. This door stays open; write whenever you want.

update = The information page has been updated.

answer = Counsellor, { $at }{ $edited ->
    [yes] { " " }(changed)
   *[no] { "" }
}:
    { $text }

other-home = { $kind ->
    [gesture] Hello. If it is hard to speak, one word is enough.
    [media] Sorry, we cannot take pictures, voice or files here yet, and do not keep them. Please tell it in words.
    [place] We did not keep that place. If somebody there is in danger, reach 🆘. You may write the address.
    [phone-number] We did not keep that number. You need not give a number here.
   *[other] We cannot take that kind of message yet, so it is not saved. Please write it in words.
}

other-telling = { $kind ->
    [gesture] If it is hard to write, one word is enough.
    [media] We cannot take that picture, voice or file yet, so it is not saved. Please tell it in words.
    [place] That place is not saved. If it matters, write the address.
    [phone-number] That number is not saved. You need not give a number here.
   *[other] We cannot take that kind of message yet, so it is not saved. Please write it in words.
}

partly-kept = The words are saved. The rest of that message we cannot take yet, so it is not saved.

invitation-refused = That link has been used or has expired.
invitation-later = That link is for staff, and this chat still holds what was told. Please use another account.
