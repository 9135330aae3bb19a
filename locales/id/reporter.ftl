# Untuk yang bercerita. Tidak menyalahkan, tidak bertanya "kenapa", tidak menjanjikan yang tidak bisa ditepati.

tell-invite = Silakan tulis, pelan-pelan saja. Boleh satu kata, boleh panjang, boleh beberapa pesan.

limits =
    Sebelum lanjut: petugas tidak melihat akun Anda; Telegram tahu Anda menulis ke sini. Yang membaca: petugas Anda. Soal kekerasan seksual, hukum bisa mewajibkan kami memberi tahu polisi; sebisa mungkin kami bicarakan dulu. Boleh berhenti kapan saja.

kept = { $count ->
    [1] Tersimpan. Terima kasih sudah menulis. Masih ada lagi? Tulis saja.
   *[other] Tersimpan, { $count } pesan. Masih ada lagi? Tulis saja.
}

sends-at = Kalau sudah, tekan Kirim. Kalau tidak ada pesan lagi, kami kirim sendiri ke petugas pukul { $at }.

sends-not = Belum dikirim. Tekan Kirim kalau sudah siap. Tanpa dikirim, kami simpan dua hari sejak pesan terakhir, lalu kami hapus.

key-send = ✅ Kirim ke petugas
key-not-yet = Jangan dulu
key-discard = Hapus yang saya tulis

discard-sure = Yang sudah ditulis akan dihapus dan tidak bisa kembali. Hapus?
key-discard-sure = Ya, hapus
discarded = Sudah dihapus. Tidak ada yang tersimpan. Kapan pun ingin bercerita, tulis saja.

sent = Sudah terkirim. Terima kasih sudah bercerita. Itu tidak mudah, dan ini bukan salah Anda.

wait-on-duty = Ada petugas yang sedang bertugas. Berapa lama sampai dibaca, kami belum bisa pastikan.
wait-open = Sekarang jam layanan, sampai pukul { $until }, tetapi belum ada petugas yang masuk. Kalau mendesak, jangan menunggu: tekan 🆘.
wait-closed = Sekarang belum ada petugas. Petugas mulai { $at-day ->
        [today] hari ini
        [tomorrow] besok
        [mon] Senin
        [tue] Selasa
        [wed] Rabu
        [thu] Kamis
        [fri] Jumat
        [sat] Sabtu
       *[sun] Minggu
    } pukul { $at }. Kalau mendesak, jangan menunggu: tekan 🆘.
wait-unplanned = Kami belum tahu kapan petugas membaca. Kalau mendesak, jangan menunggu: tekan 🆘.

ask-safe = Sekarang, di tempat Anda aman?
ask-phone = Ada orang lain yang bisa membuka HP ini?
ask-preference =
    Kalau ada jawaban, boleh kami menulis dulu ke sini? Tanpa suara, satu kalimat biasa saja. Kalau tidak, jawaban menunggu sampai Anda membuka chat ini.{ $phone ->
        [shared] { " " }HP ini bisa dibuka orang lain: paling aman, Anda sendiri yang membuka.
       *[other] { "" }
    }
key-preference = { $answer ->
    [never] Jangan, saya yang buka
    [always] Boleh, kapan saja
    [morning] Pukul 06–10 saja
    [noon] Pukul 10–15 saja
    [afternoon] Pukul 15–19 saja
   *[evening] Pukul 19–22 saja
}
ask-notice = Kalimat mana yang kami pakai? Isi jawaban baru tampak setelah Anda menekan Buka.
notice = { $which ->
    [1] Layanan informasi: 1 pembaruan.
    [2] Ada pembaruan di menu.
    [3] Info layanan warga diperbarui.
    [5] Pembaruan layanan. Buka menu untuk membaca.
   *[4] Halaman informasi sudah diperbarui.
}
preference-now = { $answer ->
    [never] Kami tidak menulis lebih dulu: jawaban terbaca di sini saat Anda kembali.
    [always] Kalau ada jawaban, kami menulis satu kalimat biasa, kapan saja.
    [morning] Kalau ada jawaban, kami menulis satu kalimat biasa, pukul 06–10 saja.
    [noon] Kalau ada jawaban, kami menulis satu kalimat biasa, pukul 10–15 saja.
    [afternoon] Kalau ada jawaban, kami menulis satu kalimat biasa, pukul 15–19 saja.
   *[evening] Kalau ada jawaban, kami menulis satu kalimat biasa, pukul 19–22 saja.
}
key-ask-preference = Boleh ditulisi dulu?
ask-whom = Ini tentang siapa?
ask-kind = Kira-kira tentang apa? Pilih yang paling dekat.

key-safe = { $answer ->
    [yes] Aman
    [no] Tidak
   *[unsure] Tidak tahu
}
key-phone = { $answer ->
    [shared] Ada
   *[own] Tidak ada
}
key-whom = { $answer ->
    [me] Saya
    [child] Seorang anak
   *[other] Orang lain
}
key-kind = { $answer ->
    [physical] Dipukul, disakiti
    [emotional] Dihina, diancam
    [sexual] Seksual
    [exploitation] Dimanfaatkan, dipaksa kerja
    [trafficking] Dijual, ditipu kerja
    [neglect] Ditelantarkan
   *[something] Yang lain
}
key-skip = Lewati

not-safe =
    Yang utama sekarang: selamat dulu. Kalau bisa, pindah ke tempat yang ada pintu keluarnya, atau ke dekat orang lain. Yang bisa dihubungi sekarang juga:

staff-told = Petugas yang bertugas kami beri tahu bahwa ini mendesak. Jangan menunggu balasan kami dulu.
nobody-now = Sekarang belum ada petugas yang bertugas, jadi jangan menunggu kami. Cerita Anda kami taruh paling depan.

phone-shared = Baik. Pesan Anda kami bersihkan dari chat ini. Pesan berikutnya langsung hilang dari chat ini setelah tersimpan; di petugas tetap ada. Kalau chat yang kosong malah mengundang tanya: tekan Biarkan.

all-asked = Terima kasih. Cukup dulu pertanyaannya.

status-waiting = Cerita Anda menunggu petugas.
status-claimed = Cerita Anda sudah ada di tangan satu petugas.
status-closed = Terima kasih sudah mempercayai kami. Percakapan ini sudah ditutup petugas. Yang disepakati ada di jawaban terakhir: tekan Baca jawaban. Kalau ada lagi, tulis saja, kapan pun: itu jadi cerita baru.
ask-rating =
    { $question ->
        [1] Boleh tiga ketukan? Hanya dihitung; tidak ada yang tahu dari siapa.

        Apakah Anda merasa didengarkan?
        [2] Sekarang lebih tahu apa yang bisa dilakukan?
       *[other] Kalau perlu, mau menulis ke sini lagi?
    }
key-rating = { $answer ->
    [yes] 🙂 Ya
    [partly] 😐 Sebagian
   *[no] 🙁 Tidak
}
key-no-rating = Tidak usah
rating-thanks = Terima kasih. Itu membantu kami.

unread = { $count } jawaban belum dibaca. Tekan Baca jawaban.

message-kept = Tersimpan. Petugas akan melihatnya di cerita Anda.
edit-kept = Perubahan tersimpan.
write-here = Mau menambahkan? Tulis saja di sini.

key-read = Baca jawaban
key-status = Bagaimana sekarang?
key-clear = Bersihkan pesan
cleared-but = Pesan di chat ini dibersihkan, kecuali kiriman yang belum tersimpan: itu hilang setelah tersimpan. Untuk mengosongkan semuanya sekarang juga, tekan Keluar.
cleared = Pesan di chat ini dibersihkan. Cerita Anda tetap ada pada petugas.
key-withdraw = Tarik cerita

withdraw-sure = Kalau ditarik, cerita dan semua jawabannya dihapus dan tidak bisa kembali; percakapannya berakhir. Yang sudah dibaca petugas tidak bisa dilupakannya. Tarik?
key-withdraw-sure = Ya, tarik
withdrawn = Sudah ditarik dan dihapus. Pintu ini tetap terbuka; tulis saja kapan pun.

key-code = Kode untuk kembali
code-offer = Kalau nanti memakai HP atau akun lain: ada kode untuk kembali ke sini. Tekan Kode untuk kembali.
code-about =
    Kode untuk kembali

    • Untuk melanjutkan dari HP lain, dari akun Telegram lain, atau kalau chat ini terhapus. Di sana, ketik kodenya saja.
    • Siapa pun yang punya kode ini bisa melanjutkan sebagai Anda, dan membaca jawabannya.
    • Setelah Anda mengetiknya kembali di sini, kami tidak bisa memberikannya lagi: kami tidak menyimpannya.
    • Catat di kertas, di antara nomor-nomor lain. Jangan difoto layarnya di HP yang bisa dibuka orang lain.
code-shared = HP ini bisa dibuka orang lain. Kode yang ditemukan orang itu membuka semuanya. Lebih aman diingat, atau dititipkan pada orang yang dipercaya.
code-to-type = Kodenya muncul di atas chat sampai Anda tutup, dan tidak tertulis di sini. Catat dulu, lalu ketik sekali di sini: begitu kita tahu catatannya benar. Sampai saat itu, kode bisa ditampilkan lagi.
code-kept = Kodenya sudah Anda ketik kembali, jadi hanya ada pada Anda. Kalau hilang, buat yang baru.
key-show-code = Tampilkan kode
key-new-code = Buat kode baru
new-code-sure = Kode yang lama tidak berlaku lagi. Buat kode baru?
key-new-code-sure = Ya, buat baru
code =
    { $code }

    Catat, lalu ketik sekali di sini.
code-sure = Kodenya benar, dan sekarang hanya ada pada Anda.
code-wrong = Belum cocok, atau sedang terlalu banyak percobaan. Periksa lagi angkanya; kalau sudah benar, coba lagi nanti, ya. Yang tadi diketik tidak disimpan.
code-elsewhere = Di chat ini masih ada cerita. Selesaikan atau tarik dulu, lalu ketik kodenya lagi.
code-moved = Selamat datang kembali. Lanjut dari sini. Chat yang lama sudah terputus, dan kode tadi sudah terpakai; kode baru ada di Kode untuk kembali.
key-receipt = Tanda terima
receipt =
    Tanda terima

    Diterima: { $at-date }/{ $at-year }, pukul { $at }
    Tempat: { $centre }
    Nama: { $name }

    Sebut nama ini kalau bertanya di layanan lain, misalnya SAPA 129. Isi cerita tidak tertulis di sini.

update = Halaman informasi sudah diperbarui.

answer = Petugas, { $at }{ $edited ->
    [yes] { " " }(diubah)
   *[no] { "" }
}:
    { $text }

other-home = { $kind ->
    [gesture] Halo. Kalau sulit bicara, satu kata pun cukup.
    [media] Kiriman jenis itu tidak bisa kami buka, jadi tidak tersimpan. Foto biasa, video, atau pesan suara bisa; kata-kata juga.
    [place] Lokasi tadi tidak kami simpan. Kalau orang di sana dalam bahaya, hubungi 🆘. Alamatnya boleh ditulis.
    [phone-number] Nomor tadi tidak kami simpan. Di sini tidak perlu memberi nomor.
   *[other] Pesan jenis itu belum bisa kami terima, jadi tidak tersimpan. Tulis saja dengan kata-kata.
}

other-telling = { $kind ->
    [gesture] Kalau sulit menulis, satu kata pun cukup.
    [media] Kiriman jenis itu tidak bisa kami buka, jadi tidak tersimpan. Foto biasa, video, atau pesan suara bisa; kata-kata juga.
    [place] Lokasi tadi tidak tersimpan. Kalau perlu, tulis alamatnya.
    [phone-number] Nomor tadi tidak tersimpan. Di sini tidak perlu memberi nomor.
   *[other] Pesan jenis itu belum bisa kami terima, jadi tidak tersimpan. Tulis dengan kata-kata.
}

partly-kept = Kata-katanya tersimpan. Bagian lain dari pesan itu belum bisa kami terima, jadi tidak tersimpan.

ask-bare =
    { $count ->
        [1] Sebelum kami ambil kiriman tadi:
       *[other] Sebelum kami ambil { $count } kiriman tadi:
    } adakah orang yang tidak berpakaian di dalamnya, anak atau dewasa?

    Gambar seperti itu tidak boleh kami simpan. Tidak dijawab satu jam, atau keluar: tidak kami ambil.
ask-original = { $keeps ->
    [yes] Aslinya juga kami simpan, seperti pilihan Anda di Kiriman saya.
   *[no] Yang asli memuat tempat, waktu, dan alatnya: bisa menunjukkan siapa pembuatnya. Simpan hanya untuk urusan hukum nanti; petugas tidak melihatnya.
}
key-dressed = Tidak ada
key-dressed-with-original = Tidak ada, simpan juga aslinya
key-undressed = Ada, atau tidak yakin

bare-told =
    Kamu tidak dimarahi, dan ini bukan salahmu.

    Gambar seperti itu tidak boleh kami simpan, jadi kami hapus dari sini. Tanpa gambar pun kami percaya.

    Jangan bayar, jangan kirim lagi, jangan hapus chat ancamannya.
bare-unanswered = Kiriman tadi tidak kami ambil, karena pertanyaannya belum terjawab, dan kami hapus dari chat ini. Tidak apa-apa. Kalau perlu, kirim lagi.
key-stop = Cegah gambar tersebar

stop-spreading =
    Mencegah gambar tersebar

    • Di bawah 18 tahun: takeitdown.ncmec.org
    • 18 tahun ke atas: stopncii.org
    Keduanya membuat sidik digital di HP sendiri. Gambarnya tidak dikirim ke mana pun.
    • Tidak menjangkau WhatsApp, dan tidak mengenali salinan yang sudah diubah.

    Jangan bayar: biasanya permintaan tidak berhenti. Simpan chat ancamannya sebagai bukti. Tidak perlu membalas lagi.

ask-purpose = { $kind ->
    [place] Lokasi ini untuk apa? Kami simpan hanya kalau untuk salah satu ini. Yang melihatnya: petugas Anda.
   *[number] Nomor ini untuk apa? Kami simpan hanya kalau untuk salah satu ini. Yang melihatnya: petugas Anda.
}
key-purpose = { $purpose ->
    [danger] 🆘 Ada bahaya di sana sekarang
    [reach] Saya boleh dihubungi di situ
   *[story] { $kind ->
        [place] Bagian dari cerita saya
       *[number] Nomor orang dalam cerita
    }
}
key-not-given = Jangan disimpan
given = Tersimpan, hanya untuk itu.
not-kept = Tidak kami simpan, dan kami hapus dari chat ini.
danger-there = Kalau orang di sana dalam bahaya sekarang, jangan menunggu kami, dan jangan masuk sendirian. Hubungi:

files-coming = { $count ->
    [1] Satu kiriman sedang kami ambil; belum tersimpan.
   *[other] { $count } kiriman sedang kami ambil; belum tersimpan.
}
files-here = { $count ->
    [1] Satu kiriman sudah tersimpan.
   *[other] { $count } kiriman sudah tersimpan.
}
files-not = { $count ->
    [1] Satu kiriman tidak tersimpan.
   *[other] { $count } kiriman tidak tersimpan.
}
files-left = Masih bisa { $count } kiriman gambar atau suara lagi; tulisan selalu bisa.
files-full = { $why ->
    [story] Gambar dan suara untuk cerita ini sudah cukup banyak; yang berikutnya tidak kami simpan. Tulisan selalu bisa.
    [hour] Untuk satu jam ini gambar dan suara sudah cukup banyak; yang berikutnya tidak kami simpan. Tulisan selalu bisa.
   *[disk] Untuk sementara gambar dan suara tidak bisa kami simpan. Tulisan selalu bisa.
}
file-not-taken = { $why ->
    [withheld] Kiriman jenis itu tidak kami simpan: kami tidak bisa membersihkannya dari tanda-tanda pembuatnya. Kirim sebagai foto biasa (bukan file), sebagai video, atau sebagai pesan suara.
    [too-big] Kiriman itu terlalu besar (lebih dari 20 MB), jadi tidak tersimpan. Kirim bagian yang lebih pendek, atau ceritakan.
   *[lost] Kiriman tadi tidak berhasil kami ambil, jadi tidak tersimpan. Kalau bisa, kirim lagi.
}
said-file = { $kind ->
    [photo] 🖼 Foto
    [video] 🎞 Video
    [animation] 🎞 Video
    [video_note] 🎞 Video
    [voice] 🎤 Suara
    [audio] 🎤 Suara
    [place] 📍 Lokasi
    [number] ☎ Nomor
   *[document] 📄 Berkas
} { $number }{ $stage ->
    [kept] { "" }
    [original] { " " }· hanya asli, disimpan sebagai bukti
    [held] { " " }· menunggu jawaban pengirim
    [due] { " " }· sedang diambil
    [refused] { " " }· tidak diambil
    [withheld] { " " }· tidak diambil: jenisnya tidak bisa dibersihkan
    [too-big] { " " }· tidak diambil: terlalu besar
   *[lost] { " " }· gagal diambil
}
original-only = Kiriman itu tidak bisa dibersihkan. Seperti pilihan Anda, yang tersimpan hanya aslinya; petugas tidak melihatnya.
key-handed = Kiriman saya
handed-title = { $count ->
    [0] Belum ada kiriman.
   *[other] Kiriman saya ({ $count }). Isinya tidak ditampilkan di sini.
}
handed-one = { $kind ->
    [photo] 🖼 Foto
    [video] 🎞 Video
    [animation] 🎞 Video
    [video_note] 🎞 Video
    [voice] 🎤 Suara
    [audio] 🎤 Suara
    [place] 📍 Lokasi
    [number] ☎ Nomor
   *[document] 📄 Berkas
} { $number } · { $at-date }, { $at }{ $stage ->
    [kept] { " " }· tersimpan
    [original] { " " }· tersimpan, hanya aslinya
    [held] { " " }· menunggu jawaban Anda
    [due] { " " }· sedang diambil
    [refused] { " " }· tidak diambil
    [withheld] { " " }· tidak diambil: jenisnya tidak bisa dibersihkan
    [too-big] { " " }· tidak diambil: terlalu besar
   *[lost] { " " }· gagal diambil
}{ $original ->
    [kept] { " " }· aslinya disimpan
    [wanted] { " " }· aslinya akan disimpan
   *[none] { "" }
}
originals-about = { $keeps ->
    [yes] Simpan aslinya sebagai bukti: ya
   *[no] Simpan aslinya sebagai bukti: tidak
}

    Aslinya memuat tempat, waktu, dan alatnya: bisa menunjukkan siapa pembuatnya. Gunanya hanya untuk urusan hukum nanti. Disimpan terkunci; petugas tidak melihatnya. { $keeps ->
        [yes] Berlaku untuk kiriman berikutnya, juga jenis yang tidak bisa kami bersihkan.
       *[no] Kalau ya, berlaku untuk kiriman berikutnya.
    } Gambar orang yang tidak berpakaian tetap tidak boleh kami ambil.
key-originals-on = Ya, simpan aslinya
key-originals-off = Jangan simpan aslinya lagi
said-given = { $kind ->
    [place] 📍
   *[number] ☎
} { $purpose ->
    [danger] BAHAYA DI SANA
    [reach] boleh dihubungi di situ
   *[story] bagian dari cerita
}: { $text }
key-file = { $kind ->
    [photo] 🖼
    [voice] 🎤
    [audio] 🎤
    [document] 📄
   *[video] 🎞
} { $number }
file-not-shown = Berkas itu tidak bisa ditampilkan sekarang.

invitation-refused = Tautan itu sudah dipakai atau sudah lewat waktunya.
invitation-later = Tautan itu untuk petugas, sedangkan di chat ini masih ada cerita. Pakai akun lain, ya.
