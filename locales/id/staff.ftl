# Untuk petugas.

enrolled = Selamat datang. Anda { $role ->
    [supervisor] penyelia
   *[counsellor] petugas
} nomor { $number }. Nama Anda tidak disimpan.

already-staff = Anda sudah terdaftar sebagai petugas.
revoked = Akses meja kerja di akun ini sudah dicabut.

desk = Meja petugas { $number } · { $duty ->
    [on] 🟢 bertugas
   *[off] ⚪ tidak bertugas
}
desk-queue = Antrean: { $urgent } mendesak, { $normal } biasa
desk-mine = Di tangan Anda: { $count }

staff-help =
    Cara kerja

    Masuk tugas, lalu Ambil berikutnya atau pilih dari Antrean. Sebelum diambil, isinya tidak terlihat.
    Nama kasus yang sedang dibuka selalu tertulis di atas. Yang Anda tulis hanya sampai ke kasus itu.
    Lepas: kasus kembali ke antrean. Tutup: percakapan selesai.
    🔑: pelapor memakai PIN di HP bersama. "Terakhir benar": sejak itu PIN dikenal, siapa pun yang mengetiknya. "Belum dipastikan": bisa jadi orang lain.
    Isi kasus hilang dari chat ini saat dilepas, ditutup, atau dalam 24 jam. /exit membersihkan semuanya.

key-duty-on = 🟢 Masuk tugas
key-duty-off = ⚪ Selesai tugas
key-next = ⏭ Ambil berikutnya
key-queue = Antrean
key-mine = Kasus saya
key-board = Papan
key-desk = ‹ Meja

queue-title = Antrean, yang mendesak dulu:
queue-empty = Antrean kosong.
key-case = { $lane ->
    [urgent] 🔴
   *[normal] ⚪
} { $name } · { $minutes } mnt{ $unseen ->
    [0] { "" }
   *[other] { " " }· 💬 { $unseen }
}{ $talk ->
    [yes] { " " }· 💬 hanya bicara
   *[no] { "" }
}

glimpse =
    { $lane ->
        [urgent] 🔴
       *[normal] ⚪
    } { $name } · menunggu { $minutes } menit
    Aman sekarang: { $safe ->
        [yes] ya
        [no] TIDAK
        [unsure] tidak tahu
       *[unknown] belum dijawab
    }
    Tentang: { $whom ->
        [me] diri sendiri
        [child] seorang anak
        [other] orang lain
       *[unknown] belum dijawab
    }
    Jenis: { $kind ->
        [physical] fisik
        [emotional] psikis
        [sexual] seksual
        [exploitation] eksploitasi
        [trafficking] perdagangan orang
        [neglect] penelantaran
        [something] lainnya
       *[unknown] belum dijawab
    }
    Bahasa: { $language ->
        [en] Inggris
       *[id] Indonesia
    } · { $messages } pesan

key-claim = ✋ Ambil
duty-first = Masuk tugas dulu, lalu ambil.
duty-left = Anda masih memegang { $count } kasus. Lepas bila tidak bisa melanjutkan.
claimed = Anda yang mengambilnya. Hanya Anda yang melihat isinya.
claim-lost = Sudah diambil rekan lain, atau sudah tidak ada. Tidak apa-apa; lihat antrean untuk yang berikutnya.

mine-title = Kasus di tangan Anda:
mine-empty = Tidak ada kasus di tangan Anda.

case-title = { $lane ->
    [urgent] 🔴
   *[normal] ⚪
} { $name }

said = { $voice ->
    [staff] Anda
   *[reporter] Pelapor
}, { $at }{ $edited ->
    [yes] { " " }(diubah)
   *[no] { "" }
}:
    { $text }

key-evidence = 🔐 Berkas bukti
key-second-key = Kunci dua langkah
evidence-supervisors-only = Berkas bukti hanya untuk penyelia.
second-key-about =
    Kunci dua langkah membuka berkas bukti selama 5 menit, hanya di chat ini. Kodenya enam angka, dibuat aplikasi di HP Anda, baru setiap 30 detik.

    Aplikasi apa saja yang mengenal TOTP bisa dipakai. Lebih aman di HP lain daripada yang ini.
second-key-since =
    Terpasang sejak { $at-date }/{ $at-year }, { $at }.

    Aplikasinya hilang, atau HP-nya di tangan orang lain? Minta pengelola server: suaka staff reset-totp { $number }
key-show-secret = Tampilkan kunci
secret =
    { $letters }

    Masukkan ke aplikasi (TOTP, 6 angka, 30 detik), lalu ketik satu kodenya di chat ini. Jangan difoto.
ask-first-code = Sudah masuk ke aplikasi? Ketik satu kode enam angkanya di sini. Pesan itu langsung hilang.
second-key-first = Berkas bukti hanya terbuka dengan kunci dua langkah. Pasang dulu.
ask-second-key = Ketik kode enam angka dari aplikasi Anda. Pesan itu langsung hilang.
second-key-set = Kunci dua langkah terpasang. Untuk membuka berkas bukti, pakai kode berikutnya.
second-key-wrong =
    Kode itu tidak cocok, atau sudah terpakai. Tunggu kode berikutnya, lalu ketik lagi.

    Lima kali salah berturut-turut: terkunci 15 menit.
second-key-locked = Terlalu banyak kode yang tidak cocok. Bisa dicoba lagi pukul { $until }.
evidence-title = { $count ->
    [0] Tidak ada berkas bukti.
   *[other] Kasus dengan berkas bukti: { $count }.
} Terbuka sampai pukul { $until }.
key-evidence-case = { $name } · { $count } berkas
evidence-case =
    { $name }: aslinya, tidak dibersihkan.

    Ambil hanya untuk urusan hukum yang disepakati dengan pelapor. Setiap pengambilan dicatat, dan pelapor bisa melihatnya.
evidence-file = { $kind ->
    [photo] 🖼 Foto
    [voice] 🎤 Suara
    [audio] 🎤 Suara
    [document] 📄 Berkas
   *[video] 🎞 Video
} { $number } · { $at-date }/{ $at-year }, { $at }
    SHA-256: { $sha }
key-original = ⬇ Ambil { $number }
evidence-gone = Tidak ada berkas bukti di situ (lagi).
evidence-coming = Nomor { $number } dibawa ke chat ini, dan hilang lagi dalam 10 menit. Sudah dicatat.

write-to = ✍️ Yang Anda tulis sekarang sampai ke { $name }.

key-release = Lepas
release-sure = Kembalikan { $name } ke antrean? Isinya hilang dari chat Anda.
key-release-sure = Ya, lepas
released = { $name } kembali ke antrean.
key-close = Tutup
close-sure = Tutup { $name }? Isinya hilang dari chat Anda. Pelapor melihat bahwa sudah ditutup, dan jawaban terakhir Anda sebagai yang disepakati: sudah tertulis apa yang disepakati dan ke mana kalau ada apa-apa lagi?
key-close-sure = Ya, tutup
closed = { $name } ditutup.

answer-sent = ✅ Tersimpan untuk { $name }. Pelapor diberi kabar bila ia membolehkannya.
answer-revised = Jawaban untuk { $name } diubah.
not-sent-no-case = Tidak dikirim ke siapa pun: tidak ada kasus yang sedang Anda buka.
not-sent-switched = Belum dikirim: Anda baru saja membuka { $name }. Kalau memang untuk { $name }, kirim sekali lagi.
not-sent-reply = Belum dikirim: pesan yang Anda balas milik kasus lain, sedangkan yang terbuka { $name }. Buka dulu kasus yang dimaksud.
not-sent-words-only = Belum dikirim: yang bisa diteruskan hanya kata-kata, foto, dan berkas gambar.
not-sent-file = { $why ->
    [voice] Belum dikirim: pusat ini tidak menjawab dengan suara.
    [too-big] Belum dikirim: lebih dari 20 MB.
    [full] Belum dikirim: untuk sementara tidak ada berkas lagi yang bisa disimpan.
   *[kind] Belum dikirim: jenis itu tidak bisa dibersihkan dari tanda-tanda pembuatnya. Kirim sebagai foto.
}
file-coming = { $name }: berkas sedang dibersihkan. Pelapor bisa membukanya setelah berkasnya siap.
ping-file-lost = { $name }: berkas tadi tidak berhasil diteruskan. Kirim lagi.
not-yours = Kasus itu tidak (lagi) di tangan Anda.
edit-not-sent = Perubahan itu tidak diteruskan.

case-noticed = ⚠ Terbaca otomatis: { $kind ->
    [suicide] pikiran mengakhiri hidup
    [self_harm] melukai diri
    [violence_now] bahaya sekarang
    [child_at_risk] anak tidak aman
    [trafficked] ditahan atau dipaksa bekerja
   *[sextortion] ancaman dengan gambar
}. { $so ->
    [yes] Pelapor membenarkan.
    [no] Pelapor: bukan itu maksudnya.
   *[unknown] Pelapor belum menjawab.
}
case-agreed = ✅ Pelapor menekan Kirim setelah membaca batas-batasnya, { $at-date } pukul { $at }.
case-not-agreed = ⚠ Terkirim sendiri setelah sepuluh menit; pelapor belum menekan setuju. Batas-batasnya sudah tampil di layarnya.
case-preference = { $answer ->
    [never] 🔕 Pelapor tidak ingin ditulisi dulu: ia membaca saat kembali.
    [morning] 🔕 Pelapor diberi tahu hanya pukul 06–10.
    [noon] 🔕 Pelapor diberi tahu hanya pukul 10–15.
    [afternoon] 🔕 Pelapor diberi tahu hanya pukul 15–19.
    [evening] 🔕 Pelapor diberi tahu hanya pukul 19–22.
   *[always] 🔔 Pelapor diberi tahu kapan saja.
}

ping-new = Ada cerita baru di antrean.
ping-urgent = 🔴 Ada yang mendesak di antrean.
ping-case-urgent = 🔴 { $name }: sekarang mendesak.
ping-moved = { $name }: lanjut dari akun lain, dengan kode yang benar.
moved-at = ↪ Sejak { $at-date }, { $at }: dari akun lain, dengan kode yang benar.
verified = 🔑 PIN: terakhir benar { $at-date }, { $at }.
not-verified = 🔑 Belum dipastikan sejak { $since-date }, { $since }: bisa jadi orang lain yang menulis. Jangan sebut isi yang lama sebelum PIN benar lagi.
ping-alarm = 🔴 { $name }: angka darurat diketik di chatnya. Mungkin ia sedang dipaksa. Jangan menjawab dulu; jalankan prosedur lembaga.
ping-message = { $name }: ada pesan baru.
unreachable = { $name } tidak bisa dihubungi lewat chat ini lagi: pelapor menutup chatnya. Jawaban tetap tersimpan bila ia kembali.
withdrawn-told = { $name } ditarik oleh pelapor. Isinya tidak bisa dilihat lagi.
talk-only = 💬 Hanya bicara; belum dicatat sebagai pengaduan. Jangan digolongkan atau dirujuk dulu.
agreed-at = ✅ Boleh dicatat sejak { $at-date }, { $at }.
ping-agreed = { $name }: sekarang boleh dicatat.

# Siapa yang tidak boleh membaca.
key-recuse = Saya kenal orangnya
recused = { $name } kembali ke antrean, dan tidak tampak lagi bagi Anda.
desk-holds = Menunggu keputusan Anda: { $count }
key-holds = 🔒 Keputusan penyelia
holds-title = Menunggu keputusan Anda, siapa yang boleh membaca:
holds-empty = Tidak ada yang menunggu keputusan Anda.
ping-held = { $lane ->
    [urgent] 🔴
   *[normal] 🔒
} { $name }: menunggu keputusan Anda, siapa yang boleh membaca.
hold-card =
    { $lane ->
        [urgent] 🔴
       *[normal] 🔒
    } { $name } · menunggu { $minutes } mnt
    Ditahan: { $about ->
        [supervisor] seorang penyelia tidak boleh membacanya. Kalau ini mungkin Anda, serahkan.
       *[staff] seseorang di sini tidak boleh membacanya.
    }
hold-late = ⚠️ Lebih dari 24 jam belum diputuskan. Orangnya bisa membaca di chatnya bahwa ini terlambat.
hold-no-words = Ciri-cirinya belum ditulis.
hold-decide = Ketuk siapa yang tidak boleh membaca (🚫), lalu lepas ke antrean. Isi ceritanya tidak tampak di sini. Orangnya bisa melihat bahwa Anda membaca ini.
key-bar = { $barred ->
    [yes] 🚫
   *[no] ✅
} { $role ->
    [supervisor] Penyelia
   *[counsellor] Petugas
} { $number }
key-maybe-me = Ini mungkin saya
key-free = Lepas ke antrean
free-sure = Lepas { $name } ke antrean? Yang tidak boleh membaca: { $count }. Ciri-cirinya dihapus.
key-free-sure = Ya, lepas ke antrean
freed = { $name } ada di antrean, tanpa yang tidak boleh membaca.
passed-on = Sudah diserahkan. Cerita itu tidak tampak lagi bagi Anda.
not-held = Itu tidak (lagi) menunggu keputusan Anda.
key-myself = Saya sendiri butuh bantuan
myself =
    Kalau Anda sendiri butuh bantuan

    • Jangan bercerita dari meja ini: akun ini terhubung ke pekerjaan Anda.
    • Tulis ke bot ini dari akun lain. Di sana, sebelum mengirim: Siapa yang membaca, lalu Petugas atau Penyelia tertentu. Cerita ditahan dari semua, sampai satu penyelia memutuskan.
    • Halaman ini tidak dicatat di mana pun.
    • Di luar { $centre }:

board-title = Papan
board-lane = { $lane ->
    [urgent] 🔴 Mendesak
   *[normal] ⚪ Biasa
}: { $count } menunggu{ $count ->
    [0] { "" }
   *[other] , terlama { $minutes } menit
}
board-claimed = Sedang ditangani: { $count }
board-duty = 🟢 Petugas { $number } bertugas
board-nobody = ⚠️ Tidak ada yang bertugas.
board-feedback = { $question ->
    [1] Merasa didengarkan: { $yes } dari { $all }
    [2] Lebih tahu apa yang bisa dilakukan: { $yes } dari { $all }
   *[other] Mau menulis lagi: { $yes } dari { $all }
}
board-disk = ⚠️ Server hampir penuh: gambar dan suara untuk sementara tidak disimpan. Beri tahu pengelola server.
supervisors-only = Papan hanya untuk penyelia.

said-original = { "  " }↳ asli disimpan sebagai bukti · SHA-256 { $sha }…
file-caption = { $kind ->
    [photo] Foto
    [voice] Suara
    [audio] Suara
    [document] Berkas
   *[video] Video
} { $number } · diterima { $at-date }, { $at }
    SHA-256: { $sha }

case-answer = ▫️ { $name }: { $label }
