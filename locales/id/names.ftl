# Nama-nama di tombol: untuk siapa, yang dibutuhkan, hari.

audience-me = 🙋 Untuk saya
audience-young = 🧒 Anak dan remaja
audience-parents = 👪 Orang tua, guru
audience-near = 🤝 Teman, tetangga
audience-online = 📱 Internet dan kerja
audience-law = ⚖️ Hak dan layanan

need-doctor = 🩺 Dokter
need-place = 🏠 Tempat aman
need-lawyer = ⚖️ Bantuan hukum
need-talk = 💬 Teman bicara
need-police = 🚓 Polisi
need-child = 🧒 Untuk anak
need-online = 📱 Soal internet
need-migrant = ✈️ Kerja di luar

day-mon = Sen
day-tue = Sel
day-wed = Rab
day-thu = Kam
day-fri = Jum
day-sat = Sab
day-sun = Min
