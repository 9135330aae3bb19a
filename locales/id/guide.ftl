# Bercerita lewat pertanyaan. Satu pesan untuk tiap pertanyaan: kalimatnya, `.name` untuk ringkasan, lalu pilihannya.
# `.to-child` dan `...-child`: kata-kata untuk yang belum 18 tahun; `.to-self`: untuk yang mengalaminya sendiri.

question-who = Siapa yang mengalaminya? Pilih satu; dua yang di bawah boleh ditambahkan.
    .name = Siapa
    .me = 🙋 Saya
    .child = 🧒 Saya, belum 18
    .family = 👪 Keluarga saya
    .witness = 👀 Orang lain
    .deaf = 🧏 Saya Tuli
    .abroad = ✈️ Di luar negeri
question-when = Kapan?
    .name = Kapan
    .now = 🔴 Sekarang juga
    .days = 📅 Tiga hari ini
    .longer = 🗓 Sebelum itu
    .again = 🔁 Masih berulang
question-address = Di mana? Tulis alamat atau patokannya di sini. Itu sampai ke petugas, bersama ceritanya.
    .name = Alamat
question-what = Apa yang terjadi? Boleh lebih dari satu, pilih yang paling dekat saja.
    .to-child = Apa yang terjadi padamu? Boleh lebih dari satu, pilih yang paling dekat saja.
    .name = Apa
    .physical = 🤕 Dipukul, disakiti
    .emotional = 🗯 Dihina, diancam
    .sexual = 🚫 Disentuh, dipaksa
    .sexual-child = 🚫 Disentuh tanpa mau
    .picture = 📷 Diancam pakai foto
    .online = 📱 Lewat internet
    .trafficking = 🧳 Ditipu kerja, dijual
    .exploitation = ⛓ Dipaksa bekerja
    .neglect = 🍚 Ditelantarkan
    .neglect-child = 🍚 Tidak diurus
    .other = ✏️ Yang lain
question-online = Di internet, apa yang terjadi? Boleh lebih dari satu.
    .name = Internet
    .threat = 📷 Mau sebar gambar
    .spread = 📤 Sudah tersebar
    .money = 💸 Minta uang
    .watched = 👁 Diawasi, dibobol
    .slander = 🗯 Dihina, difitnah
    .lured = 🎁 Dirayu, dibujuk
question-job = Soal kerja itu: mana yang ada? Boleh lebih dari satu.
    .name = Kerja
    .offer = 🤔 Baru ditawari
    .passport = 🛂 Paspor ditahan
    .debt = 💸 Uang muka, utang
    .contract = 📄 Tanpa kontrak
    .visa = 🧳 Visa turis
    .changed = 🔀 Janji berubah
question-age = Berapa umurnya? Kalau beberapa orang, pilih semuanya.
    .to-child = Umurmu berapa?
    .to-self = Berapa umur Anda?
    .name = Umur
    .from-0 = 0–5
    .from-6 = 6–12
    .from-13 = 13–17
    .from-18 = 18–24
    .from-25 = 25–44
    .from-45 = 45–59
    .from-60 = 60 ke atas
question-sex = Perempuan atau laki-laki? Kalau beberapa orang, boleh keduanya.
    .to-self = Anda perempuan atau laki-laki?
    .name = Jenis kelamin
    .female = 👩 Perempuan
    .male = 👨 Laki-laki
question-disability = Ada yang perlu kami sesuaikan?
    .to-self = Ada yang perlu kami sesuaikan untuk Anda?
    .name = Khusus
    .none = Tidak ada
    .body = ♿ Sulit bergerak
    .senses = 👂 Lihat, dengar
    .learning = 🧩 Sulit mengerti
    .mind = 🌧 Kesehatan jiwa
question-place = Di tempat seperti apa?
    .name = Tempat
    .home = 🏠 Rumah
    .work = 🏢 Tempat kerja
    .school = 🏫 Sekolah
    .public = 🛣 Tempat umum
    .course = 🎓 Kursus, pelatihan
    .other = 📍 Tempat lain
question-district = Di kecamatan mana? Kalau tidak tahu, ketik nama daerahnya saja.
    .name = Kecamatan
    .outside = Luar { $city }
    .unsaid = Tak mau sebut
question-did = Siapa yang melakukannya? Boleh lebih dari satu.
    .name = Oleh siapa
    .spouse = 💍 Suami, istri
    .partner = 💘 Pacar, teman
    .parent = 👤 Orang tua
    .family = 👪 Keluarga
    .neighbour = 🏘 Tetangga
    .teacher = 📚 Guru
    .employer = 🏭 Majikan
    .colleague = 🤝 Rekan kerja
    .other = ❔ Orang lain
question-need = Apa yang dibutuhkan sekarang? Boleh lebih dari satu.
    .to-child = Apa yang kamu perlukan sekarang? Boleh lebih dari satu.
    .to-self = Apa yang Anda butuhkan sekarang? Boleh lebih dari satu.
    .name = Perlu
    .doctor = 🩺 Dokter
    .shelter = 🏠 Tempat aman
    .lawyer = ⚖️ Bantuan hukum
    .talk = 💬 Teman bicara
    .sign = 🤟 Juru isyarat
    .only = 👂 Cukup didengar

aid-child =
    Terima kasih sudah berani ke sini. Ini bukan salahmu.

    Yang membaca ceritamu: satu petugas di sini. Orang tuamu tidak otomatis diberi tahu. Kalau ada yang harus diberi tahu supaya kamu aman, petugas bicara dulu denganmu, sebisa mungkin.
aid-deaf =
    Di sini semua bisa lewat tulisan. Juru bahasa isyarat bisa dipilih nanti.

    Kalau ada bahaya, yang bisa lewat chat kami taruh paling atas:
    .to-child =
    Di sini semua bisa lewat tulisan. Juru bahasa isyarat bisa kamu pilih nanti.

    Kalau ada bahaya, yang bisa lewat chat kami taruh paling atas:
aid-abroad =
    Di luar negeri, nomor darurat Indonesia tidak menjangkau. Kalau ada bahaya, ke sini:
aid-there =
    Kalau itu terjadi sekarang: jangan menunggu kami, dan jangan masuk sendirian. Hubungi:
aid-here =
    Yang utama sekarang: selamat dulu. Kalau bisa, pindah ke dekat orang lain, atau ke tempat yang ada pintu keluarnya. Jangan menunggu kami. Hubungi:
aid-picture =
    Anda tidak dimarahi, dan ini bukan salah Anda.

    Jangan bayar, jangan kirim lagi, jangan hapus chat ancamannya. Tidak perlu membalas.

    Gambarnya jangan dikirim ke sini: tidak boleh kami simpan. Tanpa gambar pun kami percaya.
    .to-child =
    Kamu tidak dimarahi, dan ini bukan salahmu.

    Jangan bayar, jangan kirim lagi, jangan hapus chat ancamannya. Tidak perlu membalas.

    Gambarnya jangan dikirim ke sini: tidak boleh kami simpan. Tanpa gambar pun kami percaya.
aid-online =
    Yang bisa dilakukan dulu, kalau aman:

    • Simpan bukti: tangkapan layar dengan alamat dan tanggalnya.
    • Jangan hapus chatnya.
    • Setelah tersimpan, laporkan akunnya di aplikasi itu, lalu blokir.
aid-medical =
    Tentang kesehatan

    Ke rumah sakit sesegera mungkin, sebaiknya dalam 72 jam, kalau ada sentuhan atau paksaan pada tubuh. Ada obat untuk mencegah kehamilan dan HIV. Lewat 72 jam pun tetap datang.

    Kalau bisa, jangan mandi dulu, dan simpan bajunya. Kalau sudah, tidak apa-apa.
aid-trafficking =
    Kalau belum berangkat, cek dulu perusahaannya di SIP3MI, BP3MI, atau Disnaker.

    Tanda tipuan: gaji besar dengan syarat mudah, cepat berangkat, tanpa kontrak, uang muka, visa turis, paspor ditahan, janji berubah. Kamboja bukan negara tujuan resmi pekerja Indonesia.

    Simpan chat, nama akun, dan bukti bayarnya.
aid-trafficking-abroad =
    Kalau bisa dengan aman: simpan chat, nama akun, dan bukti bayarnya. Kalau paspor ditahan, katakan itu kepada perwakilan Indonesia:
