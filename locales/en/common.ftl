# For everyone. $centre and $city are always there.

home =
    Hello. Here you can ask or tell, without a name.
    The first reply is automatic; what you tell is read by the staff of { $centre }.
    Just write, or send a voice message.

emergency =
    If there is danger now, reach one of these. Tap a number to call.

contact = • { $name }: { $reach }{ $note ->
    [none] { "" }
   *[other] { " " }({ $note })
}

chat-safety =
    About this chat

    • Whoever opens this phone can read this chat.
    • Exit: every message here is cleared at once, as far as Telegram allows. What has reached the staff stays with them; what is not sent yet is still sent at the time that was shown.
    • Messages older than two days are out of our reach. Delete them yourself: press and hold this chat, then Delete.
    • The chat's name stays in the list until you delete it. A chat that is suddenly gone can raise questions.
    • If spyware may be watching this phone, use another one or come in person.

keep-about = { $keeps ->
    [yes] Your messages are left in this chat now. After two days we cannot delete them any more; old ones you delete yourself. Answers still go once they are read.
   *[no] Your messages are cleared from this chat. If a chat that is suddenly empty would raise questions, they can be left here.
}
key-keep-chat = Leave my messages here
key-clean-chat = Clear my messages again
chat-kept = All right, from now on your messages are left in this chat. You can change that under Safety of this chat.
chat-cleaned = All right, your messages are cleared from this chat.

privacy =
    Who knows what

    • Our staff does not see your account, name or number.
    • Telegram knows that you write here, and can read this chat. Under a legal order it can hand that over.
    • Who reads your story: the counsellor who takes it. Each time it is opened, that is recorded.
    • Your story is kept locked on a server of { $centre }. Whoever controls that server can read new messages.
privacy-kept =
    For how long

    • In this chat: what you told goes within 24 hours, except messages of yours that you leave here.
    • What is not sent: two days since your last message.
    • What is sent: until you take it back. What is closed can be taken back here, before you write something new.
    • Pictures and sound: along with your story; marks of who made them are removed. Originals are kept only if you ask for it.
privacy-law =
    What the law may ask

    • Parents are not told automatically.
    • About sexual violence, the law can oblige us to tell the police (Law 12/2022, article 41). Wherever we can, we talk with you first.
    • What was passed on because of the law cannot be taken back.
privacy-rights =
    Your rights

    • Stop at any time. You need not answer anything.
    • Take your story back: what it holds is deleted and its key destroyed. Backups can last a little longer.
    • Ask here who looks after your story and what was done.

help =
    How it works

    Just write, one word is enough. Our staff reads it and answers here.
    /start to the start · /language language · /privacy who knows what · /exit clear this chat

languages = Choose a language. · Pilih bahasa.

language-name = { $language ->
    [en] English
   *[id] Bahasa Indonesia
}

exit-done = Done. Type anything to start.

exit-left =
    { $count ->
        [one] One message is older than two days, so we cannot delete it. Delete it yourself: press and hold it, then Delete.
       *[other] { $count } messages are older than two days, so we cannot delete them. Delete them yourself: press and hold, then Delete.
    }

stale-button = That button is no longer valid. Here is the latest.

not-saved-yet =
    Sorry, that message is not saved yet. Something is wrong on our side. No need to write it again: we keep trying, and will let you know.
    If it is urgent, do not wait for us:

trouble-over = The trouble is over.
saved-after-all = The trouble is over. That message is saved now.

did-not-arrive =
    Sorry, that message did not arrive. It is our fault. Please try again in other words.
    If it is urgent, do not wait for us:

many-at-once =
    Many messages came at once. We have all of them and read them one after the other, so an answer takes a while. Nothing is lost; no need to write it again.
    If there is danger now, do not wait for us:

moment = One moment …

state-unreadable = We have just renewed this service. What was written is still kept.

gap =
    Between { $from-day ->
        [today] today
        [tomorrow] tomorrow
       *[other] { $from-date }
    } at { $from } and { $to-day ->
        [today] today
        [tomorrow] tomorrow
       *[other] { $to-date }
    } at { $to } this service was disturbed. Messages of that time may not have arrived, or may have been read by somebody else. If something was not answered, please write it again.

page = Page { $page } of { $of }

# About this bot, seen before anything is written and in a chat that was emptied. Neutral.
profile-name = Service info { $city }
profile-description =
    Information on services in { $city }.{ $numbers ->
        [none] { "" }
       *[other] { " " }Emergency: { $numbers }.
    }

    Type anything to begin.
profile-short = Information on services in { $city }.
command = { $name ->
    [start] To the beginning
    [help] How to use this
    [language] Language · Bahasa
    [privacy] Who knows what
   *[exit] Clear this chat
}

key-emergency = 🆘 Help now
key-tell = 💬 Tell us
key-chat-safety = Safety of this chat
key-privacy = Who knows what
key-language = Language · Bahasa
key-exit = Exit
key-back = ‹ Back
key-go-on = Go on
key-open = Open
key-older = ‹ Earlier
key-newer = Later ›
key-no = No
