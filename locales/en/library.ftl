# Information and services near by: frames. What cards say is in cards.ftl, names are in names.ftl.

library =
    Information

    Who is it for? Who reads what is not written down; only how often a topic is opened is counted.
library-list =
    { $label }

    Choose one. Each card is short: what it is, what you can do, what you may say, who helps.
card-text = { $part ->
    [title] 📄 { $text }
    [do]
        What you can do

        { $text }
    [say]
        What you may say

        { $text }
    [help]
        Who can help

        { $text }
    [source]
        Sources

        { $text }
   *[other] { $text }
}
card-review = ✓ Reviewed: { $role }, { $date }.
card-unreviewed = ⚠️ This card has not been reviewed yet by somebody of the field, a clinician or a lawyer.
card-human = { $told ->
    [yes] 💬 A question? Go back to your story and write it: our staff reads it.
   *[no] 💬 A question, or something to tell? Tap Tell us: our staff reads it.
}
key-library = ℹ️ Information
key-audience = { $label }
key-card = { $label }
key-to-story = 💬 To my story
key-services = 📍 Services near me
services-ask = Other services: choose what you need.
services-list = Other services. Tap a number to call it, press and hold to copy it.{ $district ->
    [none] { "" }
   *[other] { " " }📍 { $place }.
}{ $need ->
    [all] { "" }
   *[other] { " " }Looking for: { $label }.
}
services-for-all = Our list has nothing for that sub-district alone yet. These are for everybody.
services-none = Our list has nothing for that yet. Ask our staff: just write.
service = { $field ->
    [phone] ☎ { $value }
    [chat] ✍️ { $value }
    [web] 🌐 { $value }
    [address] 🏢 { $value }
    [times] 🕒 { $hours ->
        [always] 24 hours
        [office] office hours, ask first
        [plan] { $value }
       *[ask] hours: ask first
    }{ $open ->
        [until] { " " }· open now, until { $until }
        [closed] { " " }· closed now
       *[none] { "" }
    } · { $cost ->
        [free] free
        [paid] not free
       *[ask] cost: ask first
    } · { $anonymous ->
        [yes] no name needed
        [no] not anonymous
       *[ask] without a name? Ask first
    }
    [who] 👤 For { $value }
    [note] ℹ️ { $value }
    [checked] { $checked ->
        [on] ✓ Checked { $date }
        [last] ⚠️ Last checked { $date }; it may have changed
       *[never] ⚠️ Not confirmed by us yet
    }{ $source ->
        [none] { "" }
       *[other] { " " }(source: { $source })
    }
   *[name] 📌 { $value }
}
place-named = That is the name of a place, so here are services there. If it is part of your story: tap Tell us, and write it again.
ask-district = Which sub-district? Everyday names and kelurahan work as well: type one in the first menu.
key-need = { $label }
key-district = { $label }
key-districts = 📍 Choose sub-district
key-centre = 🏢 Come to us
key-chat-first = { $on ->
    [yes] ☎ Phone first
   *[no] 🤟 I am Deaf: chat first
}
key-abroad = 🌏 I am abroad
