# For staff.

enrolled = Welcome. You are { $role ->
    [supervisor] supervisor
   *[counsellor] counsellor
} number { $number }. Your name is not stored.

already-staff = You are enrolled as staff already.
revoked = The desk has been withdrawn from this account.

desk = Desk { $number } · { $duty ->
    [on] 🟢 on duty
   *[off] ⚪ off duty
}
desk-queue = Queue: { $urgent } urgent, { $normal } normal
desk-mine = In your hands: { $count }

staff-help =
    How it works

    Go on duty, then Take next, or choose from the Queue. Before you claim a case, its content is not shown.
    The name of the open case always stands on top. What you write reaches that case only.
    Release: the case returns to the queue. Close: the conversation is over.
    🔑: the reporter has a PIN on a shared phone. "Last right": the PIN was known then, whoever typed it. "Not verified": it may be somebody else.
    A case's content leaves this chat on release, on close, or within 24 hours. /exit clears everything.

key-duty-on = 🟢 Go on duty
key-duty-off = ⚪ Go off duty
key-next = ⏭ Take next
key-queue = Queue
key-mine = My cases
key-board = Board
key-desk = ‹ Desk

queue-title = Queue, urgent first:
queue-empty = The queue is empty.
key-case = { $lane ->
    [urgent] 🔴
   *[normal] ⚪
} { $name } · { $minutes } min{ $unseen ->
    [0] { "" }
   *[other] { " " }· 💬 { $unseen }
}{ $talk ->
    [yes] { " " }· 💬 only to talk
   *[no] { "" }
}

glimpse =
    { $lane ->
        [urgent] 🔴
       *[normal] ⚪
    } { $name } · waiting { $minutes } min
    Safe now: { $safe ->
        [yes] yes
        [no] NO
        [unsure] does not know
       *[unknown] not answered
    }
    About: { $whom ->
        [me] themselves
        [child] a child
        [other] someone else
       *[unknown] not answered
    }
    Kind: { $kind ->
        [physical] physical
        [emotional] emotional
        [sexual] sexual
        [exploitation] exploitation
        [trafficking] trafficking
        [neglect] neglect
        [something] something else
       *[unknown] not answered
    }
    Language: { $language ->
        [en] English
       *[id] Indonesian
    } · { $messages ->
        [one] 1 message
       *[other] { $messages } messages
    }

key-claim = ✋ Claim
duty-first = Go on duty first, then claim.
duty-left = You still hold { $count ->
    [one] one case
   *[other] { $count } cases
}. Release what you cannot go on with.
claimed = You have claimed it. Only you see its content.
claim-lost = A colleague has claimed it, or it is gone. That is fine; see the queue for the next one.

mine-title = Cases in your hands:
mine-empty = No case is in your hands.

case-title = { $lane ->
    [urgent] 🔴
   *[normal] ⚪
} { $name }

said = { $voice ->
    [staff] You
   *[reporter] Reporter
}, { $at }{ $edited ->
    [yes] { " " }(changed)
   *[no] { "" }
}:
    { $text }

key-evidence = 🔐 Evidence
key-second-key = Two-step key
evidence-supervisors-only = Evidence is for supervisors.
second-key-about =
    The two-step key opens evidence for 5 minutes, in this chat only. Its codes have six digits; an app on your phone makes a new one every 30 seconds.

    Any app that knows TOTP will do. Another phone than this one is safer.
second-key-since =
    Set since { $at-date }/{ $at-year }, { $at }.

    Is the app lost, or the phone in other hands? Ask whoever runs the server: suaka staff reset-totp { $number }
key-show-secret = Show the key
secret =
    { $letters }

    Enter it in the app (TOTP, 6 digits, 30 seconds), then type one of its codes in this chat. Take no photo of it.
ask-first-code = Is it in the app? Type one of its six-digit codes here. That message goes at once.
second-key-first = Evidence opens only with the two-step key. Set it up first.
ask-second-key = Type the six-digit code of your app. That message goes at once.
second-key-set = The two-step key is set. To open evidence, use the next code.
second-key-wrong =
    That code does not fit, or was used already. Wait for the next one, and type again.

    Five wrong ones in a row: locked for 15 minutes.
second-key-locked = Too many codes that did not fit. It can be tried again at { $until }.
evidence-title = { $count ->
    [0] There is no evidence.
   *[other] Cases with evidence: { $count }.
} Open until { $until }.
key-evidence-case = { $name } · files: { $count }
evidence-case =
    { $name }: originals, not cleaned.

    Retrieve them only for a legal matter that the reporter agrees to. Each time is recorded, and the reporter can see it.
evidence-file = { $kind ->
    [photo] 🖼 Photo
    [voice] 🎤 Voice
    [audio] 🎤 Voice
    [document] 📄 File
   *[video] 🎞 Video
} { $number } · { $at-date }/{ $at-year }, { $at }
    SHA-256: { $sha }
key-original = ⬇ Retrieve { $number }
evidence-gone = There is no evidence there (any more).
evidence-coming = Number { $number } is on its way to this chat, and goes again within 10 minutes. It is recorded.

write-to = ✍️ What you write now reaches { $name }.

key-release = Release
release-sure = Return { $name } to the queue? Its content leaves your chat.
key-release-sure = Yes, release
released = { $name } is back in the queue.
key-close = Close
close-sure = Close { $name }? Its content leaves your chat. The reporter sees that it is closed, and your last answer as what was agreed: does it say that, and where to turn if something more happens?
key-close-sure = Yes, close
closed = { $name } is closed.

answer-sent = ✅ Saved for { $name }. The reporter is notified if they allow it.
answer-revised = The answer to { $name } is changed.
not-sent-no-case = Sent to nobody: you have no case open.
not-sent-switched = Not sent: you have only just opened { $name }. If it is for { $name }, send it once more.
not-sent-reply = Not sent: the message you reply to belongs to another case, and { $name } is open. Open the case you mean first.
not-sent-words-only = Not sent: only words, photos and picture files can be passed on.
not-sent-file = { $why ->
    [voice] Not sent: this centre does not answer by voice.
    [too-big] Not sent: over 20 MB.
    [full] Not sent: no more files can be kept for the moment.
   *[kind] Not sent: that kind cannot be cleaned of what it tells about its maker. Send it as a photo.
}
file-coming = { $name }: the file is being cleaned. The reporter can open it when it is ready.
ping-file-lost = { $name }: that file did not get through. Send it again.
not-yours = That case is not (any more) in your hands.
edit-not-sent = That change was not passed on.

case-noticed = ⚠ Read by the program: { $kind ->
    [suicide] thoughts of ending their life
    [self_harm] hurting themselves
    [violence_now] danger now
    [child_at_risk] a child is not safe
    [trafficked] held or forced to work
   *[sextortion] a threat with a picture
}. { $so ->
    [yes] The reporter says that it is so.
    [no] The reporter: that is not what was meant.
   *[unknown] The reporter has not answered.
}
case-agreed = ✅ The reporter tapped Send after reading the limits of confidentiality, { $at-date } at { $at }.
case-not-agreed = ⚠ Sent by itself after ten minutes; the reporter has not tapped that they agree. The limits of confidentiality stood on their screen.
case-preference = { $answer ->
    [never] 🔕 The reporter does not want to be written to first: they read when they are back.
    [morning] 🔕 The reporter is notified only 6 to 10 am.
    [noon] 🔕 The reporter is notified only 10 am to 3 pm.
    [afternoon] 🔕 The reporter is notified only 3 to 7 pm.
    [evening] 🔕 The reporter is notified only 7 to 10 pm.
   *[always] 🔔 The reporter is notified at any time.
}

ping-new = Something new is in the queue.
ping-urgent = 🔴 Something urgent is in the queue.
ping-case-urgent = 🔴 { $name }: urgent now.
ping-moved = { $name }: goes on from another account, with the right code.
moved-at = ↪ Since { $at-date }, { $at }: from another account, with the right code.
verified = 🔑 PIN: last right { $at-date }, { $at }.
not-verified = 🔑 Not verified since { $since-date }, { $since }: somebody else may be writing. Say nothing of what was told before until the PIN was right again.
ping-alarm = 🔴 { $name }: the alarm number was typed in its chat. Somebody may be under force. Do not answer yet; follow the procedure of your centre.
ping-message = { $name }: a new message.
unreachable = { $name } cannot be reached in this chat any more: the reporter has closed it. Answers are kept in case they return.
withdrawn-told = { $name } was taken back by the reporter. Its content cannot be seen any more.
talk-only = 💬 Only to talk; not filed as a complaint yet. Do not classify or refer it for now.
agreed-at = ✅ May be filed since { $at-date }, { $at }.
ping-agreed = { $name }: it may be filed now.

# Who may not read it.
key-recuse = I know this person
recused = { $name } is back in the queue, and does not show at your desk any more.
desk-holds = For you to decide: { $count }
key-holds = 🔒 Supervisor's decisions
holds-title = For you to decide, who may read it:
holds-empty = Nothing waits for your decision.
ping-held = { $lane ->
    [urgent] 🔴
   *[normal] 🔒
} { $name }: for you to decide, who may read it.
hold-card =
    { $lane ->
        [urgent] 🔴
       *[normal] 🔒
    } { $name } · waiting { $minutes } min
    Held back: { $about ->
        [supervisor] a supervisor must not read it. If this may be you, pass it on.
       *[staff] somebody here must not read it.
    }
hold-late = ⚠️ Not decided for more than 24 hours. The reporter can read in their chat that it is late.
hold-no-words = Nothing has been written about them yet.
hold-decide = Tap who may not read it (🚫), then release it to the queue. What was told does not show here. The reporter can see that you read this.
key-bar = { $barred ->
    [yes] 🚫
   *[no] ✅
} { $role ->
    [supervisor] Supervisor
   *[counsellor] Counsellor
} { $number }
key-maybe-me = This may be me
key-free = Release to the queue
free-sure = Release { $name } to the queue? Who may not read it: { $count }. The description is deleted.
key-free-sure = Yes, release it
freed = { $name } is in the queue, without those who may not read it.
passed-on = Passed on. It does not show at your desk any more.
not-held = That is not (any more) for you to decide.
key-myself = I need help myself
myself =
    If you need help yourself

    • Do not tell it from this desk: this account is tied to your work.
    • Write to this bot from another account. There, before sending: Who reads it, then Somebody on the staff or A certain supervisor. It is held back from all, until one supervisor has decided.
    • This page is recorded nowhere.
    • Outside of { $centre }:

board-title = Board
board-lane = { $lane ->
    [urgent] 🔴 Urgent
   *[normal] ⚪ Normal
}: { $count } waiting{ $count ->
    [0] { "" }
   *[other] , oldest { $minutes } min
}
board-claimed = In hands: { $count }
board-duty = 🟢 Number { $number } is on duty
board-nobody = ⚠️ Nobody is on duty.
board-feedback = { $question ->
    [1] Felt heard: { $yes } of { $all }
    [2] Knew better what to do: { $yes } of { $all }
   *[other] Would write again: { $yes } of { $all }
}
board-disk = ⚠️ The server is nearly full: pictures and sounds are not kept for now. Tell whoever runs the server.
supervisors-only = The board is for supervisors.

said-original = { "  " }↳ original kept as evidence · SHA-256 { $sha }…
file-caption = { $kind ->
    [photo] Photo
    [voice] Voice
    [audio] Voice
    [document] File
   *[video] Video
} { $number } · received { $at-date }, { $at }
    SHA-256: { $sha }

case-answer = ▫️ { $name }: { $label }
