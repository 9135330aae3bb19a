# Rencana aman: tiap butir dengan kata di tombolnya (.key) dan alasannya (.why). Data di locales/lessons.toml.

plan-exit = Saya tahu jalan keluar dari tiap ruangan, dan kuncinya ada di mana.
    .key = Jalan keluar, kunci
    .why = Saat panik sulit berpikir. Yang sudah pernah dilihat lebih mudah diingat.

plan-room = Kalau mulai ribut, saya ke ruangan yang ada jalan keluarnya. Bukan dapur, bukan kamar mandi.
    .key = Ruangan lebih aman
    .why = Ruangan dengan jalan keluar memberi kesempatan pergi.

plan-code-word = Saya punya satu kata kode. Artinya: tolong, telepon sekarang.
    .key = Kata kode
    .why = Kata biasa seperti ‘garam’ bisa dikirim di depan siapa saja. Sepakati dulu apa yang dilakukan orang yang mendengarnya.

plan-neighbour = Satu tetangga tahu, dan tahu harus menelepon ke mana kalau terdengar ribut.
    .key = Satu tetangga
    .why = Tetangga bisa menyebut alamat dengan jelas. Pilih yang bukan teman dekatnya.

plan-bag = Satu tas siap, di tempat yang tidak akan ia temukan. Kunci cadangan di dalamnya.
    .key = Tas siap
    .why = Kalau harus cepat, tinggal ambil. Menitipkannya di rumah orang yang dipercaya juga boleh. Tidak sempat? Tinggalkan.

plan-papers = Surat penting atau salinannya: KTP, KK, akta, buku nikah, ijazah.
    .key = Surat penting
    .why = Berguna untuk mengurus banyak hal. Tidak terbawa pun tidak apa-apa: KTP dan KK boleh menyusul.

plan-money = Uang sedikit-sedikit, dan buku tabungan, di tempat aman.
    .key = Uang simpanan
    .why = Untuk ongkos dan makan hari-hari pertama. Berapa pun ada gunanya.

plan-medicine = Obat yang dipakai tiap hari, untuk saya dan anak.
    .key = Obat
    .why = Supaya tidak perlu kembali hanya untuk obat.

plan-children = Anak tahu kata kodenya, ke mana pergi, dan bahwa menolong saya bukan tugasnya.
    .key = Anak-anak
    .why = Ajarkan pendek saja, seperti latihan kebakaran. Anak kecil bisa keceplosan, jadi cukup yang perlu.

plan-phone = Ganti sandi dari HP yang aman. HP ini mungkin dibaca.
    .key = Sandi HP
    .why = Aplikasi mata-mata melihat semuanya. Perubahan tiba-tiba bisa bikin curiga, jadi pilih waktunya bersama petugas.

plan-location = Lokasi di HP saya dan HP anak dimatikan. Waktunya saya pilih bersama petugas.
    .key = Lokasi HP
    .why = HP bisa memberi tahu di mana Anda. Dimatikan terlalu awal pun bisa mengundang tanya.

plan-call = Nomor yang saya hafal: satu orang yang dipercaya, dan satu nomor darurat.
    .key = Nomor yang dihafal
    .why = HP bisa hilang atau direbut. Nomor darurat ada di 🆘; di sana tertulis juga mana yang melihat nomor dan lokasi.

plan-go = Saya tahu mau ke mana, dan siapa yang menunggu di sana. Dia tidak tahu.
    .key = Tempat tujuan
    .why = Tempat yang sudah disepakati membuat langkah pertama lebih ringan. Soal tempat tinggal sementara, tanya petugas.
