# Untuk semua orang. $centre dan $city selalu tersedia.

home =
    Halo. Di sini boleh bertanya atau bercerita, tanpa nama.
    Balasan pertama otomatis; ceritanya dibaca petugas { $centre }.
    Tulis saja, atau kirim suara.

emergency =
    Kalau sekarang ada bahaya, hubungi salah satu ini. Ketuk nomornya untuk menelepon.

contact = • { $name }: { $reach }{ $note ->
    [none] { "" }
   *[other] { " " }({ $note })
}

chat-safety =
    Tentang chat ini

    • Siapa pun yang membuka HP ini bisa membaca chat ini.
    • Keluar: semua pesan di sini dibersihkan saat itu juga, sejauh Telegram mengizinkan. Cerita yang sudah sampai ke petugas tetap ada; yang belum dikirim tetap dikirim pada waktu yang tertulis.
    • Pesan yang lebih dari dua hari tidak bisa kami hapus. Hapus sendiri: tekan lama chat ini, lalu Hapus.
    • Nama chat tetap terlihat di daftar sampai dihapus. Chat yang tiba-tiba hilang bisa mengundang tanya.
    • Kalau HP ini mungkin diawasi aplikasi mata-mata, pakai HP lain atau datang langsung.

keep-about = { $keeps ->
    [yes] Pesan Anda sekarang kami biarkan di chat ini. Setelah dua hari kami tidak bisa lagi menghapusnya; yang lama Anda hapus sendiri. Jawaban petugas tetap hilang setelah dibaca.
   *[no] Pesan Anda kami bersihkan dari chat ini. Kalau chat yang tiba-tiba kosong malah mengundang tanya, pesan Anda bisa dibiarkan.
}
key-keep-chat = Biarkan pesan saya di chat
key-clean-chat = Bersihkan lagi pesan saya
chat-kept = Baik, mulai sekarang pesan Anda kami biarkan di chat ini. Bisa diubah di Keamanan chat ini.
chat-cleaned = Baik, pesan Anda kami bersihkan dari chat ini.

privacy =
    Siapa tahu apa

    • Petugas tidak melihat akun, nama, atau nomor Anda.
    • Telegram tahu Anda menulis ke sini, dan bisa membaca chat ini. Atas perintah hukum, Telegram bisa memberikannya.
    • Yang membaca cerita: petugas yang mengambilnya. Setiap kali dibuka, itu tercatat.
    • Cerita disimpan terkunci di server { $centre }. Siapa yang menguasai server itu bisa membaca pesan baru.
privacy-kept =
    Berapa lama

    • Di chat ini: isi cerita kami bersihkan dalam 24 jam, kecuali pesan Anda yang Anda biarkan.
    • Yang belum dikirim: dua hari sejak pesan terakhir.
    • Yang sudah dikirim: sampai Anda menariknya. Yang sudah ditutup bisa ditarik di sini, sebelum menulis yang baru.
    • Foto dan suara: bersama ceritanya; tanda-tanda pembuatnya kami buang. Aslinya hanya disimpan kalau Anda memintanya.
privacy-law =
    Yang diminta hukum

    • Orang tua tidak kami beri tahu secara otomatis.
    • Soal kekerasan seksual, hukum bisa mewajibkan kami memberi tahu polisi (UU 12/2022, pasal 41). Sebisa mungkin kami bicarakan dulu.
    • Yang sudah disampaikan karena hukum tidak bisa ditarik kembali.
privacy-rights =
    Hak Anda

    • Berhenti kapan saja. Tidak harus menjawab apa pun.
    • Tarik cerita: isinya kami hapus dan kuncinya dimusnahkan. Salinan cadangan bisa bertahan sedikit lebih lama.
    • Bertanya di sini siapa yang menangani cerita Anda dan apa yang sudah dilakukan.

help =
    Cara memakai

    Tulis saja, satu kata pun cukup. Petugas membaca dan menjawab di sini.
    /start ke awal · /language bahasa · /privacy siapa tahu apa · /exit bersihkan chat ini

languages = Pilih bahasa. · Choose a language.

language-name = { $language ->
    [en] English
   *[id] Bahasa Indonesia
}

exit-done = Selesai. Ketik apa saja untuk mulai.

exit-left =
    { $count } pesan lebih tua dari dua hari, jadi tidak bisa kami hapus. Hapus sendiri: tekan lama pesannya, lalu Hapus.

stale-button = Tombol itu sudah tidak berlaku. Ini yang terbaru.

not-saved-yet =
    Maaf, pesan tadi belum tersimpan. Ada gangguan di tempat kami. Tidak perlu ditulis ulang, kami coba terus dan memberi kabar.
    Kalau mendesak, jangan menunggu kami:

trouble-over = Gangguannya selesai.
saved-after-all = Gangguannya selesai. Pesan tadi sekarang sudah tersimpan.

did-not-arrive =
    Maaf, pesan tadi tidak sampai. Ini salah kami. Coba tulis lagi dengan kata-kata lain.
    Kalau mendesak, jangan menunggu kami:

many-at-once =
    Pesannya banyak sekaligus. Semuanya kami terima dan kami baca satu per satu, jadi balasannya butuh waktu. Tidak ada yang hilang, tidak perlu ditulis ulang.
    Kalau sekarang ada bahaya, jangan menunggu kami:

moment = Sebentar …

state-unreadable = Kami baru memperbarui layanan ini. Yang sudah ditulis tetap tersimpan.

gap =
    Antara { $from-day ->
        [today] hari ini
        [tomorrow] besok
       *[other] { $from-date }
    } pukul { $from } dan { $to-day ->
        [today] hari ini
        [tomorrow] besok
       *[other] { $to-date }
    } pukul { $to } layanan ini terganggu. Pesan di waktu itu mungkin tidak sampai, atau mungkin terbaca orang lain. Kalau ada yang belum dijawab, tulis lagi, ya.

page = Halaman { $page } dari { $of }

# Tentang bot ini, terlihat sebelum ada yang ditulis dan di chat yang sudah kosong. Netral.
profile-name = Info Layanan { $city }
profile-description =
    Informasi layanan warga { $city }.{ $numbers ->
        [none] { "" }
       *[other] { " " }Keadaan darurat: { $numbers }.
    }

    Ketik apa saja untuk mulai.
profile-short = Informasi layanan warga { $city }.
command = { $name ->
    [start] Ke awal
    [help] Cara memakai
    [language] Bahasa · Language
    [privacy] Siapa tahu apa
   *[exit] Bersihkan chat ini
}

key-emergency = 🆘 Butuh bantuan sekarang
key-tell = 💬 Bercerita
key-chat-safety = Keamanan chat ini
key-privacy = Siapa tahu apa
key-language = Bahasa · English
key-exit = Keluar
key-back = ‹ Kembali
key-go-on = Lanjut
key-open = Buka
key-older = ‹ Sebelumnya
key-newer = Berikutnya ›
key-no = Tidak jadi
