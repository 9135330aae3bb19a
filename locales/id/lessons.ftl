# Latihan singkat: cerita, pilihan, penjelasan yang lembut. Tiap tombol dijawab dengan lembut, tidak ada yang "salah".
# Data di locales/lessons.toml. Anak: kamu. Dewasa: Anda. Tokohnya rekaan. Nomor ada di konfigurasi, tidak di sini.

# Badan dan rahasia: anak, dibaca bersama orang dewasa yang dipercaya

lesson-body = Badanku milikku
    .end = Hebat, sudah selesai. Kalau ada yang ingin diceritakan, petugas bisa dihubungi dengan satu ketukan: 💬 Bercerita.

lesson-body-1 =
    Dibaca berdua, ya.

    Tiap bagian badan punya nama: tangan, lutut, dada, bokong, kemaluan. Yang ditutup baju renang itu pribadi. Bibir juga.

    Rara merasa sakit di bagian pribadi. Ia malu menyebut namanya. Menurutmu, Rara boleh bagaimana?
    .a = Sebut namanya
    .b = Tunjuk saja
    .c = Diam dulu
    .after-a = Ya, boleh. Nama badan bukan kata jorok. Kalau Rara menyebut namanya, orang dewasa cepat mengerti.
    .after-b = Menunjuk juga boleh. Sesudah itu, coba bisikkan namanya. Nama badan bukan kata jorok, jadi tidak usah malu.
    .after-c = Malu itu boleh. Kalau sudah siap, Rara bisa berbisik atau menggambar. Orang dewasa yang dipercaya akan senang Rara bercerita.

lesson-body-2 =
    Rara batuk. Bu Dokter ingin memeriksa dadanya. Mama duduk di sebelah Rara.

    Rara boleh bilang apa?
    .a = Boleh, Mama di sini
    .b = Mau diapakan, Bu?
    .c = Aku belum mau
    .after-a = Boleh. Dokter memeriksa supaya Rara sehat, dan ada yang menemani. Tidak ada rahasia-rahasiaan.
    .after-b = Bagus, bertanya selalu boleh. Dokter yang baik menjelaskan dulu, dan ada yang menemani Rara.
    .after-c = Boleh bilang begitu. Rara bisa minta dipeluk Mama dulu, atau minta Bu Dokter menjelaskan pelan-pelan.

lesson-body-3 =
    Om menggelitik Rara. Tadi lucu. Sekarang Rara tidak suka lagi.

    Apa yang bisa Rara lakukan?
    .a = Bilang: berhenti!
    .b = Lari ke Mama
    .c = Diam saja
    .after-a = Boleh! Badan Rara milik Rara. Tidak berarti tidak, juga kepada orang yang kita sayang. Om yang harus berhenti.
    .after-b = Boleh, pergi itu juga cara bilang tidak. Rara bisa cerita ke Mama apa yang tidak ia suka.
    .after-c = Kadang suara tidak mau keluar. Itu bukan salah Rara. Orang dewasa yang harus berhenti. Nanti Rara boleh cerita.

lesson-body-4 =
    Seseorang berkata ke Rara: “Ini rahasia kita, ya. Jangan bilang siapa-siapa.” Perut Rara jadi tidak enak.

    Apa yang bisa Rara lakukan?
    .a = Cerita ke orang dewasa
    .b = Simpan rahasianya
    .c = Tanya: ini kejutan?
    .after-a = Boleh. Rahasia yang bikin sedih atau takut boleh dibuka, walau sudah janji. Rara tidak salah.
    .after-b = Menepati janji itu biasanya baik. Tapi rahasia yang bikin perut tidak enak boleh dibuka. Rara tidak salah, kapan pun ia cerita.
    .after-c = Pintar. Kejutan, seperti kado, nanti dibuka dan bikin senang. Kalau harus disembunyikan terus dan bikin takut, ceritakan saja.

lesson-body-5 =
    Rara cerita ke Nenek. Nenek sedang sibuk dan tidak mendengar.

    Sekarang Rara bagaimana?
    .a = Cerita lagi nanti
    .b = Cari orang dewasa lain
    .c = Tidak jadi cerita
    .after-a = Ya, boleh diulang. Rara bisa bilang: “Nek, ini penting.” Mendengarkan anak itu tugas orang dewasa.
    .after-b = Ya. Mama, Papa, Bu Guru, atau siapa pun yang Rara percaya. Terus cari, sampai ada yang menolong. Siapa orangmu? Sebutkan tiga.
    .after-c = Rara pasti kecewa. Itu bukan salahnya. Besok boleh dicoba lagi, ke orang lain juga boleh. Sebutkan bersama: siapa saja orangnya?

# Orang asing di internet: anak

lesson-stranger = Teman baru di game
    .end = Kamu sudah belajar banyak. Kalau ada yang seperti Bintang99, atau cuma ingin tanya, petugas bisa dihubungi dengan satu ketukan: 💬 Bercerita.

lesson-stranger-1 =
    Kamu sedang main game. “Bintang99” memberi kamu banyak berlian gratis. Katanya: “Kamu pemain paling hebat. Aku juga kelas 5, lho.”

    Kamu bagaimana?
    .a = Terima dan main terus
    .b = Cerita ke orang rumah
    .c = Tanya dulu dia siapa
    .after-a = Senang, ya, dapat hadiah. Wajar. Cuma, ada orang yang memberi hadiah supaya dipercaya. Ceritakan hadiahnya ke orang dewasa yang kamu percaya.
    .after-b = Bagus. Belum tentu ada apa-apa, tapi kalau ada orang dewasa yang tahu, kamu tidak sendirian.
    .after-c = Bertanya itu bagus. Tapi di internet, umur, foto, dan nama bisa dikarang. Jadi ceritakan juga ke orang dewasa yang kamu percaya.

lesson-stranger-2 =
    Besoknya Bintang99 menulis: “Di sini ramai. Pindah ke chat berdua saja, yuk. Nomormu berapa?”

    Kamu bagaimana?
    .a = Di sini saja, deh
    .b = Kasih nomor
    .c = Tanya orang dewasa dulu
    .after-a = Boleh banget. Kamu tidak perlu alasan. Teman yang baik tidak akan memaksa.
    .after-b = Kamu ingin ramah, itu baik. Di chat berdua tidak ada orang lain yang melihat. Kalau nomornya sudah terkirim, tidak apa-apa: ceritakan saja.
    .after-c = Bagus. Kalian bisa memutuskan bersama. Menjaga kamu memang tugas orang dewasa.

lesson-stranger-3 =
    Bintang99: “Jangan bilang mamamu, ya. Nanti kita tidak boleh main lagi. Cuma aku yang ngerti kamu.”

    Kamu bagaimana?
    .a = Cerita ke orang dewasa
    .b = Simpan rahasianya
    .c = Tidak membalas
    .after-a = Bagus. Kalau ada yang minta rahasia dari orang yang menjagamu, itu tanda untuk bercerita. Kamu tidak mengkhianati siapa-siapa.
    .after-b = Kamu takut kehilangan teman main. Itu wajar. Tapi rahasia yang mengganggu boleh dibuka kapan saja, juga nanti, juga sesudah janji.
    .after-c = Boleh. Kamu tidak wajib membalas siapa pun. Ceritakan juga, supaya kamu tidak memikirkannya sendirian.

lesson-stranger-4 =
    Bintang99: “Kirim fotomu, dong. Aku sudah kasih berlian. Jangan pelit.”

    Kamu bagaimana?
    .a = Tidak kirim
    .b = Kirim foto muka saja
    .c = Tangkap layar, blokir
    .after-a = Boleh. Hadiah tidak perlu dibayar dengan foto. Tidak berarti tidak.
    .after-b = Kamu ingin adil karena sudah diberi hadiah. Padahal kamu tidak berutang apa-apa. Kalau sudah terkirim, itu bukan salahmu. Jangan kirim lagi, dan ceritakan.
    .after-c = Bagus, chatnya tersimpan dulu, baru diblokir. Lalu tunjukkan ke orang dewasa yang kamu percaya.

lesson-stranger-5 =
    Bintang99 marah: “Kirim, atau akun game-mu kuambil!”

    Kamu takut. Kamu bagaimana?
    .a = Cari orang dewasa
    .b = Turuti saja
    .c = Hapus semua chat
    .after-a = Ya. Bilang saja: “Tolong, ada yang bikin aku takut.” Kamu tidak salah. Menghentikan orang itu tugas orang dewasa.
    .after-b = Banyak anak menurut karena takut. Itu bukan salahmu. Biasanya orang seperti itu minta lagi. Berhenti kapan pun boleh. Cerita, ya.
    .after-c = Kamu ingin semuanya hilang. Wajar sekali. Kalau bisa, simpan chatnya untuk bukti. Kalau sudah terhapus, tetap ceritakan: kami tetap mendengar.

# Diminta mengirim gambar: remaja

lesson-picture = Kalau dia minta foto
    .end = Apa pun yang sudah terjadi, kamu tidak harus sendirian. Petugas bisa dihubungi dengan satu ketukan: 💬 Bercerita. Tanpa gambar, tanpa nama.

lesson-picture-1 =
    Kamu dan Raka sudah pacaran tiga bulan. Malam-malam ia menulis: “Kirim foto yang spesial, dong. Cuma buat aku. Kalau sayang, pasti mau.”

    Kamu tidak nyaman. Lalu?
    .a = “Aku tidak mau.”
    .b = Ganti topik
    .c = Kirim, biar tidak marah
    .after-a = Jelas dan cukup, tanpa alasan. Sayang tidak perlu dibuktikan dengan foto. Kalau ia marah, itu urusannya, bukan salahmu.
    .after-b = Boleh, tidak semua harus dijawab. Kalau ia terus meminta, kamu boleh bilang tidak, atau cerita ke orang yang kamu percaya.
    .after-c = Ingin ia tidak marah itu manusiawi. Tapi foto yang sudah pergi sulit ditarik. Kalau sudah terkirim lalu dipakai menekan, itu salah yang menekan, bukan kamu.

lesson-picture-2 =
    Raka tiba-tiba mengirim foto dirinya yang tidak kamu minta. “Sekarang giliranmu. Masa aku saja?”

    Lalu?
    .a = “Aku tidak minta ini.”
    .b = Tidak membalas
    .c = Merasa harus gantian
    .after-a = Betul. Kamu tidak berutang apa-apa. Jangan diteruskan ke siapa pun, ya: gambar seperti itu tidak boleh disimpan atau disebar.
    .after-b = Boleh. Diam juga jawaban. Ceritakan ke orang dewasa yang kamu percaya; kata-katanya cukup, gambarnya tidak usah ditunjukkan.
    .after-c = Ditekan seperti itu memang bikin serba salah. Tapi ini bukan permainan gantian. Badanmu milikmu, dan kamu boleh berhenti di titik mana pun.

lesson-picture-3 =
    Kalian putus. Raka menulis: “Bayar, atau fotomu kusebar malam ini.”

    Jantungmu berdebar. Lalu?
    .a = Simpan chat, tidak bayar
    .b = Bayar, supaya selesai
    .c = Hapus semuanya
    .after-a = Itu langkah yang kuat. Tangkap layar kata-katanya, nama akun, dan tanggal. Tidak usah membalas. Lalu cari satu orang yang kamu percaya.
    .after-b = Kamu ingin ini selesai, siapa pun begitu. Biasanya sesudah dibayar, permintaannya tidak berhenti. Kalau sudah telanjur bayar, berhenti sekarang masih bisa. Simpan buktinya.
    .after-c = Wajar ingin menghapus. Kalau bisa, simpan chat ancamannya dulu: itu bukti. Kalau sudah terhapus, kamu tetap didengar.

lesson-picture-4 =
    Kamu takut fotonya menyebar. Rasanya semua orang sudah tahu.

    Mulai dari mana?
    .a = Cegah penyebarannya
    .b = Cerita ke satu orang
    .c = Rasanya ingin hilang
    .after-a = Di bawah 18: takeitdown.ncmec.org. Sidik digitalnya dibuat di HP-mu, fotonya tidak dikirim. Tidak menjangkau WhatsApp dan salinan yang diubah. 18 ke atas: stopncii.org.
    .after-b = Bagus. Coba: “Ada yang menekan aku pakai foto. Temani aku dulu, ya.” Kalau orang pertama tidak mendengar, cari yang lain.
    .after-c = Terima kasih sudah meluruskan. Kalau rasanya semua mata melihat, wajar ingin tidak terlihat. Kamu jauh lebih dari selembar foto. Kalau nanti terasa terlalu berat, jangan menunggu: tekan 🆘 atau 💬 Bercerita.

lesson-picture-5 =
    Di grup kelas ada yang mengirim foto pribadi temanmu, Dila. “Sebarkan!”

    Kamu bagaimana?
    .a = Tidak meneruskan
    .b = Temani Dila
    .c = Melihat sebentar
    .after-a = Bagus. Rantainya putus di kamu. Hukum melarang menyimpan dan menyebarkan gambar seperti itu. Beri tahu guru atau orang dewasa yang aman.
    .after-b = Itu berarti sekali. “Ini bukan salahmu. Aku di sini.” Tanya ia ingin dibantu apa, dan bantu cari orang dewasa yang aman.
    .after-c = Penasaran itu manusiawi. Yang penting sesudahnya: jangan simpan, jangan teruskan. Bayangkan Dila; ia butuh teman.

# Kerja di Kamboja, enam ketukan: dewasa

lesson-job = Enam ketukan sebelum berangkat
    .end = Tertipu bukan kesalahan; yang salah yang menipu. Ragu soal satu tawaran? Petugas bisa dihubungi dengan satu ketukan: 💬 Bercerita.

lesson-job-1 =
    Ketukan 1: tujuannya.

    Ada DM masuk: “Lowongan admin di Kamboja. Gaji besar, tanpa pengalaman, tiket dan mes gratis. Berangkat minggu ini!”

    Apa yang Anda lakukan?
    .a = Tanya-tanya lagi
    .b = Curiga: terlalu mudah
    .c = Daftar cepat-cepat
    .after-a = Bertanya itu baik. Tandai dulu: gaji besar dengan syarat mudah, cepat berangkat, dan Kamboja bukan negara tujuan resmi pekerja migran kita (KP2MI, Okt 2025).
    .after-b = Perasaan itu berguna. Gaji besar, syarat mudah, cepat berangkat: itu tanda bahaya. Kamboja juga bukan negara tujuan resmi pekerja migran kita (KP2MI, Okt 2025).
    .after-c = Butuh kerja itu nyata, dan tawaran ini dibuat supaya orang cepat bilang ya. Pelan dulu: Kamboja bukan negara tujuan resmi (KP2MI, Okt 2025). Mendaftar belum berarti harus berangkat.

lesson-job-2 =
    Ketukan 2: perusahaannya.

    “Saya dari PT resmi, kok,” tulis orang itu di WA. Anda belum pernah bertemu dengannya.

    Cek di mana?
    .a = SIP3MI
    .b = Disnaker atau BP3MI
    .c = Percaya, ia baik
    .after-a = Bagus. Di SIP3MI bisa dicek apakah perusahaan penempatannya (P3MI) terdaftar. Tidak ketemu? Tanya BP3MI atau Disnaker.
    .after-b = Bagus. Bawa nama perusahaan dan negaranya. KemenP2MI juga bisa ditanya, tanpa biaya.
    .after-c = Orang yang ramah memang mudah dipercaya, juga tetangga atau saudara. Mengecek bukan berarti menuduh. Cukup nama perusahaannya, lalu SIP3MI.

lesson-job-3 =
    Ketukan 3: kontraknya.

    “Kontrak nanti saja di sana,” katanya. “Yang penting berangkat dulu.”

    Jawaban Anda?
    .a = “Kontrak dulu, baru saya.”
    .b = “Boleh lihat contohnya?”
    .c = “Ya sudah, nanti saja.”
    .after-a = Tepat. Tanpa kontrak, janji mudah berubah. Bawa pulang, baca pelan-pelan, tunjukkan ke orang yang Anda percaya atau Disnaker.
    .after-b = Awal yang baik. Contoh belum kontrak, jadi minta yang atas nama Anda, dengan kerja, gaji, dan tempat yang jelas.
    .after-c = Sungkan menolak itu biasa. Tetapi berangkat tanpa kontrak adalah salah satu tanda jebakan. Anda boleh berubah pikiran, juga di bandara.

lesson-job-4 =
    Ketukan 4: uangnya.

    “Biayanya tujuh juta. Belum ada uang? Kami talangi, nanti potong gaji.”

    Bagaimana?
    .a = Tidak bayar apa-apa dulu
    .b = Pinjam ke saudara
    .c = Setuju potong gaji
    .after-a = Baik. Uang muka lima sampai sepuluh juta sering jadi tali utang yang mengikat. Tanya dulu ke BP3MI atau Disnaker.
    .after-b = Saudara ingin menolong, tetapi utangnya nyata walau kerjanya belum tentu. Tunda dulu sampai perusahaannya dicek.
    .after-c = Terdengar ringan karena tidak keluar uang sekarang. Utang seperti itu bisa dipakai untuk menahan orang. Belum ditandatangani? Masih bisa mundur. Sudah? Tanya petugas.

lesson-job-5 =
    Ketukan 5: visa dan paspornya.

    “Masuk pakai visa turis dulu, gampang. Paspor kami yang pegang, biar aman.”

    Bagaimana?
    .a = Paspor saya pegang
    .b = Tanya soal visanya
    .c = Semua orang juga begitu
    .after-a = Ya. Paspor dipegang sendiri, visa sesuai kerjanya. Visa turis untuk bekerja adalah tanda jebakan.
    .after-b = Bagus. Tanyakan ke BP3MI atau Disnaker, bukan hanya ke perekrut. Visa turis dan paspor ditahan adalah dua tanda jebakan.
    .after-c = Kalau banyak yang berangkat begitu, rasanya jadi biasa. Banyak juga yang lalu terjebak, dan itu bukan salah mereka. Cek dulu, tidak rugi apa-apa.

lesson-job-6 =
    Ketukan 6: jalan pulangnya.

    Teman Anda sudah di sana. Ia menulis: “Kerjanya lain. Paspor ditahan. Aku tidak boleh keluar.”

    Apa langkah pertama?
    .a = Hubungi kedutaan
    .b = Telepon nomor darurat di sini
    .c = Kirim uang ke agennya
    .after-a = Tepat. Kedutaan atau konsulat RI di negara itu, atau salah satu di bawah ini. Balas chat teman Anda hanya kalau aman baginya.
    .after-b = Niatnya baik. Untuk yang di luar negeri, jalannya lewat kedutaan; nomor darurat di sini tidak sampai ke sana. Ceritakan juga ke petugas kami.
    .after-c = Anda ingin ia cepat bebas. Sebelum mengirim uang, hubungi kedutaan atau salah satu di bawah ini. Simpan chat dan lokasinya.

# Di bus: yang melihat

lesson-bus = Di dalam bus
    .end = Satu orang yang peduli itu berarti. Pernah melihat yang seperti ini? Petugas bisa dihubungi dengan satu ketukan: 💬 Bercerita.

lesson-bus-1 =
    Sore, bus penuh. Seorang laki-laki terus merapat ke seorang siswi. Siswi itu bergeser, memeluk tasnya, menunduk.

    Anda melihatnya. Apa yang terasa mungkin?
    .a = Perhatikan, lalu mendekat
    .b = Pura-pura tidak melihat
    .c = Membentak laki-laki itu
    .after-a = Melihat adalah langkah pertama. Berdiri dekat siswi itu membuatnya tidak sendirian. Perhatikan juga keselamatan Anda.
    .after-b = Banyak orang terdiam karena kaget atau takut. Itu manusiawi. Tidak harus hal besar: pindah sedikit lebih dekat, atau memberi tahu sopir.
    .after-c = Anda ingin itu berhenti, dan itu baik. Kalau bentakan bisa bikin keadaan panas, mulai dari siswi itu dulu. Ajak penumpang lain, jangan sendirian.

lesson-bus-2 =
    Anda sekarang di dekat siswi itu. Ia melirik, wajahnya tegang.

    Apa yang Anda katakan atau lakukan?
    .a = “Mau duduk di sini, Dik?”
    .b = “Kamu tidak apa-apa?”
    .c = Menarik tangannya
    .after-a = Sederhana dan tidak memalukan siapa pun. Ia bisa pindah tanpa harus menjelaskan apa-apa.
    .after-b = Baik, pelan saja. Kalau ia tidak menjawab, tidak apa-apa. Tetap di dekatnya; ia tidak perlu bercerita di depan orang.
    .after-c = Niatnya melindungi. Sesudah disentuh tanpa mau, sentuhan lain bisa menakutkan. Tanya dulu, biar ia yang memilih.

lesson-bus-3 =
    Laki-laki itu menatap Anda. “Bukan urusanmu!”

    Sekarang?
    .a = Minta tolong sopir
    .b = Ajak penumpang lain
    .c = Melawan sendirian
    .after-a = Bagus. Anda tidak harus menghadapinya sendiri. Kalau ada bahaya, tekan 🆘.
    .after-b = Bagus. “Bu, Pak, tolong bantu berdiri di sini.” Bersama-sama lebih aman.
    .after-c = Berani sekali. Tetapi keselamatan Anda juga penting. Cukup tetap dekat siswi itu, minta sopir dan orang lain membantu. Bahaya: tekan 🆘.

lesson-bus-4 =
    Seorang penumpang merekam dengan HP. “Kita viralkan!”

    Menurut Anda?
    .a = Tanya siswinya dulu
    .b = Unggah saja
    .c = Simpan, jangan unggah
    .after-a = Betul. Itu ceritanya, ia yang memilih. Rekaman bisa jadi bukti, jadi tawarkan untuknya, bukan untuk internet.
    .after-b = Marahnya bisa dimengerti. Tetapi kalau wajahnya tersebar, ia terluka lagi, dan identitas anak dilindungi hukum. Tawarkan rekamannya kepada siswi itu saja.
    .after-c = Itu hati-hati. Rekaman bisa jadi bukti. Tanya apakah ia mau menerimanya, dan jangan sebarkan ke grup.

lesson-bus-5 =
    Di halte, siswi itu gemetar. “Saya tadi diam saja,” katanya.

    Apa yang Anda katakan?
    .a = “Itu bukan salahmu.”
    .b = “Mau telepon siapa?”
    .c = “Ayo ke polisi sekarang.”
    .after-a = Kalimat itu bisa ia ingat lama. Ia tidak wajib melawan. Yang salah orang yang mengganggunya.
    .after-b = Bagus: ia memilih orang yang ia percaya. Temani sampai orangnya datang, kalau ia mau.
    .after-c = Boleh ditawarkan, pelan-pelan, biar ia memilih. Pelecehan seksual diatur hukum, dan yang melihat juga boleh memberi tahu (UU 12/2022 pasal 4 dan 39).

# Saat anak bercerita: orang tua

lesson-tells = Saat anak mulai bercerita
    .end = Anda sudah mau belajar mendengar, dan itu besar artinya bagi anak. Petugas bisa dihubungi dengan satu ketukan: 💬 Bercerita.

lesson-tells-1 =
    Bayangkan Anda mamanya. Untuk papa, kata-katanya sama.

    Di motor, Sari (8 tahun) berkata pelan: “Aku tidak mau les lagi. Omnya suka aneh.”

    Anda kaget. Apa kata pertama Anda?
    .a = “Mama dengar. Ceritakan.”
    .b = “Ah, Om itu baik, kok.”
    .c = Diam, terlalu kaget
    .after-a = Pintu terbuka. Berhenti di tempat tenang, beri waktu, dan pakai kata-kata Sari sendiri.
    .after-b = Kadang kita menenangkan diri sendiri. Masih bisa kembali: “Tadi Sari bilang Om aneh. Mama mau dengar.” Didengar sekarang tetap berarti.
    .after-c = Diam sebentar itu manusiawi. Tarik napas, lalu: “Terima kasih sudah bilang. Mama dengar.” Anak sering mencari tanda bahwa ia boleh lanjut.

lesson-tells-2 =
    Sari bercerita sepotong. Lalu ia berhenti dan menunduk. “Mama marah?”

    Anda menjawab?
    .a = “Mama percaya Sari.”
    .b = “Kamu yakin?”
    .c = “Mama marah sama Om!”
    .after-a = Itu yang paling ia butuhkan. Tambahkan: “Ini bukan salahmu. Terima kasih sudah cerita.”
    .after-b = Kita ingin ini tidak benar, wajar. Untuk anak, pertanyaan itu bisa terdengar seperti tidak dipercaya. Coba: “Mama percaya. Pelan-pelan saja.”
    .after-c = Marahnya wajar. Anak kadang mengira marah itu untuknya. Katakan: “Mama tidak marah sama Sari. Sari benar sudah cerita.”

lesson-tells-3 =
    “Tapi janji ya, jangan bilang siapa-siapa,” bisik Sari.

    Anda menjawab?
    .a = “Mama perlu minta bantuan”
    .b = “Mama janji.”
    .c = “Sari takut apa, Nak?”
    .after-a = Jujur itu menjaga kepercayaan. “Mama beri tahu orang yang tugasnya menolong anak. Tiap langkah Mama ceritakan dulu ke Sari.”
    .after-b = Ingin ia tenang, ya. Janji itu sulit ditepati. Masih bisa diluruskan: “Mama tidak bisa menyimpannya sendiri. Mama janji menemani Sari.”
    .after-c = Pertanyaan yang lembut. Dengarkan takutnya. Lalu jujur: Mama perlu bantuan orang lain, dan Mama akan menemani.

lesson-tells-4 =
    Sari sudah tidur. Anda ingin tahu semuanya. Anda juga ingin mendatangi orang itu malam ini.

    Apa yang Anda pilih?
    .a = Catat kata-kata Sari
    .b = Bangunkan, tanya rinci
    .c = Datangi orang itu
    .after-a = Bagus. Tulis apa adanya, dengan tanggal. Anak tidak perlu mengulang. Bertanya lebih jauh biar orang yang terlatih.
    .after-b = Ingin tahu itu karena sayang. Tetapi anak lelah kalau harus mengulang. Yang sudah ia ceritakan cukup untuk meminta bantuan.
    .after-c = Siapa pun akan marah. Mendatanginya bisa membahayakan Anda dan Sari. Simpan tenaga untuk Sari, dan hubungi petugas dulu.

lesson-tells-5 =
    Sekarang apa? Dari kata-kata Sari, ada yang terjadi hari ini.

    Langkah Anda?
    .a = Hubungi petugas
    .b = Mandikan, cuci bajunya
    .c = Tunggu minggu depan
    .after-a = Ya. Kalau perlu, ke rumah sakit secepatnya, sebaiknya dalam 72 jam. Kalau bisa, Sari belum mandi dan bajunya disimpan. Tidak aman? Tekan 🆘.
    .after-b = Ingin membersihkan semuanya itu naluri. Kalau bisa, tunggu sampai diperiksa, dan simpan bajunya. Kalau sudah mandi, tidak apa-apa. Tetap datang.
    .after-c = Butuh waktu berpikir itu wajar. Tetapi pertolongan medis paling baik dalam 72 jam. Lewat itu pun tetap datang. Anda tidak harus memutuskan sendirian.
