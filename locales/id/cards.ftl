# Kartu informasi. DRAF: belum diperiksa ahli hukum, tenaga medis, dan penyintas.
# 64 huruf pertama tiap baris netral (PROMISES.md 22). Nomor telepon hanya dari DOMAIN.md bagian 1.

## Pergi dari rumah

card-leaving-title = Pergi dari rumah dengan lebih aman

card-leaving-what =
    Kalau rumah tidak aman, pergi pun perlu rencana.

    • Saat pergi adalah saat yang paling berbahaya. Jadi siapkan dulu, diam-diam.
    • Membuat rencana tidak berarti harus pergi sekarang. Waktunya Anda yang memilih.
    • Rencana yang baik disusun bersama Anda. Petugas bisa menemani.
    • HP bisa dibuka orang lain. Pikirkan juga di mana rencana ini disimpan.

card-leaving-do =
    • Bahaya sekarang: tekan 🆘.
    • Jangan beri tahu dia soal rencana ini.
    • Mulai ribut? Ke ruangan yang ada jalan keluarnya, bukan dapur atau kamar mandi.
    • Sepakati kata kode dengan tetangga dan anak.
    • Tas: KTP, KK, akta, buku nikah, ijazah, tabungan, obat, uang, kunci.
    • Tentukan tempat tujuan.
    • Ganti sandi dan matikan lokasi, dari HP yang aman.
    • Tas tidak sempat dibawa? Tinggalkan. KTP dan KK boleh menyusul.

card-leaving-say =
    Ke tetangga:
    “Kalau saya kirim kata ‘garam’, tolong telepon 110.”

    Ke anak:
    “Kalau Mama bilang ‘ambil payung’, langsung ke rumah sebelah, ya. Menolong Mama bukan tugasmu.”

    Ke keluarga:
    “Kalau terpaksa, boleh saya menginap? Tolong jangan cerita ke siapa-siapa.”

    Ke petugas:
    “Saya ingin pergi, tapi takut. Tolong bantu susun rencananya.”

card-leaving-help =
    • { $centre }: boleh minta menyusun rencana bersama. Soal tempat tinggal sementara, tanya petugas.
    • Polisi: 110. 24 jam, gratis.
    • Siaga 112. 24 jam, gratis. Tidak anonim: operatornya melihat nomor dan lokasi.
    • SAPA 129: telepon 129 atau WA 08111-129-129. 24 jam.

card-leaving-source =
    Rencana aman: suara.com, UPJ e-library, urbanwomen, endvawnow (tanpa tanggal).
    HP: NNEDV techsafety.org (tanpa tanggal).
    KTP menyusul: SIPPN, SK 301/2022.
    110: riauinfo.com, 26 Jan 2026. 112: jangkarnews, 14 Jan 2026; riau1.com, 24 Jan 2026. SAPA 129: antaranews, Sep 2023.

## Setelah kekerasan seksual

card-after-sexual-violence-title = Setelah kejadian: 72 jam pertama

card-after-sexual-violence-what =
    Ini bukan salah Anda. Melawan atau tidak, ini bukan salah Anda.

    • Ada obat untuk mencegah hamil dan mencegah HIV. Sesegera mungkin, sebaiknya dalam 72 jam.
    • Lewat 72 jam pun tetap datang.
    • Infeksi lain juga bisa diperiksa.
    • Tiap langkah butuh persetujuan Anda. Boleh bertanya, boleh bilang tidak.
    • Visum: hasil periksa dokter untuk bukti. Biasanya lewat surat polisi. Ada rumah sakit yang memeriksa tanpa surat itu.

card-after-sexual-violence-do =
    • Masih bahaya atau terluka: tekan 🆘. Ambulans 119.
    • Ke rumah sakit secepatnya. Yang ke mana di { $city }, tanya petugas.
    • Kalau bisa, jangan mandi atau membasuh badan sebelum diperiksa.
    • Baju yang dipakai: simpan, jangan dicuci.
    • Sudah mandi? Tidak apa-apa. Tetap datang.
    • Simpan chat. Foto luka. Tangkap layar, dengan tanggalnya.
    • Kalau sudah sanggup, catat apa yang diingat.

card-after-sexual-violence-say =
    Ke dokter:
    “Saya dipaksa, dan butuh pertolongan. Tolong jelaskan obat untuk 72 jam pertama.”
    “Jelaskan dulu tiap langkahnya, ya.”
    “Boleh saya ditemani?”
    “Itu belum sanggup saya ceritakan.”

    Ke orang dekat:
    “Ada yang terjadi pada saya. Belum bisa cerita semua. Tolong antar saya ke rumah sakit.”

card-after-sexual-violence-help =
    • { $centre }: boleh minta ditemani, dan dijelaskan soal visum. Biayanya: tanya petugas.
    • Ambulans: 119. 24 jam.
    • SAPA 129: telepon 129 atau WA 08111-129-129. 24 jam.
    • Polisi: 110. 24 jam, gratis.
    • Siaga 112. 24 jam, gratis. Tidak anonim: operatornya melihat nomor dan lokasi.

card-after-sexual-violence-source =
    Medis: Kemenkes 2022; parapuan 2022; slidepub.com (tanpa tanggal).
    Bukti: sisternet, kompas (tanpa tanggal). Visum: PKT RSCM (tanpa tanggal).
    Ambulans: sibisnis.co.id, 18 Jan 2026. 110: riauinfo.com, 26 Jan 2026. 112: riau1.com, 24 Jan 2026. SAPA 129: antaranews, Sep 2023.

## Hak, dan apa yang terjadi setelah bercerita

card-rights-title = Hak Anda, dan setelah bercerita

card-rights-what =
    Menurut hukum, orang yang disakiti punya hak. Antara lain, untuk kekerasan seksual (UU 12/2022):

    • Dapat penjelasan, bantuan hukum, bantuan psikologis, layanan kesehatan.
    • Identitasnya dijaga.
    • Tidak direndahkan petugas.
    • Gambar atau video seksual dihapus.
    • Pemulihan dan ganti rugi (restitusi).

    Diajak ‘damai’? Tidak boleh diselesaikan di luar pengadilan, kecuali yang berbuat masih anak.

card-rights-do =
    Setelah Anda bercerita di sini:

    • Satu petugas mengambil dan membacanya. Ia tidak melihat akun Anda; Telegram tahu Anda menulis ke sini.
    • Boleh berhenti kapan saja. Ceritanya boleh ditarik.
    • Soal kekerasan seksual, hukum bisa mewajibkan kami memberi tahu polisi dalam 3×24 jam. Sebisa mungkin kami bicarakan dulu.
    • Polisi akan meminta KTP. Petugas kami boleh diminta mendampingi.
    • Untuk anak: orang tua tidak otomatis diberi tahu.

card-rights-say =
    “Siapa saja yang membaca cerita saya?”
    “Tolong pakai bahasa sehari-hari.”
    “Sebelum lanjut: apa yang bisa sampai ke polisi?”
    “Saya mau ada yang mendampingi waktu ditanyai.”
    “Saya tidak mau jalan damai.”
    “Saya mau berhenti dulu.”

card-rights-help =
    • { $centre }: penjelasan, pendampingan, layanan hukum.
    • LPSK (melindungi saksi dan orang yang mengalami): 148, WA 0857-7001-0048. Jam kantor. Permohonan ditelaah dalam 7 hari.
    • Komnas Perempuan: (021) 3903963. Senin–Jumat 09–16 WIB.
    • Untuk anak: KPAI, WA 0811-1002-7727. Jam kantor.
    • LBH APIK: asosiasilbhapik@gmail.com. Cabang Riau: tanya petugas.

card-rights-source =
    UU 12/2022 pasal 23, 41, 66–70 (wikisource; peraturan.info).
    LPSK: tempo, antara 2020, taulebih.com. Komnas Perempuan: tempo, kira-kira 2024. KPAI: merdeka.com, 1 Agu 2024.
    Ini penjelasan umum, bukan nasihat hukum.

## Perintah perlindungan

card-protection-order-title = Surat resmi yang melindungi Anda

card-protection-order-what =
    Kalau ada yang menyakiti di rumah, pengadilan bisa memberi surat. Namanya perintah perlindungan.

    • Berlaku untuk kekerasan rumah tangga: fisik, psikis, seksual, atau ditelantarkan.
    • Sementara itu polisi memberi perlindungan: dalam 1×24 jam, paling lama 7 hari.
    • Polisi juga meminta surat itu ke pengadilan, dalam 1×24 jam.
    • Setahu kami, diputus dalam 7 hari dan berlaku sampai 1 tahun. Pastikan ke petugas, juga isi suratnya.

card-protection-order-do =
    • Bahaya sekarang: tekan 🆘.
    • Memintanya boleh dengan lisan, boleh dengan tulisan.
    • Tidak sanggup ke kantor polisi sendiri? Anda boleh memberi kuasa kepada orang lain.
    • Ada luka? Minta visum lewat surat polisi, atau surat keterangan medis dari dokter. Kekuatannya sama.
    • Simpan foto luka, chat, dan catatan tanggal.
    • Minta petugas kami mendampingi.

card-protection-order-say =
    Ke dokter:
    “Tolong catat luka saya. Saya butuh surat keterangan medis.”

    Ke polisi:
    “Saya tidak aman di rumah. Saya minta perlindungan sementara.”
    “Tolong mintakan perintah perlindungan ke pengadilan, menurut UU 23 tahun 2004.”
    “Permintaan saya sampaikan lisan. Tolong dicatat.”

    Ke keluarga:
    “Saya beri kuasa untuk memberi tahu polisi.”

card-protection-order-help =
    • { $centre }: boleh minta dijelaskan, dibantu menulis, dan ditemani.
    • Polisi: 110. 24 jam, gratis.
    • Siaga 112. 24 jam, gratis. Tidak anonim: operatornya melihat nomor dan lokasi.
    • SAPA 129: telepon 129 atau WA 08111-129-129. 24 jam.
    • LBH APIK: asosiasilbhapik@gmail.com. Cabang Riau: tanya petugas.

card-protection-order-source =
    UU 23/2004 pasal 5, 15, 16, 26, 30.
    Surat medis: 123dok, konsultanhukum.id (tanpa tanggal). Lama surat: pengetahuan umum, belum dicek.
    110: riauinfo.com, 26 Jan 2026. 112: riau1.com, 24 Jan 2026. SAPA 129: antaranews, Sep 2023. LBH APIK: taulebih.com (tanpa tanggal).
    Ini penjelasan umum, bukan nasihat hukum.

## Diancam dengan gambar

card-threatened-picture-title = Foto pribadi mau disebar

card-threatened-picture-what =
    Ada yang bilang akan menyebarkan foto atau video pribadi.

    • Ini bukan salah orang yang ada di gambar, juga kalau dulu ia sendiri yang mengirim. Yang salah: yang mengancam.
    • Pemerasan dengan gambar bisa cepat sekali, hitungan menit sampai jam. Panik itu wajar.
    • Kalau dibayar, biasanya permintaannya tidak berhenti.
    • Gambarnya jangan dikirim ke sini: kami tidak boleh menyimpannya. Tanpa gambar pun kami percaya.

card-threatened-picture-do =
    • Jangan bayar. Jangan kirim lagi.
    • Jangan hapus chat ancamannya. Tangkap layar kata-katanya, nama akun, alamat, tanggal. Tidak usah gambarnya.
    • Berhenti membalas. Sesudah bukti aman, adukan dan blokir.
    • Di bawah 18 tahun: takeitdown.ncmec.org. 18 ke atas: stopncii.org. Gambar tidak dikirim; sidik digitalnya dibuat di HP sendiri.
    • Keduanya tidak menjangkau WhatsApp dan salinan yang diubah.
    • Cerita ke satu orang yang dipercaya.

card-threatened-picture-say =
    Anak ke orang tua:
    “Ada yang mengancam aku pakai foto. Aku takut. Temani aku dulu, ya.”

    Orang tua ke anak:
    “Kamu tidak dimarahi. Ini bukan salahmu. Kita hadapi berdua.”

    Ke teman:
    “Kalau ada yang mengirim gambarku, tolong jangan diteruskan.”

    Ke petugas:
    “Saya diancam. Chat dan tanggalnya saya simpan.”

card-threatened-picture-help =
    • { $centre }: mendengar dulu, lalu membantu langkah berikutnya.
    • Minta konten dihapus: aduankonten.id (alamat halaman, tangkapan layar, alasan). Alamat ini dari halaman 2018.
    • Polisi siber: patrolisiber.id.
    • SAPA 129: telepon 129 atau WA 08111-129-129. 24 jam.
    • Polisi: 110. 24 jam, gratis.

card-threatened-picture-source =
    Langkah: SAFEnet awaskbgo; digitalmama.id; herstory; bengkulunews (tanpa tanggal). NCMEC; stopncii.org; takeitdown.ncmec.org.
    Larangan menyimpan: UU 44/2008 pasal 4–6.
    aduankonten.id, patrolisiber.id: halaman 2018. SAPA 129: antaranews, Sep 2023. 110: riauinfo.com, 26 Jan 2026.

## Diintai, akun dibobol

card-stalking-hacked-title = Diintai, atau akun dimasuki orang

card-stalking-hacked-what =
    Ada yang selalu tahu Anda di mana, membaca chat, atau masuk ke akun Anda.

    • Mengawasi, melanggar privasi, merusak nama baik, mengancam lewat internet: itu kekerasan, walau tidak menyentuh.
    • Perasaan diawasi itu penting. Ceritakan saja, tidak perlu punya bukti dulu.
    • Aplikasi mata-mata bisa melihat semua yang ada di HP, juga chat ini.

card-stalking-hacked-do =
    • Takut dia datang: tekan 🆘.
    • HP mungkin diawasi? Pakai HP lain, atau datang langsung.
    • Catat: apa, kapan, dari akun mana. Tangkap layar, dengan alamat dan tanggal.
    • Pantau: apakah makin sering, makin dekat.
    • Hubungi bantuan. Lalu adukan dan blokir akunnya.
    • Ganti sandi dan matikan lokasi dari HP yang aman. Perubahan tiba-tiba bisa bikin dia curiga: bicarakan dulu dengan petugas.

card-stalking-hacked-say =
    Ke petugas:
    “Dia selalu tahu saya di mana. Saya tidak tahu dari mana dia tahu.”
    “Jangan hubungi saya di nomor ini. HP ini mungkin dibaca.”

    Ke teman:
    “Kalau ada pesan aneh dari akunku, jangan percaya dulu. Tanya aku langsung.”

    Ke orang serumah atau kantor:
    “Tolong jangan beri tahu siapa pun jadwal saya.”

card-stalking-hacked-help =
    • { $centre }: boleh minta menyusun langkah yang lebih aman bersama.
    • Polisi siber: patrolisiber.id.
    • Polisi: 110. 24 jam, gratis.
    • SAPA 129: telepon 129 atau WA 08111-129-129. 24 jam.
    • Komnas Perempuan: (021) 3903963. Senin–Jumat 09–16 WIB.

card-stalking-hacked-source =
    Bentuk dan langkah: SAFEnet awaskbgo; Komnas Perempuan 2017; digitalmama.id; herstory; bengkulunews (tanpa tanggal).
    HP dan mata-mata: NNEDV techsafety.org (tanpa tanggal).
    110: riauinfo.com, 26 Jan 2026. SAPA 129: antaranews, Sep 2023. Komnas Perempuan: tempo, kira-kira 2024. patrolisiber.id: halaman 2018.

## Mendekati anak pelan-pelan

card-grooming-title = Orang yang pelan-pelan mendekati anak

card-grooming-what =
    Ada orang yang mendekati anak sedikit demi sedikit, di dekat kita atau lewat internet.

    Jalannya sering begini:
    • memilih anak, lalu merebut kepercayaannya
    • memberi yang ia butuhkan: hadiah, pulsa, perhatian
    • menjauhkannya dari orang lain
    • membiasakannya pada hal yang tidak pantas
    • mengendalikan, dengan rahasia atau ancaman

    Anak yang menurut tidak salah. Ia diperdaya. Menjaganya tugas orang dewasa.

card-grooming-do =
    • Perhatikan: HP disembunyikan, ada teman baru yang lebih tua, ada hadiah, suasana hati berubah.
    • Satu tanda belum tentu apa-apa. Ajak bicara, tanpa marah.
    • Dengarkan dulu. Jangan merampas HP.
    • Jangan mendatangi atau menantang orang itu.
    • Simpan chat: jangan dihapus. Tangkap layar, dengan alamat dan tanggal. Gambar tanpa baju jangan disalin.
    • Cepat bicara dengan petugas. Bahaya sekarang: 🆘.

card-grooming-say =
    “Siapa teman mainmu sekarang? Ceritakan, yuk.”
    “Orang dewasa yang baik tidak minta anak menyimpan rahasia.”
    “Kalau ada yang bikin tidak enak, bilang. Kamu tidak akan dimarahi.”
    “Kamu tidak salah. Dia yang dewasa, dia yang tahu itu tidak boleh.”
    “Terima kasih sudah cerita. Kita minta bantuan, ya.”

card-grooming-help =
    • { $centre }: bertanya pun boleh, walau baru curiga.
    • SAPA 129: telepon 129 atau WA 08111-129-129. 24 jam.
    • KPAI: WA 0811-1002-7727. Jam kantor.
    • Polisi siber: patrolisiber.id.
    • Polisi: 110. 24 jam, gratis.

card-grooming-source =
    Jalan dan tanda: NCMEC, dan kumpulan bacaan pencegahan (tanpa tanggal).
    Cara mendengar: NSPCC, learning.nspcc.org.uk (tanpa tanggal).
    Bukti: sisternet, kompas (tanpa tanggal); UU 44/2008 pasal 4–6.
    KPAI: merdeka.com, 1 Agu 2024. SAPA 129: antaranews, Sep 2023. 110: riauinfo.com, 26 Jan 2026. patrolisiber.id: halaman 2018.

## Badan anak, 3-6 tahun

card-body-small-title = Mengenal badan: anak 3–6 tahun

card-body-small-what =
    Obrolan pendek sambil mandi atau ganti baju sudah cukup untuk mulai.

    • Sebut bagian badan dengan nama yang benar.
    • Yang pribadi: bibir, dada, kemaluan, bokong. Gampangnya: yang ditutup baju renang, dan bibir.
    • Menyentuhnya hanya untuk merawat, oleh orang tua, atau dokter dengan ditemani.
    • Badan anak milik anak. Tidak berarti tidak.
    • Anak boleh tahu, tetapi yang menjaga tetap kita.

card-body-small-do =
    • Pilih satu hal saja tiap kali. Ulangi di lain hari.
    • Anak tidak mau dicium atau dipeluk? Terima, juga kalau itu dari keluarga.
    • Bedakan: kejutan nanti dibuka. Rahasia yang bikin sedih boleh dibuka.
    • Sebutkan bersama siapa saja orang dewasa untuk tempat cerita.
    • Anak berkata sesuatu yang aneh? Dengarkan, jangan kaget di depannya. Lihat kartu ‘Kalau anak bercerita’.

card-body-small-say =
    “Ini tangan, ini lutut, ini kemaluan. Semua punya nama.”
    “Badanmu milikmu. Kamu boleh bilang tidak.”
    “Kalau tidak bisa bilang tidak, tidak apa-apa. Nanti cerita ke Mama, ya.”
    “Ada yang minta rahasia dan kamu jadi sedih? Boleh dibuka.”
    “Mau peluk, salim, atau dadah saja?”

card-body-small-help =
    • { $centre }: tanya cara bicara dengan anak, atau kalau ada yang mengkhawatirkan.
    • SAPA 129: telepon 129 atau WA 08111-129-129. 24 jam.
    • KPAI: WA 0811-1002-7727. Jam kantor.

card-body-small-source =
    PANTS, NSPCC (tanpa tanggal). Empat bagian pribadi: KemenPPPA, lewat Tempo (tanpa tanggal). ‘Baju renang’: Polda Bengkulu (tanpa tanggal). Nama yang benar: Kak Seto (tanpa tanggal).
    KPAI: merdeka.com, 1 Agu 2024. SAPA 129: antaranews, Sep 2023.

## Badan anak, 7-12 tahun

card-body-school-title = Menjaga diri: anak 7–12 tahun

card-body-school-what =
    Anak sekolah mulai punya dunia sendiri: teman, guru, les, game, HP.

    • Aturannya sama: badan milik anak, tidak berarti tidak, rahasia yang mengganggu boleh dibuka, selalu ada yang bisa menolong.
    • Orang yang mendekati bisa orang yang dikenal, bisa lewat HP.
    • Di bawah 13 tahun: hanya layanan internet khusus anak yang berisiko rendah, dengan izin orang tua (PP 17/2025).
    • Anak waspada itu baik. Yang wajib menjaga: kita.

card-body-school-do =
    • Ngobrol sambil jalan atau makan, sebentar tapi sering.
    • Tanya tentang teman di game dan chat seperti bertanya tentang teman sekolah.
    • Sepakati: tidak mengirim foto badan, tidak pindah ke chat rahasia.
    • Kalau telanjur pun, anak boleh datang. Tidak dimarahi.
    • Buat kata kode keluarga untuk minta dijemput.
    • Perhatikan: HP disembunyikan, hadiah, teman yang lebih tua, berubah murung.

card-body-school-say =
    “Ada yang bikin tidak nyaman hari ini? Di sekolah atau di HP?”
    “Siapa pun orangnya, guru atau saudara sekalipun, kamu boleh cerita.”
    “Kalau kamu diam atau ikut saja karena takut, itu bukan salahmu.”
    “Kirim kata ‘durian’, nanti kujemput. Tidak pakai ditanya dulu.”
    “Belum mau cerita? Tidak apa-apa. Kapan saja boleh.”

card-body-school-help =
    • { $centre }: tanya cara bicara dengan anak, atau kalau ada yang mengkhawatirkan.
    • SAPA 129: telepon 129 atau WA 08111-129-129. 24 jam.
    • KPAI: WA 0811-1002-7727. Jam kantor.

card-body-school-source =
    PANTS, NSPCC (tanpa tanggal). Tanda-tanda: NCMEC, dan kumpulan bacaan pencegahan (tanpa tanggal).
    Umur dan internet: PP 17/2025, lewat nativzen dan idntimes (tanpa tanggal).
    KPAI: merdeka.com, 1 Agu 2024. SAPA 129: antaranews, Sep 2023.

## Ngobrol dengan remaja

card-teenager-title = Ngobrol dengan anak remaja

card-teenager-what =
    Anak yang diam belum tentu baik-baik saja. Ajak bicara.

    • Sampai 18 tahun, menurut hukum ia masih anak. Yang wajib menjaga: orang dewasa.
    • Tanda yang perlu diperhatikan: HP disembunyikan, teman baru yang lebih tua, hadiah, suasana hati berubah.
    • Soal internet (PP 17/2025): 13–15 tahun untuk yang berisiko rendah sampai sedang. 16–17 boleh yang berisiko tinggi, didampingi orang tua.

card-teenager-do =
    • Pilih waktu santai. Duduk di samping, tidak usah berhadapan.
    • Lebih banyak mendengar. Ulangi dengan kata-katanya sendiri.
    • Belum mau cerita? Jangan didesak. Bilang pintunya terbuka.
    • Jangan janji merahasiakan. Janji menemani.
    • Tanya ia ingin dibantu bagaimana.
    • Ia bicara soal ingin mati? Temani, jauhkan benda yang bisa melukai. 119, tekan 8. Tidak tersambung: 112 atau IGD terdekat. 112 melihat nomor dan lokasi.

card-teenager-say =
    “Kamu kelihatan banyak pikiran. Aku di sini kalau mau cerita.”
    “Tidak harus sekarang. Lewat chat juga boleh.”
    “Apa pun yang terjadi, kamu tetap anakku.”
    “Kalau pacar atau teman memaksa, itu bukan salahmu.”
    “Aku tidak bisa janji diam. Aku bisa janji menemanimu.”
    “Kamu ingin dibantu bagaimana?”

card-teenager-help =
    • { $centre }: untuk orang tua, dan untuk remajanya langsung.
    • SAPA 129: telepon 129 atau WA 08111-129-129. 24 jam.
    • 119, tekan 8, atau Healing119.id. Katanya 24 jam, tetapi sering sulit tersambung.
    • KPAI: WA 0811-1002-7727. Jam kantor.

card-teenager-source =
    ‘Anak diam belum tentu baik-baik saja’: Menteri PPPA, 31 Jan 2026. Cara mendengar: NSPCC; WHO 2013. Umur 18: UU 23/2002 jo 35/2014.
    PP 17/2025, lewat nativzen dan idntimes (tanpa tanggal).
    119 tekan 8: Kemenkes, 7 Agu 2025; soal sulit tersambung: detik, 28 Okt 2024, murianetwork, 20 Des 2025.
    KPAI: merdeka.com, 1 Agu 2024. SAPA 129: antaranews, Sep 2023.

## Kalau anak bercerita

card-child-tells-title = Kalau anak bercerita

card-child-tells-what =
    Anak memilih Anda untuk bercerita. Itu kepercayaan besar.

    • Yang paling ia butuhkan: didengar dan dipercaya.
    • Ia mungkin bercerita sepotong-sepotong, atau berhenti di tengah. Itu boleh.
    • Diam, menurut, atau baru bercerita sekarang bukan kesalahan anak. Yang bertanggung jawab: orang yang menyakiti.
    • Kaget dan marah itu wajar. Simpan dulu, jangan di depan anak.

card-child-tells-do =
    • Beri waktu. Dengarkan, pakai kata-kata anak.
    • Bilang: ia benar sudah bercerita, dan ini bukan salahnya.
    • Jangan mengorek. Jangan minta diulang-ulang.
    • Jangan janji merahasiakan. Jelaskan apa yang akan dilakukan.
    • Jangan mendatangi orang yang disebut.
    • Segera beri tahu petugas. Catat kata-kata anak apa adanya.
    • Baru terjadi? Jangan mandikan dulu. Buka kartu ‘72 jam pertama’.
    • Tidak aman: tekan 🆘.

card-child-tells-say =
    “Terima kasih sudah cerita. Kamu benar.”
    “Aku percaya.”
    “Ini bukan salahmu.”
    “Pelan-pelan saja. Boleh berhenti.”
    “Aku tidak marah padamu.”
    “Aku perlu minta bantuan orang yang tugasnya menolong anak. Nanti kuberi tahu tiap langkahnya.”
    “Mau ditemani siapa malam ini?”

card-child-tells-help =
    • { $centre }: tulis saja, walau belum yakin. Anak dan Anda boleh minta didampingi.
    • SAPA 129: telepon 129 atau WA 08111-129-129. 24 jam.
    • Polisi: 110. 24 jam, gratis.
    • KPAI: WA 0811-1002-7727. Jam kantor.
    • Untuk kekerasan seksual: hukum bisa mewajibkan kami memberi tahu polisi. Sebisa mungkin kami bicarakan dulu.

card-child-tells-source =
    NSPCC, learning.nspcc.org.uk, childchapter.org (tanpa tanggal). WHO 2013.
    Bukti: sisternet, kompas (tanpa tanggal). Kewajiban memberi tahu: UU 12/2022 pasal 41.
    KPAI: merdeka.com, 1 Agu 2024. SAPA 129: antaranews, Sep 2023. 110: riauinfo.com, 26 Jan 2026.

## Melihat atau mendengar

card-witness-title = Kalau melihat atau mendengarnya

card-witness-what =
    Suara ribut di sebelah, anak yang menangis terus, orang diganggu di jalan: Anda boleh peduli.

    • Kekerasan di rumah tangga bukan urusan mereka saja. Yang mendengar atau melihat wajib menolong semampunya: mencegah, melindungi, memberi pertolongan darurat (UU 23/2004).
    • Soal kekerasan seksual, siapa pun yang tahu atau melihat boleh memberi tahu (UU 12/2022).
    • Semampunya: Anda tidak diminta membahayakan diri.

card-witness-do =
    • Bahaya sekarang: telepon 110, atau 112 (112 melihat nomor dan lokasi Anda). Di luar negeri: kedutaan.
    • Sebut alamatnya dulu. Itu yang paling berguna.
    • Jangan masuk sendirian.
    • Catat hari, jam, dan yang terdengar.
    • Nanti, kalau ia sendirian dan aman, tanya kabarnya. Jangan kirim pesan yang bisa dibaca orang serumahnya.
    • Jangan unggah foto atau videonya, apalagi kalau ada anak.

card-witness-say =
    Ke operator:
    “Alamatnya: Jalan … nomor …, dekat … . Sekarang ada orang dipukul. Terdengar anak menangis.”

    Ke dia, saat aman:
    “Saya dengar tadi malam. Saya khawatir. Butuh sesuatu?”
    “Ini bukan salahmu.”
    “Kalau perlu, ketuk pintu saya. Kita bisa punya kata kode.”

    Ke tetangga lain:
    “Temani saya ke depan rumahnya, yuk. Jangan sendirian.”

card-witness-help =
    • { $centre }: tulis saja yang dilihat dan alamatnya. Tanpa nama pun boleh.
    • Polisi: 110. 24 jam, gratis.
    • Siaga 112. 24 jam, gratis. Tidak anonim: operatornya melihat nomor dan lokasi.
    • SAPA 129: telepon 129 atau WA 08111-129-129. 24 jam. Diteruskan ke pusat layanan di daerah.

card-witness-source =
    UU 23/2004 pasal 15. UU 12/2022 pasal 39. Identitas anak: UU 11/2012 pasal 19.
    Menghubungi dengan aman: NNEDV techsafety.org (tanpa tanggal).
    110: riauinfo.com, 26 Jan 2026. 112: jangkarnews, 14 Jan 2026; riau1.com, 24 Jan 2026. SAPA 129: antaranews, Sep 2023; portalbontang.com (tanpa tanggal).
    Ini penjelasan umum, bukan nasihat hukum.

## Menolong teman

card-friend-title = Menolong teman

card-friend-what =
    Teman sedang kesulitan di rumah atau dengan pacarnya? Teman yang mendengar itu berarti.

    • Lihat keadaannya, dengarkan, hubungkan dengan yang bisa menolong.
    • Banyak orang diam karena takut, malu, merasa salah, atau tidak tahu caranya.
    • Ia yang paling tahu hidupnya. Ia yang memilih langkahnya.
    • Menyuruhnya cepat pergi bisa membahayakan: saat pergi adalah saat yang paling berbahaya.

card-friend-do =
    • Tanya di tempat yang tidak terdengar orang lain.
    • Dengarkan. Percaya. Jangan memaksa bercerita.
    • Tanya: butuh apa sekarang?
    • Tanya cara menghubungi yang aman. Tanya lagi tiap kali.
    • Jangan menegur orang yang menyakitinya.
    • Jangan sebarkan ceritanya.
    • Kalau ia masih anak, beri tahu orang dewasa yang aman, atau petugas. Katakan itu kepadanya.
    • Bahaya sekarang: 🆘.

card-friend-say =
    “Aku percaya kamu.”
    “Ini bukan salahmu.”
    “Terima kasih sudah bilang.”
    “Kamu butuh apa hari ini?”
    “Aman kalau aku chat? Jam berapa?”
    “Apa pun pilihanmu, aku tetap temanmu.”
    “Ada tempat bertanya tanpa nama. Mau kutemani menulisnya?”

card-friend-help =
    • { $centre }: Anda juga boleh bertanya, tanpa menyebut nama teman.
    • SAPA 129: telepon 129 atau WA 08111-129-129. 24 jam.
    • Polisi: 110. 24 jam, gratis.
    • Untuk perasaan Anda sendiri juga: tulis saja ke petugas.

card-friend-source =
    WHO LIVES (genderhealthhub.org) dan WHO 2013. PFA: lihat, dengar, hubungkan. NNEDV techsafety.org (tanpa tanggal).
    Sebab orang diam: IJRS, 2.210 responden (tanpa tanggal).
    SAPA 129: antaranews, Sep 2023. 110: riauinfo.com, 26 Jan 2026.

## Tawaran kerja palsu

card-job-offers-title = Tawaran kerja yang menjebak

card-job-offers-what =
    Tawaran kerja di luar negeri yang kelihatan bagus bisa jadi jebakan.

    Tandanya:
    • gaji besar, syarat mudah, cepat berangkat
    • lewat WA, FB, DM, atau calo
    • tanpa kontrak, atau janji berubah
    • uang muka Rp5–10 juta, jadi utang
    • visa turis, paspor dipegang orang

    Kamboja bukan negara tujuan resmi pekerja migran kita (KP2MI, Okt 2025). Orang yang tertipu tidak salah; yang salah yang menipu.

card-job-offers-do =
    Belum berangkat:
    • Cek perusahaannya (P3MI) di SIP3MI, BP3MI, atau Disnaker.
    • Minta kontrak. Jangan beri uang muka. Paspor pegang sendiri.
    • Simpan chat dan nama orangnya.
    • Beri tahu keluarga: ke mana, dengan siapa.

    Sudah di sana:
    • Hubungi kedutaan, bukan 110. peduliwni.kemlu.go.id, aplikasi Safe Travel.
    • Kabari keluarga di mana Anda.

    Keluarganya hilang kabar? Simpan chat, tulis ke petugas.

card-job-offers-say =
    “Nama perusahaannya apa? Saya mau cek di SIP3MI dulu.”
    “Kontraknya saya baca dulu di rumah.”
    “Paspor saya pegang sendiri.”
    “Saya tidak berangkat dengan visa turis.”
    “Saya tanya Disnaker dulu.”

    Ke kedutaan:
    “Saya WNI. Paspor saya ditahan. Saya di … Tolong.”

card-job-offers-help =
    • KemenP2MI: 0-800-1000 (gratis, dari Indonesia), +62-21-29244800 (dari luar negeri), WA 0811-8080-141.
    • Di luar negeri: kedutaan; peduliwni.kemlu.go.id; aplikasi Safe Travel.
    • Di daerah: BP3MI/P4MI, Disnaker.
    • { $centre }: untuk yang sudah pulang juga. Pertolongan pertama paling lambat 7 hari setelah diminta (UU 21/2007).

card-job-offers-source =
    Tanda dan cara cek: migranhub; rmolsumsel; nalacitra, Feb 2026; kabarin. Kamboja: KP2MI, Okt 2025.
    Nomor: mediamasakini.id, 10 Apr 2025.
    UU 21/2007, lewat dntlawyers.com dan hariane.com (tanpa tanggal).
    Ini penjelasan umum, bukan nasihat hukum.

## Anak dinikahkan

card-child-marriage-title = Anak yang mau dinikahkan

card-child-marriage-what =
    Siapa pun yang belum 18 tahun adalah anak.

    • Memaksa orang menikah termasuk kekerasan seksual (UU 12/2022 pasal 4).
    • Kadang anak didesak menikah dengan orang yang menyakitinya, supaya ‘selesai’. Hukum tidak membolehkan kekerasan seksual diselesaikan di luar pengadilan, kecuali yang berbuat masih anak.
    • Keluarga sering terjepit malu, utang, atau takut. Ada jalan lain, dan boleh ditanyakan.
    • Batas umur menikah: tanya petugas.

card-child-marriage-do =
    Untuk kamu yang mau dinikahkan:
    • Kamu boleh bilang tidak. Kalau tidak berani, itu juga bukan salahmu.
    • Cerita ke satu orang dewasa yang aman, atau tulis di sini. Orang tua tidak otomatis diberi tahu.
    • Bahaya, dikurung, mau dibawa pergi: 🆘.

    Untuk yang tahu:
    • Dengarkan anaknya, saat ia sendirian dan aman.
    • Tanya petugas sebelum menegur keluarganya.
    • Catat tanggal rencananya.

card-child-marriage-say =
    Anak:
    “Aku belum mau menikah. Aku mau sekolah.”
    “Bu Guru, aku mau dinikahkan bulan depan. Tolong aku.”

    Ke keluarga:
    “Saya mengerti ini berat. Kita tanya dulu, ada jalan lain.”
    “Menikah tidak menghapus yang sudah terjadi padanya.”

    Ke anak:
    “Aku dengar. Kamu tidak membuat malu siapa-siapa.”

card-child-marriage-help =
    • { $centre }: boleh bertanya jalan lain, dan minta didampingi.
    • KPAI: WA 0811-1002-7727. Jam kantor.
    • SAPA 129: telepon 129 atau WA 08111-129-129. 24 jam.
    • Komnas Perempuan: (021) 3903963. Senin–Jumat 09–16 WIB.
    • Polisi: 110. 24 jam, gratis.

card-child-marriage-source =
    UU 23/2002 jo 35/2014 (umur anak). UU 12/2022 pasal 4 dan 23 (wikisource).
    Didesak menikah: Lentera/Magdalene 2016.
    KPAI: merdeka.com, 1 Agu 2024. Komnas Perempuan: tempo, kira-kira 2024. SAPA 129: antaranews, Sep 2023. 110: riauinfo.com, 26 Jan 2026.
    Ini penjelasan umum, bukan nasihat hukum.

## Perundungan

card-bullying-title = Diejek, dikucilkan, dirundung

card-bullying-what =
    Diejek, didorong, dikucilkan, dipermalukan di grup. Itu bukan bercanda.

    • Perundungan termasuk kekerasan pada anak.
    • Lewat HP bisa berupa hinaan, ancaman, akun palsu, menyebar foto atau data pribadi.
    • Anak yang kena tidak salah, juga kalau ia diam atau tidak membalas. Menghentikannya tugas orang dewasa.
    • Anak yang merundung juga anak. Ia perlu dihentikan dan dibantu.

card-bullying-do =
    • Dengarkan sampai selesai. Tanya ia ingin dibantu bagaimana.
    • Catat: apa, kapan, di mana. Tangkap layar, dengan alamat dan tanggal.
    • Beri tahu anaknya, lalu bicara dengan sekolah, bawa catatannya.
    • Jangan mendatangi anak itu atau orang tuanya saat marah.
    • Lewat HP: simpan bukti, lalu adukan dan blokir.
    • Anak bicara ingin mati? Temani, jauhkan benda yang bisa melukai. 119, tekan 8. Tidak tersambung: 112 (melihat nomor, lokasi) atau IGD.

card-bullying-say =
    Anak ke guru:
    “Bu, saya diejek terus. Saya takut masuk kelas. Tolong saya.”

    Ke anak:
    “Terima kasih sudah cerita. Ini bukan salahmu.”
    “Kamu tidak harus menghadapinya sendiri.”

    Teman yang melihat:
    “Sini, duduk sama aku.”

    Ke sekolah:
    “Ini catatan tanggalnya. Apa yang akan dilakukan, dan kapan kita bertemu lagi?”

card-bullying-help =
    • { $centre }: untuk anak, orang tua, dan guru.
    • KPAI: WA 0811-1002-7727. Jam kantor.
    • SAPA 129: telepon 129 atau WA 08111-129-129. 24 jam.
    • 119, tekan 8, atau Healing119.id. Katanya 24 jam, tetapi sering sulit tersambung.

card-bullying-source =
    Jenisnya: daftar saluran bantuan anak Aselo; SAFEnet awaskbgo (tanpa tanggal).
    Cara mendengar: NSPCC (tanpa tanggal). Bukti: sisternet, kompas (tanpa tanggal).
    119 tekan 8: Kemenkes, 7 Agu 2025; soal sulit tersambung: detik, 28 Okt 2024, murianetwork, 20 Des 2025.
    KPAI: merdeka.com, 1 Agu 2024. SAPA 129: antaranews, Sep 2023.

## Laki-laki dan anak laki-laki

card-men-boys-title = Laki-laki juga boleh bercerita

card-men-boys-what =
    Laki-laki dan anak laki-laki juga bisa disakiti, di rumah, di sekolah, di mana saja.

    • Catatan nasional 2024: 6.895 dari 34.561 orang, kira-kira satu dari lima, laki-laki.
    • Tidak melawan, membeku, atau menurut bukan berarti mau. Ini bukan salah Anda.
    • Bercerita tidak membuat siapa pun kurang laki-laki.
    • Anak laki-laki tetap anak. Menjaganya tugas orang dewasa.

card-men-boys-do =
    • Bahaya sekarang: tekan 🆘.
    • Tulis sedikit saja dulu. Nama tidak perlu.
    • Dipaksa secara seksual? Ke rumah sakit secepatnya, sebaiknya dalam 72 jam: ada obat untuk mencegah HIV. Lewat 72 jam pun tetap datang.
    • Simpan chat dan catatan tanggal.
    • Layanan untuk laki-laki dewasa di { $city }: tanya petugas. Bertanya selalu boleh.

card-men-boys-say =
    “Ada yang terjadi waktu saya kecil. Saya belum pernah cerita.”
    “Istri saya sering memukul. Saya malu, tapi saya butuh bantuan.”
    “Saya tidak mau dikasihani. Saya mau didengar.”

    Ke anak laki-laki:
    “Menangis boleh. Aku percaya. Kamu tidak salah.”

card-men-boys-help =
    • { $centre }: untuk anak laki-laki, ya. Untuk laki-laki dewasa, tanya petugas.
    • SAPA 129: telepon 129 atau WA 08111-129-129. 24 jam.
    • Polisi: 110. 24 jam, gratis.
    • 119, tekan 8, atau Healing119.id. Katanya 24 jam, tetapi sering sulit tersambung.
    • LPSK: 148, WA 0857-7001-0048. Jam kantor.

card-men-boys-source =
    Medis: Kemenkes 2022; parapuan 2022.
    Angka: mediapribumi.id, 11 Jan 2025, dari kekerasan.kemenpppa.go.id.
    119 tekan 8: Kemenkes, 7 Agu 2025; soal sulit tersambung: detik, 28 Okt 2024. LPSK: tempo, antara 2020. SAPA 129: antaranews, Sep 2023. 110: riauinfo.com, 26 Jan 2026.

## Disabilitas

card-disability-title = Dengan disabilitas, juga didengar

card-disability-what =
    Layanan ini juga untuk penyandang disabilitas.

    • Memenuhi kebutuhan Anda termasuk tugas pusat layanan (UU 12/2022 pasal 76): misalnya juru bahasa isyarat.
    • Boleh menulis, boleh suara, boleh satu kata.
    • Yang paling tahu kebutuhan Anda: Anda sendiri.
    • Kalau orang yang menyakiti adalah orang yang merawat, Anda tetap boleh bercerita. Ini bukan salah Anda.

card-disability-do =
    • Bahaya sekarang: tekan 🆘. Sulit menelepon? Pakai WA SAPA 129: 08111-129-129.
    • Sebut kebutuhannya sebelum bertemu, supaya disiapkan: juru bahasa isyarat, pendamping, jalan masuk.
    • KTP dan KK boleh menyusul.
    • Boleh minta bicara tanpa orang yang biasa mendampingi.
    • Minta dijelaskan pelan-pelan, diulang, atau ditulis.

card-disability-say =
    “Saya tuli. Tolong lewat tulisan, dan siapkan juru bahasa isyarat.”
    “Saya pakai kursi roda. Apakah tempatnya bisa dimasuki?”
    “Tolong pakai kalimat pendek.”
    “Saya mau bicara sendiri dulu.”
    “Tanya saya langsung, bukan yang mendampingi saya.”

card-disability-help =
    • { $centre }: lewat chat ini. Juru bahasa isyarat: minta di chat ini.
    • SAPA 129: WA 08111-129-129. 24 jam.
    • KPAI, untuk anak: WA 0811-1002-7727. Jam kantor.
    • LPSK: WA 0857-7001-0048. Jam kantor.
    • Polisi 110 dan Siaga 112 lewat telepon. 112 tidak anonim: operatornya melihat nomor dan lokasi.

card-disability-source =
    UU 12/2022 pasal 76; Perpres 55/2024 pasal 5(2). Kebutuhan diketahui dulu, KTP menyusul: SIPPN, SK 301/2022.
    SAPA 129: antaranews, Sep 2023. KPAI: merdeka.com, 1 Agu 2024. LPSK: antara 2020. 110: riauinfo.com, 26 Jan 2026. 112: riau1.com, 24 Jan 2026.
    Ini penjelasan umum, bukan nasihat hukum.

## Datang langsung

card-at-centre-title = Kalau datang ke tempat kami

card-at-centre-what =
    Datang langsung itu pilihan. Bertanya lewat chat dulu juga boleh.

    • Yang dikerjakan di sana: mendengar, mendatangi, mengurus jalannya bantuan, tempat tinggal sementara, pendampingan.
    • Bisa dihubungkan ke layanan kesehatan, psikologis, hukum, dan sosial.
    • Di sana petugas bertemu Anda, jadi tidak lagi tanpa wajah. Petugas wajib mencatat di sistem pemerintah (Simfoni PPA). Boleh bertanya apa yang dicatat.

card-at-centre-do =
    • Tanya alamat, jam buka, dan biaya ke petugas lewat chat ini.
    • Sebut yang dibutuhkan: juru bahasa isyarat, pendamping, bawa anak.
    • KTP dan KK: bawa kalau bisa. Boleh menyusul.
    • Bukti kalau ada: foto luka, chat, surat dokter.
    • Boleh mengajak orang yang dipercaya.
    • Tidak aman untuk keluar? Bilang. Petugas juga punya tugas mendatangi.
    • Bahaya besar: pertolongan darurat dulu, tekan 🆘.

card-at-centre-say =
    “Saya yang menulis lewat chat. Belum mau menyebut nama.”
    “Apa yang akan dicatat, dan siapa yang membacanya?”
    “Saya mau petugas perempuan, kalau bisa.”
    “Tolong jangan hubungi saya di rumah.”
    “Saya mau dengar dulu pilihannya, belum mau memutuskan.”
    “Boleh istirahat sebentar?”

card-at-centre-help =
    • { $centre }: alamat dan jam buka, tanya lewat chat ini.
    • SAPA 129: telepon 129 atau WA 08111-129-129. 24 jam. Mereka mencari daerahnya dan meneruskan ke pusat layanan setempat.
    • Bahaya sekarang: tekan 🆘.

card-at-centre-source =
    Tugas pusat layanan: Permen PPPA 4/2018 dan 2/2022 (ainamulyana.xyz; pasal.id). Sebelas tugas: UU 12/2022 pasal 76; Perpres 55/2024 pasal 5(2).
    Layanan darurat dulu, KTP menyusul: SIPPN, SK 301/2022.
    SAPA 129: antaranews, Sep 2023; portalbontang.com (tanpa tanggal).
