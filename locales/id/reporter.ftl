# Untuk yang bercerita. Tidak menyalahkan, tidak bertanya "kenapa", tidak menjanjikan yang tidak bisa ditepati.

tell-invite = Silakan tulis, pelan-pelan saja. Boleh satu kata, boleh panjang, boleh beberapa pesan.

limits =
    Sebelum lanjut: petugas tidak melihat akun Anda; Telegram tahu Anda menulis ke sini. Yang membaca: petugas Anda. Soal kekerasan seksual, hukum bisa mewajibkan kami memberi tahu polisi; sebisa mungkin kami bicarakan dulu. Boleh berhenti kapan saja.

kept = { $count ->
    [1] Tersimpan. Terima kasih sudah menulis. Masih ada lagi? Tulis saja.
   *[other] Tersimpan, { $count } pesan. Masih ada lagi? Tulis saja.
}

sends-at = Kalau sudah, tekan Kirim. Kalau tidak ada pesan lagi, kami kirim sendiri ke petugas pukul { $at }.

sends-not = Belum dikirim. Tekan Kirim kalau sudah siap. Tanpa dikirim, kami simpan dua hari sejak terakhir diisi, lalu kami hapus.

sends-soon = Kalau tidak ada yang ditambah, kami kirim sendiri pukul { $at }.

key-write = ✍️ Tulis sendiri
key-guided = 🔘 Lewat pertanyaan
guide-begin =
    Satu per satu. Boleh dilewati, boleh kembali, boleh selesai kapan saja; boleh juga menulis. Jawaban baru dikirim setelah tombol Kirim ditekan. Tanpa dikirim, kami simpan dua hari, lalu kami hapus.
asked = { $number }/{ $of } · { $label }
key-option = { $chosen ->
    [yes] ✓ { $label }
   *[no] { $label }
}
aid = { $label }
embassy = • Perwakilan Indonesia terdekat: KBRI atau KJRI.
key-previous = ‹ Kembali
key-finish = Selesai
place-noted = Dicatat: kecamatannya saja.
which-place = Nama itu sekarang ada di lebih dari satu kecamatan. Yang mana?
answers-kept = { $count ->
    [1] Satu jawaban tersimpan.
   *[other] { $count } jawaban tersimpan.
}
review = Ini yang sudah dipilih. Tekan ✏️ untuk mengubah satu.
answered = { $name }: { $label }
key-change = ✏️ { $label }
key-review = 👁 Lihat jawaban saya
key-add-words = ✍️ Tambah kata-kata
nothing-to-send = Belum ada yang bisa dikirim. Pilih satu jawaban, atau tulis satu kata.

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

kept-short = Tersimpan.
noticed = { $kind ->
    [suicide] Terima kasih sudah mengatakannya. Kedengarannya berat sekali. Apakah sekarang ada pikiran untuk mengakhiri hidup?
    [self_harm] Terima kasih sudah mengatakannya. Kedengarannya sakit sekali. Apakah sekarang ada keinginan melukai diri?
    [violence_now] Terima kasih sudah menulis. Dari yang tertulis, kedengarannya ada bahaya sekarang. Begitu?
    [child_at_risk] Terima kasih sudah menulis. Dari yang tertulis, kedengarannya ada anak yang tidak aman. Begitu?
    [trafficked] Terima kasih sudah menulis. Dari yang tertulis, kedengarannya ada yang ditahan atau dipaksa bekerja. Begitu?
   *[sextortion] Terima kasih sudah menulis. Dari yang tertulis, kedengarannya ada yang mengancam dengan gambar. Begitu? Ini bukan salahmu.
}
noticed-contacts = Yang bisa dihubungi sekarang juga, tanpa menunggu kami:
noticed-yes = { $kind ->
    [suicide] Terima kasih sudah jujur. Tidak perlu sendirian melewatinya. Jauhkan dulu benda yang bisa melukai. Minta satu orang yang dipercaya menemani sekarang. Telepon tidak tersambung? Jangan menunggu: IGD terdekat.
    [self_harm] Terima kasih sudah jujur. Jauhkan dulu benda yang bisa melukai. Minta satu orang yang dipercaya menemani. Luka yang dalam atau terus berdarah: IGD terdekat, sekarang.
    [violence_now] Yang utama sekarang: selamat dulu. Kalau bisa, pindah ke tempat yang ada pintu keluarnya, atau ke dekat orang lain. Jangan masuk sendirian ke tempat kejadian.
    [child_at_risk] Kalau bisa, bawa anak itu ke tempat yang aman, bersama orang yang dipercaya. Tidak perlu banyak bertanya padanya. Cukup: terima kasih sudah cerita, ini bukan salahmu.
    [trafficked] Ini bukan salah Anda. Jangan membayar atau menandatangani apa pun lagi. Kalau aman, ingat-ingat alamatnya. Di luar negeri: kedutaan atau konsulat Indonesia.
   *[sextortion] Jangan bayar, jangan kirim lagi, jangan hapus chatnya. Ini bukan salahmu.
}
noticed-not = Baik, terima kasih sudah meluruskan. Tulis saja terus.
key-noticed-yes = { $kind ->
    [suicide] Ya, ada
    [self_harm] Ya, ada
   *[other] Ya, begitu
}
key-noticed-not = Bukan itu maksud saya
key-human = 💬 Bicara dengan petugas

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

withdraw-sure =
    Kalau ditarik: mulai sekarang petugas tidak melihatnya lagi, dan percakapannya berhenti. Dua hari kemudian semuanya dihapus untuk selamanya.

    Sampai saat itu hanya kode untuk kembali yang bisa membatalkannya, atau menghapusnya lebih cepat.

    Yang sudah dibaca petugas tidak bisa dilupakannya; kalau hukum sudah mewajibkannya memberi tahu polisi, itu tidak bisa kami tarik. Tarik?
withdraw-closed-sure =
    Percakapan ini sudah ditutup, jadi tidak ada kode untuk kembali: kalau ditarik, semuanya dihapus sekarang juga dan tidak bisa kembali.

    Yang sudah dibaca petugas tidak bisa dilupakannya; kalau hukum sudah mewajibkannya memberi tahu polisi, itu tidak bisa kami tarik. Tarik?
withdraw-no-code = Kodenya belum dibuat, atau belum diketik kembali di sini. Tanpa kode tidak ada yang bisa membatalkan: Anda tidak, kami juga tidak. Kalau perlu, ambil dulu kodenya.
key-withdraw-sure = Ya, tarik
withdrawn = Sudah ditarik dan dihapus. Pintu ini tetap terbuka; tulis saja kapan pun.
withdrawn-until = Sudah ditarik: petugas tidak melihatnya lagi. Pada { $at-date }/{ $at-year }, pukul { $at }, semuanya dihapus untuk selamanya. Sampai saat itu hanya kode untuk kembali yang bisa membatalkannya: ketik kodenya di sini, atau di chat lain dengan kami. Pintu ini tetap terbuka; tulis saja kapan pun.
restore-offer = Kodenya benar. Cerita ini sudah ditarik: petugas tidak melihatnya, dan pada { $at-date }/{ $at-year }, pukul { $at }, dihapus untuk selamanya. Mau diapakan?
key-restore = Batalkan penarikan
restored = Penarikannya dibatalkan. Cerita Anda ada lagi di antrean, di tempatnya semula. Kode tadi sudah terpakai; kode baru ada di Kode untuk kembali.
restore-late = Itu sudah tidak bisa: ceritanya sudah dikembalikan, atau sudah dihapus.
key-erase-now = Hapus sekarang juga
erase-now-sure = Semuanya dihapus sekarang juga dan tidak bisa kembali, dengan kode pun tidak. Hapus?
key-erase-now-sure = Ya, hapus sekarang

forgotten = Yang dulu ditulis di sini dan belum dikirim sudah kami hapus, karena dua hari tidak ditambah, seperti yang kami sebut waktu itu. Kalau masih mau, tulis saja lagi.

only-talk = 💬 Bicara dulu saja: petugas mendengarkan. Ini belum dicatat sebagai pengaduan dan belum digolongkan, sampai Anda bilang boleh. Kewajiban menurut hukum tetap berlaku.
key-only-talk = 💬 Bicara dulu saja
key-not-only-talk = Tidak jadi: langsung dicatat
key-may-file = ✅ Boleh dicatat
may-file-about =
    Kalau boleh dicatat

    • Petugas bisa menawarkan bantuan dari layanan lain.
    • Cerita ini menjadi pengaduan di { $centre }, dan digolongkan.
    • Yang tetap: petugas tidak melihat akun Anda, dan semuanya boleh ditarik kapan saja.

    Belum yakin juga tidak apa-apa. Bicaranya jalan terus.
key-may-file-sure = Ya, boleh dicatat
key-not-now = Belum dulu
agreed-now = Baik, sekarang boleh dicatat. Petugas Anda melihatnya.

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
# Siapa yang membaca.
key-who = Siapa yang membaca?
who-reads = { $reader ->
    [woman] Yang boleh membaca: petugas perempuan saja.
    [man] Yang boleh membaca: petugas laki-laki saja.
   *[anyone] Yang boleh membaca: petugas siapa saja.
}
reader-wait = { $duty ->
    [on] { $reader ->
        [woman] Sekarang ada petugas perempuan yang bertugas. Bisa lebih lama daripada siapa saja.
       *[man] Sekarang ada petugas laki-laki yang bertugas. Bisa lebih lama daripada siapa saja.
    }
    [off] { $reader ->
        [woman] Sekarang tidak ada petugas perempuan yang bertugas, jadi menunggunya lebih lama.
       *[man] Sekarang tidak ada petugas laki-laki yang bertugas, jadi menunggunya lebih lama.
    }
   *[none] { $reader ->
        [woman] Di sini belum ada petugas yang tercatat perempuan. Selama begitu, tidak ada yang membaca.
       *[man] Di sini belum ada petugas yang tercatat laki-laki. Selama begitu, tidak ada yang membaca.
    }
}
key-reads = { $reader ->
    [woman] Perempuan
    [man] Laki-laki
   *[anyone] Siapa saja
}
about-hold = Ada orang di { $centre } yang tidak boleh tahu? Tekan salah satu di bawah. Saat itu juga cerita ditahan dari semua petugas, sampai satu penyelia memutuskan siapa yang boleh membaca.
key-hold = { $about ->
    [supervisor] Penyelia tertentu (tulis ciri-cirinya)
   *[staff] Petugas tertentu (tulis ciri-cirinya)
}
no-supervisor = Menahan cerita dari orang tertentu sekarang tidak bisa: tidak ada penyelia yang bisa memutuskan.
outside = Di luar { $centre } juga bisa, kapan saja:
held =
    Cerita Anda ditahan. Selama ditahan, tidak ada petugas yang bisa membukanya. Satu penyelia membaca ciri-ciri yang Anda tulis, bukan ceritanya, lalu memutuskan siapa yang boleh membaca. Ini lebih lama dari biasanya; kalau belum diputuskan dalam 24 jam, penyelia berikutnya kami beri tahu.{ $about ->
        [supervisor] { " " }Penyelia yang pertama melihat ciri-cirinya menilai apakah itu dirinya, lalu menyerahkannya ke penyelia lain. Jangan tulis di sana apa yang tidak boleh dia baca.
       *[staff] { "" }
    }
held-draft =
    Yang Anda tulis akan ditahan: setelah dikirim, tidak ada petugas yang bisa membukanya sampai satu penyelia memutuskan siapa yang boleh.{ $about ->
        [supervisor] { " " }Penyelia yang pertama melihat ciri-cirinya menilai apakah itu dirinya, lalu menyerahkannya ke penyelia lain.
       *[staff] { "" }
    }
held-by-nobody = Cerita Anda ditahan, dan sekarang tidak ada penyelia yang bisa memutuskan. Tidak ada yang membacanya. Jangan menunggu kami.
held-late = Sudah lebih dari sehari dan belum diputuskan. Kami sudah mengingatkan lagi; cerita tetap ditahan.
held-urgent = Penyelia yang memutuskan kami beri tahu bahwa ini mendesak. Jangan menunggu balasan kami dulu.
some-excluded = Ada petugas yang tidak bisa membuka cerita ini.
ask-description =
    Tulis ciri-cirinya: tugasnya, atau hubungannya dengan Anda. Nama hanya kalau mau. Yang ditulis di sini tidak masuk ke cerita; hanya penyelia yang memutuskan yang membacanya{ $about ->
        [supervisor] , dan yang pertama membacanya bisa orang itu sendiri
       *[staff] { "" }
    }. Kata-kata saja, tanpa foto. Tekan Selesai kalau sudah.
description-kept = Ciri-cirinya tersimpan.
description-over = Tulisan tentang orang itu sudah tidak diperlukan, jadi yang baru saja ditulis tidak kami simpan, dan tidak masuk ke cerita.
key-describe = Tulis ciri-cirinya
key-described = Selesai
key-unhold = Batal menahan
unhold-sure = Kalau batal, semua petugas bisa membaca lagi, juga orang yang dimaksud. Ciri-cirinya kami hapus. Batal menahan?
key-unhold-sure = Ya, batal menahan
unheld = Sudah tidak ditahan. Ciri-cirinya sudah kami hapus.
key-openers = Siapa yang membuka
openers-title = Yang membuka, mulai dari yang terbaru:
openers-none = Belum ada yang membuka.
opener = • { $at-date }/{ $at-year } pukul { $at }, { $role ->
    [supervisor] penyelia
   *[counsellor] petugas
} { $number }: { $what ->
    [story] cerita
   *[words] ciri-ciri orang yang tidak boleh membaca
}
key-receipt = Tanda terima
receipt =
    Tanda terima

    Diterima: { $at-date }/{ $at-year }, pukul { $at }
    Tempat: { $centre }
    Nama: { $name }

    Sebut nama ini kalau bertanya di layanan lain, misalnya SAPA 129. Isi cerita tidak tertulis di sini.

pin-offer = HP ini bisa dibuka orang lain. Kalau mau, chat ini bisa dikunci dengan PIN. Tekan PIN. Tidak harus.
pin-about =
    PIN untuk chat ini

    • Setelah 10 menit tidak dipakai, setelah Keluar, atau kalau Anda tekan Kunci chat: pesan di sini dibersihkan, dan yang tampak hanya menu informasi.
    • Untuk membuka lagi, ketik PIN-nya saja. Kalau salah, tidak ada tanda apa pun: angkanya dianggap tulisan biasa.
    • Lima kali salah berturut-turut: PIN tidak diperiksa lagi. Setelah itu hanya Kode untuk kembali yang membuka.
    • Siapa pun yang tahu PIN-nya bisa membaca dan menulis sebagai Anda.
    • Kalau lupa, kami tidak bisa memberikannya lagi. Tulis saja dari awal, atau ketik Kode untuk kembali.
    • Chat ini sendiri tetap terlihat di daftar.
ask-pin = { $what ->
    [first] Ketik PIN: 4 sampai 8 angka, yang tidak mudah ditebak orang yang mengenal Anda. Pesannya langsung hilang, dan tidak dibaca petugas.
    [again] Ketik sekali lagi, PIN yang sama.
    [alarm] Ketik angka darurat: 4 sampai 8 angka, bukan PIN Anda. Pesannya langsung hilang, dan tidak dibaca petugas.
   *[alarm-again] Ketik sekali lagi, angka darurat yang sama.
}
pin-not-digits = Itu belum PIN, jadi tidak disimpan dan tidak sampai ke petugas. PIN hanya 4 sampai 8 angka. Mau menulis ke petugas? Tekan Kembali dulu.
pin-weak = Angka itu biasanya dicoba orang lebih dulu. Pilih yang lain, ya.
pin-differs = Belum sama dengan yang pertama. Kita mulai lagi, tidak apa-apa.
pin-twice = PIN dan angka darurat tidak boleh sama. Pilih angka yang lain, ya.
pin-set = PIN terpasang.
pin-gone = PIN dihapus. Chat ini tidak terkunci lagi.
alarm-about = Angka darurat: kalau ada yang menyuruh Anda membuka chat ini. Kalau diketik waktu chat terkunci, chat tetap terkunci dan tidak berbeda dari biasanya; cerita Anda kami tandai mendesak, dan petugas yang bertugas diberi tahu. Kami tidak bisa menjanjikan ada yang langsung melihatnya.
alarm-set = Angka darurat terpasang.
alarm-gone = Angka darurat dihapus.
unlocked = Chat terbuka.
other-begun = Selama terkunci, ada tulisan lain yang masuk dari chat ini. Itu jadi cerita sendiri: dikirim seperti yang tertulis waktu itu, dan muncul di sini setelah cerita ini selesai.
other-story = Di chat ini ada satu cerita lagi. Ini dia.
key-lock = Kunci chat
key-pin = PIN
key-set-pin = Pasang PIN
key-change-pin = Ganti PIN
key-pin-off = Hapus PIN
key-set-alarm = Pasang angka darurat
key-alarm-off = Hapus angka darurat

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

    Jangan bayar, jangan kirim lagi, jangan hapus chatnya.
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
handed-retrieved = { "  " }↳ aslinya diambil penyelia, { $at-date }/{ $at-year }, { $at }{ $count ->
    [1] { "" }
   *[other] { " " }({ $count } kali)
}
originals-about = { $keeps ->
    [yes] Simpan aslinya sebagai bukti: ya
   *[no] Simpan aslinya sebagai bukti: tidak
}

    Aslinya memuat tempat, waktu, dan alatnya: bisa menunjukkan siapa pembuatnya. Gunanya hanya untuk urusan hukum nanti. Disimpan terkunci; petugas tidak melihatnya. Kalau penyelia mengambilnya, itu tertulis di sini. { $keeps ->
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

# Latihan singkat dan rencana aman: kata-katanya di lessons.ftl dan plan.ftl.
key-lessons = 📘 Latihan singkat
lessons = Cerita pendek dengan pilihan, beberapa ketukan saja. Pilih yang mana pun boleh, dan tidak ada yang dicatat.
lesson-about = • { $label }: { $audience ->
    [child] untuk anak
    [teen] untuk remaja
    [adult] untuk orang dewasa
    [parent] untuk orang tua
   *[bystander] untuk yang melihat
}
lessons-unreviewed = Naskahnya masih rancangan: belum diperiksa para ahli.
key-lesson = { $label }
lesson-story =
    { $name } · { $step }/{ $of }

    { $label }
key-choice = { $label }
lesson-after =
    { $name } · { $step }/{ $of }

    { $label }
lesson-only-here = Ketukan tadi tidak disimpan dan belum sampai ke siapa pun. Untuk didengar petugas: tekan 💬, lalu tulis. Satu kata saja cukup.
lesson-end =
    { $name }

    { $label }
lesson-reviewed = Diperiksa oleh { $role }, { $date }.
key-lesson-again = 🔁 Ulangi
key-other-lessons = 📘 Latihan lain

key-plan = 🧭 Rencana aman
plan-intro =
    Rencana ini milik Anda. Ambil yang cocok, lewati yang tidak.

    • Saat pergi adalah saat yang paling berbahaya. Siapkan diam-diam, dan pilih waktunya sendiri.
    • Lebih baik disusun bersama petugas: tekan 💬 Bercerita.
    • Yang dicentang tidak kami simpan, dan hilang dari layar ini dalam satu jam. Sebelum itu, siapa pun yang membuka HP ini bisa membacanya.
    • Bahaya sekarang: tekan 🆘.
key-plan-begin = ✏️ Susun rencana
plan-pick = Rencana saya · { $page }/{ $of }. Ketuk yang cocok; ketuk lagi untuk membatalkan.
plan-item = { $ticked ->
    [yes] ✓ { $label }
   *[no] ○ { $label }
}
key-plan-item = { $ticked ->
    [yes] ✓ { $label }
   *[no] { $label }
}
key-my-plan = 📄 Tampilkan rencana saya
plan-empty = Belum ada yang dicentang. Satu saja sudah awal yang baik.
my-plan = Rencana saya. Boleh disalin ke kertas, dengan kata-kata sendiri.
plan-advice =
    ✓ { $label }
    { $why }
plan-leaving = Saat pergi adalah saat yang paling berbahaya. Siapkan diam-diam dan pilih waktunya sendiri; lebih baik bersama petugas.
plan-paper =
    Kertas bisa ditemukan: pakai kata yang hanya Anda mengerti, dan titipkan pada orang yang dipercaya, bukan di tas atau dompet. Jangan difoto: galeri HP bisa dilihat.

    Di sini tidak ada yang disimpan; daftar ini hilang dari layar dalam satu jam. Sudah disalin? Tekan Keluar.
key-plan-change = ✏️ Ubah
