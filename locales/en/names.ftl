# Names on keys: for whom, what is needed, days.

audience-me = 🙋 For me
audience-young = 🧒 Children, teenagers
audience-parents = 👪 Parents, teachers
audience-near = 🤝 Friends, neighbours
audience-online = 📱 Internet and work
audience-law = ⚖️ Rights and services

need-doctor = 🩺 Doctor
need-place = 🏠 A safe place
need-lawyer = ⚖️ Legal help
need-talk = 💬 Somebody to talk to
need-police = 🚓 Police
need-child = 🧒 For a child
need-online = 📱 Internet
need-migrant = ✈️ Work abroad

day-mon = Mon
day-tue = Tue
day-wed = Wed
day-thu = Thu
day-fri = Fri
day-sat = Sat
day-sun = Sun
